import { CamundaError } from '../errors';
import type { ApiAnswer, Transport } from '../http/transport';
import { sentence } from '../sentence';
import { isJsonObject, type JsonObject } from './json-object';
import { notThePromise } from './user-task-answer';
import { taskRefusal } from './user-task-refusal';
import { type ListedVariable, listedVariables, variableValue } from './user-task-variables';

/** As many as a page may hold; a task with more variables than that is nobody's form. */
const PAGE = 10_000;

interface Variables {
  value: JsonObject;
  status: number;
  requests: number;
}

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
): Promise<Variables> {
  const { status, body, requests } = await search(transport, key, names, signal);
  const items = listedVariables(isJsonObject(body) ? body.items : undefined, status);
  const found: Variables = { value: {}, status, requests };
  for (const item of items.sort(byScope)) {
    const { text, asked } = await fullText(transport, item, signal);
    found.requests += asked;
    found.value[item.name] = variableValue(item.name, text, status);
  }
  return found;
}

async function search(
  transport: Transport,
  key: string,
  names: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ApiAnswer> {
  const body = {
    ...(names.length > 0 ? { filter: { name: { $in: names } } } : {}),
    page: { from: 0, limit: PAGE },
  };
  const ask = (kind: string) =>
    transport.send({
      ...{ api: 'v2', method: 'POST', path: `/v2/user-tasks/${key}/${kind}/search` },
      ...{ body, kind: 'read', signal },
    });
  try {
    return await ask('effective-variables');
  } catch (error) {
    if (!isMissing(error)) throw taskRefusal(error, key, 'read');
  }
  try {
    const answer = await ask('variables');
    return { ...answer, requests: answer.requests + 1 };
  } catch (error) {
    throw taskRefusal(error, key, 'read');
  }
}

/** Whether the server has no such operation; where the task is missing it says NOT_FOUND. */
function isMissing(error: unknown): boolean {
  return (
    error instanceof CamundaError && error.code === 'CAMUNDA_NOT_FOUND' && error.cause.title !== 'NOT_FOUND'
  );
}

function byScope(one: ListedVariable, other: ListedVariable): number {
  const [a, b] = [String(one.scopeKey ?? ''), String(other.scopeKey ?? '')];
  return a.length - b.length || (a < b ? -1 : 1);
}

/** A long value is cut off in a search. */
async function fullText(transport: Transport, variable: ListedVariable, signal: AbortSignal | undefined) {
  if (variable.isTruncated !== true) return { text: variable.value, asked: 0 };
  const { body, status, requests } = await transport.send({
    ...{ api: 'v2', method: 'GET', path: `/v2/variables/${String(variable.variableKey)}` },
    ...{ kind: 'read', signal },
  });
  if (!isJsonObject(body)) throw notThePromise(sentence`a variable is no object`, status);
  return { text: body.value, asked: requests };
}
