import type { Node, NodeAPI } from 'node-red';
import type { Api } from '../../../src/connection/settings';
import { invalidError } from '../../../src/errors';
import type { WatchedItems } from '../../../src/events/kinds/watched-items';
import { isJsonObject, type JsonObject } from '../../../src/json-object';
import { readQuery } from '../../../src/search/query';
import type { FilterRow } from '../../../src/search/search';
import { sentence } from '../../../src/sentence';
import { apiOf } from '../api-of';
import type { FilterProperty } from '../choices/filter-property';
import { relativeRows } from '../search/relative-date';
import { readRow, type SearchProperties } from '../search/search-input';
import { filterRows } from '../search/search-rows';
import { formText, typedValue } from '../typed-value';

export type WatchedProperties = Pick<
  SearchProperties,
  'api' | 'filters' | 'freeJson' | 'query' | 'queryType'
>;

/** What else a body can have than a filter: all of it is this node's own affair. */
const NO_FILTER = /^(sort|page|pageSize|search(After|Before)(OrEqual)?)$/;

function refuseMessages(type: string): void {
  if (type === 'msg') {
    throw invalidError(sentence`Filters of this node cannot use msg. It has no input`);
  }
}

function refuseState(isNamed: boolean): void {
  if (isNamed) {
    throw invalidError(sentence`Remove state from the filter. This node watches the state itself`);
  }
}

/** A row as conditions of a moment. Its value is that of now, but a time from now goes on with the clock. */
async function conditionsOf(
  RED: NodeAPI,
  node: Node,
  row: FilterProperty,
): Promise<(now: number) => FilterRow[]> {
  const { field, operator, value, valueType } = row;
  refuseState(field === 'state');
  refuseMessages(valueType);
  const rows = await readRow(row, (text, type) => typedValue(RED, node, {}, text, type));
  return valueType === 'relative' ? (now) => relativeRows(field, operator, value, now) : () => rows;
}

async function queryOf(
  RED: NodeAPI,
  node: Node,
  { api, query: given, queryType = 'json' }: WatchedProperties,
): Promise<Readonly<JsonObject> | undefined> {
  refuseMessages(queryType);
  const query = formText(given);
  if (query.trim() === '') return undefined;
  const asked = readQuery(await typedValue(RED, node, {}, query, queryType))?.body;
  if (!asked) return undefined;
  const body = Object.fromEntries(Object.entries(asked).filter(([name]) => !NO_FILTER.test(name)));
  const filter = api === 'v1' ? body : body.filter;
  refuseState(isJsonObject(filter) && 'state' in filter);
  return body;
}

/** What is watched, and over which API. */
export interface ReadWatched extends WatchedItems {
  api: Api;
}

/**
 * Which things the form means. Values of the context, the environment and expressions are those of now.
 * @throws CamundaError CAMUNDA_INVALID or CAMUNDA_CONFIG
 */
export async function readWatched(
  RED: NodeAPI,
  node: Node,
  properties: WatchedProperties,
): Promise<ReadWatched> {
  const api = apiOf(properties.api);
  const rows = properties.freeJson ? [] : filterRows(properties.filters);
  const conditions = await Promise.all(rows.map((row) => conditionsOf(RED, node, row)));
  const query = await queryOf(RED, node, properties);
  const fixed = rows.map((row, place) => (row.valueType === 'relative' ? row : conditions[place]?.(0)));
  return {
    api,
    query,
    key: JSON.stringify([api, fixed, query]),
    filters: (now) => conditions.flatMap((condition) => condition(now)),
  };
}
