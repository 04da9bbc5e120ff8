import type { Api } from '../../../src/connection/settings';
import { invalidError } from '../../../src/errors';
import { QueryReader } from '../../../src/search/query';
import type { FilterRow, SortRow, TaskSearch } from '../../../src/search/search';
import { sentence } from '../../../src/sentence';
import { type Evaluate, wholeNumber } from '../typed-value';
import { variableNames } from '../variable-names';
import { relativeRows } from './relative-date';
import { type FilterProperty, filterRows, sortRows } from './search-rows';

export interface SearchProperties {
  api?: Api;
  /** The query alone says what to search; the rows are kept and not used. */
  freeJson?: boolean;
  filters?: FilterProperty[];
  sort?: SortRow[];
  query?: string;
  queryType?: string;
  limit?: string;
  pageSize?: string;
  output?: 'array' | 'page' | 'task';
  shape?: 'common' | 'raw';
  /** Names, separated by commas. */
  variables?: string;
}

const MAX_PAGE_SIZE = 10_000;

/** Reads what each message of a node asks for, from the form and the message. */
export class SearchReader {
  readonly #properties: SearchProperties;
  readonly #queries = new QueryReader();
  #last: TaskSearch | undefined;
  #readFilters: FilterProperty[] | undefined;

  constructor(properties: SearchProperties) {
    this.#properties = properties;
  }

  /**
   * Messages of one flow mostly ask for the same. Then it is the same object, for which the client has all prepared.
   * @throws CamundaError CAMUNDA_INVALID or CAMUNDA_CONFIG
   */
  read(evaluate: Evaluate): TaskSearch | Promise<TaskSearch> {
    const { query = 'payload', queryType = 'msg', freeJson } = this.#properties;
    if (!freeJson && this.#rows.length > 0) return this.#readRows(this.#rows, evaluate);
    const value = evaluate(query, queryType);
    if (value instanceof Promise) return value.then((later) => this.#searchFor([], later));
    return this.#searchFor([], value);
  }

  get #rows(): FilterProperty[] {
    this.#readFilters ??= filterRows(this.#properties.filters);
    return this.#readFilters;
  }

  async #readRows(rows: readonly FilterProperty[], evaluate: Evaluate): Promise<TaskSearch> {
    const { query = 'payload', queryType = 'msg' } = this.#properties;
    const filters: FilterRow[] = [];
    for (const row of rows) filters.push(...(await readRow(row, evaluate)));
    return this.#searchFor(filters, await evaluate(query, queryType));
  }

  #searchFor(filters: FilterRow[], query: unknown): TaskSearch {
    const asked = this.#queries.read(query);
    if (!this.#last || asked !== this.#last.query || !areSame(filters, this.#last.filters)) {
      this.#last = this.#search(filters, asked);
    }
    return this.#last;
  }

  #search(filters: FilterRow[], query: TaskSearch['query']): TaskSearch {
    const properties = this.#properties;
    const limit = wholeNumber(sentence`Limit`, properties.limit, 0, Number.MAX_SAFE_INTEGER);
    const pageSize = wholeNumber(sentence`Page size`, properties.pageSize, 1, MAX_PAGE_SIZE);
    const variables = variableNames(properties.variables);
    return {
      api: properties.api === 'v1' ? 'v1' : 'v2',
      filters,
      sort: properties.freeJson ? [] : sortRows(properties.sort),
      query,
      ...(limit === undefined ? {} : { limit }),
      ...(pageSize === undefined ? {} : { pageSize }),
      shape: properties.shape === 'raw' ? 'raw' : 'common',
      ...(variables.length > 0 ? { variables } : {}),
    };
  }
}

function areSame(rows: readonly FilterRow[], others: readonly FilterRow[]): boolean {
  return rows.length === others.length && rows.every((row, place) => isSame(row, others[place]));
}

function isSame(row: FilterRow, other: FilterRow | undefined): boolean {
  // An object may have been changed since.
  if (!other || row.value !== other.value || typeof row.value === 'object') return false;
  return row.field === other.field && row.operator === other.operator;
}

/** A row of the form as the API compares: two conditions where it means the time from one moment to another. */
export async function readRow(row: FilterProperty, evaluate: Evaluate): Promise<FilterRow[]> {
  const { field, operator, valueType } = row;
  if (valueType === 'relative') return relativeRows(field, operator, row.value, Date.now());
  const value = await evaluate(row.value, valueType);
  // Leaving the row out would find every task, which is the last thing that a flow wants.
  if (value === undefined || value === null) {
    throw invalidError(sentence`The value of the filter ${field} is missing (${valueType} ${row.value})`);
  }
  return [{ field, operator, value }];
}
