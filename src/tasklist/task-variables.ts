import { isJsonObject, type JsonObject } from '../json-object';
import type { Answered } from '../operations/operation';
import type { Transport } from '../transport/transport';
import {
  isCut,
  type ListedVariable,
  listedVariables,
  type Variables,
  variablesIn,
} from '../user-tasks/variables';

/** `includeVariables` of a body: each with its full value. */
export function wholeVariables(names: readonly string[]): JsonObject[] {
  return names.map((name) => ({ name, alwaysReturnFullValue: true }));
}

/**
 * The variables that a task sees, as Tasklist lists them.
 * @param names empty: all, where long values are cut off
 * @throws CamundaError
 */
export async function listVariables(
  transport: Transport,
  key: unknown,
  names: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Answered<ListedVariable[]>> {
  const { status, body, requests } = await transport.send({
    api: 'v1',
    method: 'POST',
    path: `/v1/tasks/${key}/variables/search`,
    body: names.length > 0 ? { includeVariables: wholeVariables(names) } : {},
    kind: 'read',
    signal,
  });
  return { value: listedVariables(body, status), status, requests };
}

/** A draft counts more than the variable: somebody has entered it since. */
function withDrafts(variables: readonly ListedVariable[]): ListedVariable[] {
  return variables.map(({ name, draft, ...variable }) => ({
    ...(isJsonObject(draft) ? draft : variable),
    name,
  }));
}

/**
 * The variables that a task sees, over `/v1`, where a long value is cut off unless its variable is asked for by name.
 * @param names empty: all
 * @throws CamundaError
 */
export async function tasklistTaskVariables(
  transport: Transport,
  key: string,
  names: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Answered<Variables>> {
  const listed = await listVariables(transport, key, names, signal);
  const { status, requests } = listed;
  const items = withDrafts(listed.value);
  const value = variablesIn(items.filter((item) => !isCut(item)));
  const long = items.filter(isCut).map(({ name }) => name);
  if (long.length === 0) return { value, status, requests };
  const full = await listVariables(transport, key, long, signal);
  return {
    value: { ...value, ...variablesIn(withDrafts(full.value)) },
    status: full.status,
    requests: requests + full.requests,
  };
}
