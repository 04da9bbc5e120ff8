import { protocolError } from '../errors';
import { parsedText } from '../http/parse-json';
import { checkWritable, writeJson } from '../http/write-json';
import { isJsonObject, type JsonObject } from '../json-object';
import { sentence } from '../sentence';

/** Values by name. */
export type Variables = JsonObject;

/** A variable as both APIs send it: its value is JSON text. */
export interface ListedVariable extends JsonObject {
  name: string;
}

/** @throws CamundaError CAMUNDA_PROTOCOL for what is no list of variables */
export function listedVariables(items: unknown, status: number): ListedVariable[] {
  if (Array.isArray(items) && items.every(isListed)) return items;
  throw protocolError(sentence`the answer has no list of variables`, status);
}

export function isListed(item: unknown): item is ListedVariable {
  return isJsonObject(item) && typeof item.name === 'string';
}

/** Whether a long value was left out. Tasklist calls it truncated too where it has sent the whole (8.6.0). */
export function isCut({ isValueTruncated, value }: ListedVariable): boolean {
  return isValueTruncated === true && typeof value !== 'string';
}

/** Their values, of which a later one wins: integers beyond 2^53-1 as text, and what is no JSON as it is. */
export function variablesIn(items: readonly ListedVariable[]): Variables {
  return Object.fromEntries(items.map(({ name, value }) => [name, parsedText(value ?? null)]));
}

/** Variables as Tasklist takes them: a list with JSON text. @throws CamundaError CAMUNDA_INVALID for what JSON cannot hold */
export function tasklistVariables(variables: JsonObject): { name: string; value: string }[] {
  // All together, before the first of a hundred large ones is written.
  checkWritable(variables);
  return Object.entries(variables)
    .map(([name, value]) => ({ name, value: writeJson(value) as string | undefined }))
    .filter((one): one is { name: string; value: string } => one.value !== undefined);
}
