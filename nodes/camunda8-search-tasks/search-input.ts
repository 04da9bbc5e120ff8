import type { Node, NodeAPI, NodeMessage } from 'node-red';
import { parseQuery } from '../../src/api/query';
import type { FilterRow, SortRow, TaskSearch } from '../../src/api/search';
import type { Api } from '../../src/connection/settings';
import { invalidError } from '../../src/errors';
import type { ActionProperties } from '../common/action-node';
import { typedValue, wholeNumber } from '../common/typed-value';
import { relativeRows } from './relative-date';

/**
 * A row of the form: field with its newest /v2 name, operator, and a typed value. The type `relative` is ours: a time from
 * now, such as `P2D`.
 */
export interface FilterProperty {
  field: string;
  operator: string;
  value: string;
  valueType: string;
}

export interface SearchProperties extends ActionProperties {
  api?: Api;
  filters?: FilterProperty[];
  sort?: SortRow[];
  query?: string;
  queryType?: string;
  limit?: string;
  pageSize?: string;
  output?: 'array' | 'page' | 'task';
  shape?: 'common' | 'raw';
}

const MAX_PAGE_SIZE = 10_000;

/**
 * What to search for, from the form and the message.
 * @throws CamundaError CAMUNDA_INVALID or CAMUNDA_CONFIG
 */
export async function readSearch(
  RED: NodeAPI,
  node: Node,
  properties: SearchProperties,
  msg: NodeMessage,
): Promise<TaskSearch> {
  const { query = 'payload', queryType = 'msg' } = properties;
  const limit = wholeNumber('Limit', properties.limit, 0, Number.MAX_SAFE_INTEGER);
  const pageSize = wholeNumber('Page size', properties.pageSize, 1, MAX_PAGE_SIZE);
  const filters = (properties.filters ?? []).map((row) => evaluate(RED, node, row, msg));
  return {
    api: properties.api === 'v1' ? 'v1' : 'v2',
    filters: (await Promise.all(filters)).flat(),
    sort: properties.sort ?? [],
    query: parseQuery(await typedValue(RED, node, msg, query, queryType)),
    ...(limit === undefined ? {} : { limit }),
    ...(pageSize === undefined ? {} : { pageSize }),
    shape: properties.shape === 'raw' ? 'raw' : 'common',
  };
}

async function evaluate(
  RED: NodeAPI,
  node: Node,
  row: FilterProperty,
  msg: NodeMessage,
): Promise<FilterRow[]> {
  if (row.valueType === 'relative') return relativeRows(row.field, row.operator, row.value, Date.now());
  const value = await typedValue(RED, node, msg, row.value, row.valueType);
  // Leaving the row out would find every task, which is the last thing that a flow wants.
  if (value === undefined || value === null) {
    throw invalidError(`The value of the filter ${row.field} is missing (${row.valueType} ${row.value})`);
  }
  return [{ field: row.field, operator: row.operator, value }];
}
