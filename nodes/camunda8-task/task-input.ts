import type { Api } from '../../src/connection/settings';
import { invalidError } from '../../src/errors';
import { isJsonObject, type JsonObject } from '../../src/json-object';
import { sentence } from '../../src/sentence';
import { readChanges, readTaskKey, readVariables } from '../../src/user-tasks/command-input';
import type { Assignment } from '../../src/user-tasks/user-task-operations';
import { type Evaluate, formText, wholeNumber } from '../common/typed-value';
import { DEFAULT_WAIT, LONGEST_WAIT, OPERATIONS, type Operation } from './choices';

export interface TaskProperties {
  api?: Api;
  operation?: Operation;
  taskKey?: string;
  taskKeyType?: string;
  assignee?: string;
  assigneeType?: string;
  allowOverride?: boolean;
  variables?: string;
  variablesType?: string;
  changes?: string;
  changesType?: string;
  /** Separated by commas; blank: all. */
  variableNames?: string;
  wait?: boolean;
  /** Seconds. */
  waitTimeout?: string;
}

/** What the form says; a flow file may say anything. */
export function operationOf({ operation }: TaskProperties): Operation {
  return OPERATIONS.find((one) => one === operation) ?? 'get';
}

/**
 * The key of the task: of the form, else of the task in `msg.payload`, else `msg.userTaskKey`.
 * @throws CamundaError CAMUNDA_INVALID where it is missing, or no key
 */
export async function taskKeyOf(
  { taskKey: field, taskKeyType = 'msg' }: TaskProperties,
  msg: { payload?: unknown; userTaskKey?: unknown },
  evaluate: Evaluate,
): Promise<string> {
  const taskKey = formText(field);
  const ofPayload = isJsonObject(msg.payload) ? msg.payload.userTaskKey : undefined;
  const key = taskKey.trim() === '' ? (ofPayload ?? msg.userTaskKey) : await evaluate(taskKey, taskKeyType);
  if (key !== undefined && key !== null && key !== '') return readTaskKey(key);
  throw invalidError(
    taskKey.trim() === ''
      ? sentence`The task key is missing: neither msg.payload.userTaskKey nor msg.userTaskKey is there`
      : sentence`The task key is missing: ${formText(taskKeyType)} ${taskKey} is not there`,
  );
}

/** @throws CamundaError CAMUNDA_INVALID where nobody is named */
export async function assignmentOf(
  { assignee = '', assigneeType = 'str', allowOverride = false }: TaskProperties,
  evaluate: Evaluate,
): Promise<Assignment> {
  const name = await evaluate(assignee, assigneeType);
  if (typeof name === 'string' && name.trim() !== '') return { assignee: name, allowOverride };
  const [type, value] = [formText(assigneeType), formText(assignee)];
  throw invalidError(sentence`The assignee is missing (${type} ${value}): it must be a user name`);
}

/** @throws CamundaError CAMUNDA_INVALID for what is no object; missing is none */
export async function variablesOf(
  { variables = 'variables', variablesType = 'msg' }: TaskProperties,
  evaluate: Evaluate,
): Promise<JsonObject> {
  return readVariables(await evaluate(variables, variablesType));
}

/** @throws CamundaError CAMUNDA_INVALID for what is no change of a task */
export async function changesOf(
  { changes = 'changes', changesType = 'msg' }: TaskProperties,
  evaluate: Evaluate,
): Promise<JsonObject> {
  return readChanges(await evaluate(changes, changesType));
}

/** Milliseconds. @throws CamundaError CAMUNDA_CONFIG for what is no number of seconds */
export function waitTimeoutOf({ waitTimeout }: TaskProperties): number {
  const seconds = wholeNumber(sentence`The longest wait`, waitTimeout, 1, LONGEST_WAIT);
  return (seconds ?? DEFAULT_WAIT) * 1_000;
}
