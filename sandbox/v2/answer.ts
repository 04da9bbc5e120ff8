import { randomUUID } from 'node:crypto';
import { type Answer, isObject, json, problem, Refused, type SandboxRequest } from '../http';
import type { Version } from '../settings';

/** Stands before each key that is to become a number. */
const KEY = randomUUID();

/** Whose fields are what users make up. */
const USERS_OWN = ['variables', 'customHeaders'];

/** 8.6.0 sends keys as JSON numbers, digit for digit; the later versions as strings. */
export function v2Json(version: Version, value: unknown): Answer {
  if (version !== '8.6') {
    return json(value);
  }
  const answer = json(withMarkedKeys(value));
  return { ...answer, body: answer.body.replace(new RegExp(`"${KEY}(\\d+)"`, 'g'), '$1') };
}

function withMarkedKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withMarkedKeys);
  }
  if (!isObject(value)) {
    return value;
  }
  const fields = Object.entries(value).map(([name, field]) => {
    const isKey = /^(key|\w+Key)$/.test(name) && typeof field === 'string' && /^\d+$/.test(field);
    const marked = isKey ? KEY + field : withMarkedKeys(field);
    return [name, USERS_OWN.includes(name) ? field : marked];
  });
  return Object.fromEntries(fields);
}

/** What stands for a value that is not there: 8.9 sends null, the versions before it leave the field out. */
export function absent(version: Version): null | undefined {
  return version === '8.9' ? null : undefined;
}

export function invalidArgument(request: SandboxRequest, detail: string): Refused {
  return new Refused(problem(request, 400, 'INVALID_ARGUMENT', detail));
}
