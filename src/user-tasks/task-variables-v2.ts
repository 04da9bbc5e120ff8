import { countInWords } from '../count-in-words';
import { CamundaError, invalidError, protocolError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { type Answered, callOperation, type Server } from '../operations/operation';
import { searchUserTaskEffectiveVariables, searchUserTaskVariables } from '../operations/user-tasks';
import { Collected } from '../search/memory';
import { type Sentence, type SentenceValue, sentence } from '../sentence';
import type { ServerVersion } from '../version';
import { type ListedVariable, listedVariables } from './variables';

/** As many as a page may hold; hardly any task has more. */
const PAGE = 10_000;

/** Variables of one task that are asked for page by page. */
const MAX_VARIABLES = 100_000;

/** Versions, as clusters said them, that have turned out not to know effective variables: 8.8.0 to 8.8.9 do not. */
const WITHOUT_EFFECTIVE = new WeakSet<ServerVersion>();

/** Whose variables are read, and from what. */
export interface VariablesOfTask {
  key: string;
  /** Empty: all. */
  names: readonly string[];
  /** Of the cluster, 8.8 or newer. */
  version: ServerVersion;
}

/**
 * The variables that a task sees, over `/v2` of 8.8 and newer. Early patches of 8.8 have the search for each scope alone:
 * there the innermost scope comes last, whose key is the highest, as it began last.
 * @throws CamundaError
 */
export async function listEffectiveVariables(
  server: Server,
  of: VariablesOfTask,
  signal: AbortSignal | undefined,
): Promise<Answered<ListedVariable[]>> {
  if (WITHOUT_EFFECTIVE.has(of.version)) return list(server, searchUserTaskVariables, of, signal);
  try {
    return await list(server, searchUserTaskEffectiveVariables, of, signal);
  } catch (error) {
    if (!isMissing(error)) throw error;
    WITHOUT_EFFECTIVE.add(of.version);
    const listed = await list(server, searchUserTaskVariables, of, signal);
    return { ...listed, requests: listed.requests + 1 };
  }
}

function list(
  server: Server,
  search: typeof searchUserTaskVariables | typeof searchUserTaskEffectiveVariables,
  { key, names }: VariablesOfTask,
  signal: AbortSignal | undefined,
): Promise<Answered<ListedVariable[]>> {
  const filter = names.length > 0 ? { name: { $in: names } } : undefined;
  const input = { userTaskKey: key, truncateValues: false, filter };
  return listPages((page) => callOperation(server, search, { ...input, page }, signal), tooMany);
}

const tooMany: TooMany = (most, megabytes) =>
  sentence`Name the variables you want. The task has more than ${most}, or more than ${megabytes} MB of them`;

/** Says that there are more variables than so many, or than so many megabytes of them. */
type TooMany = (most: SentenceValue, megabytes: number) => Sentence;

/**
 * Variables of all pages, should a server send less in one than it is asked for; the innermost scope comes last.
 * @param ask for one page, with whole values
 * @throws CamundaError
 */
export async function listPages(
  ask: (page: { from: number; limit: number }) => Promise<Answered<unknown>>,
  tooManyOf: TooMany,
): Promise<Answered<ListedVariable[]>> {
  const listed = new ListOfVariables(tooManyOf);
  let requests = 0;
  for (;;) {
    const answer = await ask({ from: listed.value.length, limit: PAGE });
    const { status } = answer;
    const body: JsonObject = isJsonObject(answer.value) ? answer.value : {};
    const items = listedVariables(body.items, status);
    requests += answer.requests;
    const total = isJsonObject(body.page) ? body.page.totalItems : 0;
    if (!listed.add(items, total, status)) return { value: listed.value.sort(byScope), status, requests };
  }
}

/** Variables, page by page. */
class ListOfVariables {
  readonly value: ListedVariable[] = [];
  readonly #collected = new Collected();
  readonly #seen = new Set<string>();
  readonly #tooMany: TooMany;

  constructor(tooMany: TooMany) {
    this.#tooMany = tooMany;
  }

  /**
   * @param total as the server says it
   * @returns whether there are more
   * @throws CamundaError CAMUNDA_PROTOCOL where the pages do not end; CAMUNDA_INVALID where there are too many variables
   */
  add(items: readonly ListedVariable[], total: unknown, status: number): boolean {
    for (const item of items) this.value.push(item);
    if (typeof total !== 'number' || this.value.length >= total) return false;
    const before = this.#seen.size;
    for (const { name, scopeKey } of items) this.#seen.add(JSON.stringify([name, scopeKey]));
    if (this.#seen.size === before) {
      throw protocolError(sentence`the answer has fewer variables than it says`, status);
    }
    if (this.#collected.takes(items) && this.value.length < MAX_VARIABLES) return true;
    throw invalidError(this.#tooMany(countInWords(MAX_VARIABLES), this.#collected.megabytes));
  }
}

/** Whether the server has no such operation; where the task is missing it says NOT_FOUND. */
function isMissing(error: unknown): boolean {
  if (!(error instanceof CamundaError) || error.cause.source !== 'api') return false;
  const { status, title } = error.cause;
  return status === 405 || (status === 404 && title !== 'NOT_FOUND');
}

function byScope(one: ListedVariable, other: ListedVariable): number {
  const [a, b] = [scopeOf(one), scopeOf(other)];
  if (a === b) return 0;
  return a.length - b.length || (a < b ? -1 : 1);
}

function scopeOf({ scopeKey }: ListedVariable): string {
  return typeof scopeKey === 'string' || typeof scopeKey === 'number' ? String(scopeKey) : '';
}
