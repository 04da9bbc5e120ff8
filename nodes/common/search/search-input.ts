import type { CamundaClient } from '../../../src/camunda-client';
import type { Api } from '../../../src/connection/settings';
import type { Entity } from '../../../src/entities/entity';
import { MAX_PAGE_SIZE } from '../../../src/entities/page-size';
import { userTask } from '../../../src/entities/user-task';
import { invalidError } from '../../../src/errors';
import { type ReadQuery, readQuery } from '../../../src/search/query';
import type { FilterRow, PreparedSearch, SortRow } from '../../../src/search/search';
import { sentence } from '../../../src/sentence';
import type { TaskSearch } from '../../../src/user-tasks/task-search';
import { apiOf } from '../api-of';
import type { FilterProperty } from '../choices/filter-property';
import { type Evaluate, wholeNumber } from '../typed-value';
import { variableNames } from '../variable-names';
import { relativeRows } from './relative-date';
import { filterRows, sortRows } from './search-rows';

export interface SearchProperties {
  /** What is searched, by its id; of nodes that search one thing alone only their forms say it. */
  entity?: string;
  api?: Api;
  /** The query alone says what to search; the rows are kept and not used. */
  freeJson?: boolean;
  filters?: FilterProperty[];
  sort?: SortRow[];
  query?: string;
  queryType?: string;
  limit?: string;
  pageSize?: string;
  output?: 'array' | 'page' | 'item' | 'task';
  shape?: 'common' | 'raw';
  /** Names, separated by commas. */
  variables?: string;
}

/** What the form and a message ask for together. */
interface Asked {
  filters: readonly FilterRow[];
  query: ReadQuery | undefined;
}

/** What was asked for last, and the search that it came to. */
interface Prepared extends Asked {
  client: CamundaClient;
  search: PreparedSearch;
}

/** What can be searched. */
export type Searchable = Pick<CamundaClient, 'prepareSearch' | 'prepareTaskSearch'>;

/** Reads what each message of a node asks for, from the form and the message. */
export class SearchInput {
  readonly #properties: SearchProperties;
  readonly #entity: Entity;
  #rows: FilterProperty[] | undefined;
  #prepared: Prepared | undefined;

  constructor(properties: SearchProperties, entity: Entity) {
    this.#properties = properties;
    this.#entity = entity;
  }

  /**
   * Messages of one flow mostly ask for the same: then it is the search of the message before.
   * @throws CamundaError
   */
  prepare(client: CamundaClient, evaluate: Evaluate): PreparedSearch | Promise<PreparedSearch> {
    const asked = this.#read(evaluate);
    return asked instanceof Promise
      ? asked.then((later) => this.#prepare(client, later))
      : this.#prepare(client, asked);
  }

  /** The search itself, before any API knows of it. @throws CamundaError CAMUNDA_INVALID or CAMUNDA_CONFIG */
  async read(evaluate: Evaluate): Promise<TaskSearch> {
    return this.#search(await this.#read(evaluate));
  }

  #prepare(client: CamundaClient, asked: Asked): PreparedSearch {
    const before = this.#prepared;
    if (before?.client === client && areSame(asked, before)) return before.search;
    const search = prepareSearch(client, this.#entity, this.#search(asked));
    this.#prepared = { ...asked, client, search };
    return search;
  }

  #read(evaluate: Evaluate): Asked | Promise<Asked> {
    const { query = 'payload', queryType = 'msg', filters, freeJson } = this.#properties;
    this.#rows ??= freeJson ? [] : filterRows(filters);
    if (this.#rows.length > 0) return this.#readRows(this.#rows, evaluate);
    const value = evaluate(query, queryType);
    return value instanceof Promise ? value.then((later) => this.#asked([], later)) : this.#asked([], value);
  }

  async #readRows(rows: readonly FilterProperty[], evaluate: Evaluate): Promise<Asked> {
    const { query = 'payload', queryType = 'msg' } = this.#properties;
    const filters: FilterRow[] = [];
    for (const row of rows) filters.push(...(await readRow(row, evaluate)));
    return this.#asked(filters, await evaluate(query, queryType));
  }

  #asked(filters: readonly FilterRow[], query: unknown): Asked {
    return { filters, query: readQuery(query, this.#prepared?.query) };
  }

  #search({ filters, query }: Asked): TaskSearch {
    const properties = this.#properties;
    const limit = wholeNumber(sentence`Limit`, properties.limit, 0, Number.MAX_SAFE_INTEGER);
    const pageSize = wholeNumber(sentence`Page size`, properties.pageSize, 1, MAX_PAGE_SIZE);
    const variables = variableNames(properties.variables);
    return {
      api: apiOf(properties.api),
      filters,
      sort: properties.freeJson ? [] : sortRows(properties.sort),
      query: query?.body,
      ...(limit === undefined ? {} : { limit }),
      ...(pageSize === undefined ? {} : { pageSize }),
      shape: properties.shape === 'raw' ? 'raw' : 'common',
      ...(variables.length > 0 ? { variables } : {}),
    };
  }
}

/** User tasks have more to them: another API, and their variables. @throws CamundaError for what cannot be asked */
export function prepareSearch(client: Searchable, entity: Entity, search: TaskSearch): PreparedSearch {
  return entity === userTask ? client.prepareTaskSearch(search) : client.prepareSearch(entity, search);
}

function areSame(asked: Asked, before: Asked): boolean {
  const { filters, query } = asked;
  if (query !== before.query || filters.length !== before.filters.length) return false;
  return filters.every((row, place) => isSame(row, before.filters[place]));
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
    throw invalidError(sentence`The filter ${field} has no value (${valueType} ${row.value})`);
  }
  return [{ field, operator, value }];
}
