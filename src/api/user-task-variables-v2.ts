import { CamundaError } from '../errors';
import type { ApiAnswer, Transport } from '../http/transport';
import { isJsonObject } from './json-object';
import type { Operated } from './user-task-operations';
import { taskRefusal } from './user-task-refusal';
import { type ListedVariable, listedVariables, type Variables, variablesIn } from './user-task-variables';

/** As many as a page may hold: a task with more variables than that is nobody's form. */
const PAGE = 10_000;

/**
 * The variables that a task sees, over `/v2` of 8.8 and newer. Early patches of 8.8 have the search for each scope alone:
 * there the innermost scope wins here, whose key is the highest, as it began last.
 * @param names empty: all
 * @throws CamundaError
 */
export async function effectiveVariables(
  transport: Transport,
  key: string,
  names: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Operated<Variables>> {
  const filter = names.length > 0 ? { filter: { name: { $in: names } } } : {};
  const ask = (kind: string): Promise<ApiAnswer> =>
    transport.send({
      api: 'v2',
      method: 'POST',
      path: `/v2/user-tasks/${key}/${kind}/search?truncateValues=false`,
      body: { ...filter, page: { from: 0, limit: PAGE } },
      kind: 'read',
      signal,
    });
  let missing = 0;
  try {
    const { status, body, requests } = await ask('effective-variables').catch((error) => {
      if (!isMissing(error)) throw error;
      missing = 1;
      return ask('variables');
    });
    const items = listedVariables(isJsonObject(body) ? body.items : undefined, status);
    return { value: variablesIn(items.sort(byScope), status), status, requests: requests + missing };
  } catch (error) {
    throw taskRefusal(error, key, 'read');
  }
}

/** Whether the server has no such operation; where the task is missing it says NOT_FOUND. */
function isMissing(error: unknown): boolean {
  const isNotFound = error instanceof CamundaError && error.code === 'CAMUNDA_NOT_FOUND';
  return isNotFound && error.cause.title !== 'NOT_FOUND';
}

function byScope(one: ListedVariable, other: ListedVariable): number {
  const [a, b] = [String(one.scopeKey), String(other.scopeKey)];
  if (a === b) return 0;
  return a.length - b.length || (a < b ? -1 : 1);
}
