import { isJsonObject, type JsonObject } from '../json-object';
import type { Answered } from '../operations/operation';

/** The object of an answer, with keys as text also where the server, as 8.6 does, sends them as numbers. */
export function objectIn({ value }: Pick<Answered<unknown>, 'value'>): JsonObject {
  return isJsonObject(value) ? withTextKeys(value) : {};
}

/** Changes what comes fresh from the parser, which bounds its levels. */
function withTextKeys<T extends object>(holder: T): T {
  for (const [name, value] of Object.entries(holder)) {
    if (typeof value === 'number' && name.endsWith('Key')) Object.assign(holder, { [name]: String(value) });
    else if (typeof value === 'object' && value !== null) withTextKeys(value);
  }
  return holder;
}
