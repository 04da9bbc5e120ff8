import { isJsonObject, type JsonObject } from '../json-object';
import type { ApiAnswer } from '../transport/transport';
import type { Answered } from '../user-tasks/user-task-operations';
import {
  isCut,
  type ListedVariable,
  listedVariables,
  type Variables,
  variablesIn,
} from '../user-tasks/variables';

/** Asks Tasklist for the variables of a task. */
type Ask = (body: JsonObject) => Promise<ApiAnswer>;

/** A draft counts more than the variable: somebody has entered it since. */
async function list(ask: Ask, names: readonly string[]): Promise<Answered<ListedVariable[]>> {
  const includeVariables = names.map((name) => ({ name, alwaysReturnFullValue: true }));
  const { status, body, requests } = await ask(names.length > 0 ? { includeVariables } : {});
  const value = listedVariables(body, status).map(({ name, draft, ...variable }) => ({
    ...(isJsonObject(draft) ? draft : variable),
    name,
  }));
  return { value, status, requests };
}

/**
 * The variables that a task sees, over `/v1`, where a long value is cut off unless its variable is asked for by name.
 * @param names empty: all
 * @throws CamundaError
 */
export async function tasklistTaskVariables(
  ask: Ask,
  names: readonly string[],
): Promise<Answered<Variables>> {
  const { value: items, status, requests } = await list(ask, names);
  const value = variablesIn(items.filter((item) => !isCut(item)));
  const long = items.filter(isCut).map(({ name }) => name);
  if (long.length === 0) return { value, status, requests };
  const full = await list(ask, long);
  return {
    value: { ...value, ...variablesIn(full.value) },
    status: full.status,
    requests: requests + full.requests,
  };
}
