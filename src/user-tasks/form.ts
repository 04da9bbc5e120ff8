import { protocolError } from '../errors';
import { JsonBeyondBounds, parseJson } from '../http/parse-json';
import { isJsonObject, type JsonObject } from '../json-object';
import { sentence } from '../sentence';
import type { TaskForm } from './user-task-operations';

/** The OpenAPI files call the schema of a form an object, and servers send its JSON text. */
function readSchema(schema: unknown, status: number): unknown {
  if (typeof schema !== 'string') return schema;
  try {
    return parseJson(schema);
  } catch (failure) {
    if (failure instanceof JsonBeyondBounds) {
      throw protocolError(sentence`a form cannot be read: ${failure.sentence}`, status);
    }
    return undefined;
  }
}

/**
 * A form as either API sends it.
 * @param body `id` is what /v1 calls the formId
 * @throws CamundaError CAMUNDA_PROTOCOL where there is no schema in it
 */
export function readForm(body: unknown, status: number): TaskForm {
  const { formKey, formId, id, version, schema }: JsonObject = isJsonObject(body) ? body : {};
  const parsed = readSchema(schema, status);
  if (!isJsonObject(parsed)) throw protocolError(sentence`a form has no schema`, status);
  const name = formId ?? id;
  return {
    ...(typeof formKey === 'string' || typeof formKey === 'number' ? { formKey: String(formKey) } : {}),
    ...(typeof name === 'string' ? { formId: name } : {}),
    ...(typeof version === 'number' ? { version } : {}),
    schema: parsed,
  };
}
