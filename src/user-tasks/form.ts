import { protocolError } from '../errors';
import { JsonBeyondBounds, parseJson } from '../http/parse-json';
import { isJsonObject, type JsonObject } from '../json-object';
import { callOperation, type Server } from '../operations/operation';
import { getStartProcessForm } from '../operations/process-definitions';
import { sentence } from '../sentence';
import type { UserTask } from './task-search';
import type { TaskForm } from './user-task-operations';

/** What a task's key of a form in its own process starts with (Tasklist); the rest is the form's id. */
export const EMBEDDED = 'camunda-forms:bpmn:';

/** Whether a task, in the common shape of either API, has a Camunda Form and not one of somebody's own. */
export function hasCamundaForm({ formKey, formId }: UserTask): boolean {
  if (typeof formId === 'string' && formId !== '') return true;
  return typeof formKey === 'string' && (/^\d+$/.test(formKey) || formKey.startsWith(EMBEDDED));
}

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

/** The form with which people start a process; null where it has none. @throws CamundaError CAMUNDA_UNSUPPORTED before 8.8 */
export async function startFormOf(
  server: Server,
  processDefinitionKey: string,
  signal?: AbortSignal,
): Promise<TaskForm | null> {
  const { value, status } = await callOperation(
    server,
    getStartProcessForm,
    { processDefinitionKey },
    signal,
  );
  return value === undefined ? null : readForm(value, status);
}
