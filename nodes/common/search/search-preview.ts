import type { Node, NodeAPI } from 'node-red';
import type { Api } from '../../../src/connection/settings';
import { variableName } from '../../../src/connection/unset-variable';
import { entityWithId } from '../../../src/entities/entities';
import type { Entity } from '../../../src/entities/entity';
import { userTask } from '../../../src/entities/user-task';
import { CamundaError } from '../../../src/errors';
import { isJsonObject, type JsonObject } from '../../../src/json-object';
import { LaterValue } from '../../../src/search/filter-value';
import { lackingIn } from '../../../src/search/lacking';
import { searchBody, searchRequest } from '../../../src/search/search-request';
import { KNOWN_VERSIONS } from '../../../src/search/version-filter';
import {
  hasTasklist,
  tasklistBody,
  tasklistLacking,
  tasklistRequest,
} from '../../../src/tasklist/tasklist-request';
import type { TaskSearch } from '../../../src/user-tasks/task-search';
import { rankOf } from '../../../src/version';
import { apiOf } from '../api-of';
import type { FilterProperty } from '../choices/filter-property';
import type { RequestPreview } from '../choices/search-answers';
import { knownVersion } from '../cluster/form-client';
import { type ClusterForm, objectIn, readForm } from '../cluster/form-values';
import { type Evaluate, formText, typedValue } from '../typed-value';
import type { Wording } from '../wording';
import { readRow, SearchInput, type SearchProperties } from './search-input';
import { filterRows } from './search-rows';

/** What the editor's form holds, deployed or not, and the cluster that it has chosen. */
export interface SearchForm {
  properties: SearchProperties;
  entity: Entity;
  cluster: ClusterForm;
  /** A message to try the search with; absent: what a message brings is not known. */
  msg?: JsonObject;
}

/** A search as far as it is known before there is a message. */
export interface KnownSearch {
  search: TaskSearch;
  /** What only a message, the context or the environment brings, e.g. `msg.assignee`. */
  unknown: string[];
}

const CONSTANT = ['str', 'num', 'bool', 'json', 'date'];

/** The form in what a browser sent. Its values are checked as those of a node are. */
export function readSearchForm(body: JsonObject): SearchForm {
  const properties: SearchProperties = objectIn(body.properties);
  const entity = entityWithId(properties.entity) ?? userTask;
  const form = { properties, entity, cluster: readForm(objectIn(body.cluster)) };
  return isJsonObject(body.msg) ? { ...form, msg: body.msg } : form;
}

function nameOf(value: string, type: string): string {
  if (variableName(value)) return value;
  return type === 'jsonata' ? `= ${value}` : `${type}.${value}`;
}

/** Environment variables are left alone too: a value of theirs may be a secret. */
export function constants(RED: NodeAPI, msg?: JsonObject): Evaluate {
  // Constants are the same for each node and message.
  const nobody = {} as Node;
  return (value, type) =>
    isKnown(value, type, msg)
      ? typedValue(RED, nobody, msg ?? {}, value, type)
      : new LaterValue(nameOf(value, type));
}

function isKnown(value: string, type: string, msg: JsonObject | undefined): boolean {
  if (variableName(value)) return false;
  return CONSTANT.includes(type) || (type === 'msg' && msg !== undefined);
}

/**
 * The search of a form without a message: its query counts where it is JSON.
 * @param msg one to try it with, whose query counts too
 * @throws CamundaError
 */
export async function knownSearch(
  RED: NodeAPI,
  { properties, entity }: Pick<SearchForm, 'properties' | 'entity'>,
  msg?: JsonObject,
): Promise<KnownSearch> {
  const queryType = formText(properties.queryType ?? 'msg');
  const query = formText(properties.query ?? 'payload');
  const hasQuery = (queryType === 'json' || queryType === 'msg') && isKnown(query, queryType, msg);
  const textOr = (value: unknown) => (variableName(formText(value)) ? '' : formText(value));
  const known = {
    ...properties,
    ...(hasQuery ? {} : { query: '{}', queryType: 'json' }),
    limit: textOr(properties.limit),
    pageSize: textOr(properties.pageSize),
    variables: textOr(properties.variables),
  };
  const input = new SearchInput(known, entity);
  const search = await input.read(constants(RED, msg));
  const later = search.filters.map(({ value }) => value).filter((value) => value instanceof LaterValue);
  return { search, unknown: later.map(({ name }) => name) };
}

function bodyOf(
  entity: Entity,
  search: TaskSearch,
  tenantId: string | undefined,
  version: string,
): JsonObject {
  if (search.api === 'v1') {
    const request = tasklistRequest(search, tenantId);
    return tasklistBody(request, undefined, Math.min(request.plan.size, request.plan.limit));
  }
  const request = searchRequest(entity, search, tenantId);
  const { size, limit } = request.plan;
  return searchBody(request, { name: version, rank: rankOf(version) }, undefined, Math.min(size, limit));
}

/** The oldest version that can filter like a row, and with it all newer ones; null for all that we know, and for none. */
async function sinceOf(RED: NodeAPI, entity: Entity, row: FilterProperty): Promise<string | null> {
  let oldest: string | null = null;
  try {
    const filters = await readRow(row, constants(RED));
    for (const version of KNOWN_VERSIONS) {
      bodyOf(entity, { api: 'v2', filters, sort: [], query: {}, shape: 'raw' }, undefined, version);
      oldest = version;
    }
  } catch (failure) {
    if (failure instanceof CamundaError) return oldest;
    throw failure;
  }
  return null;
}

/** None where the rows cannot be read, which the preview says by itself. */
async function sinceOfRows(RED: NodeAPI, { properties, entity }: SearchForm) {
  const { api, freeJson, filters } = properties;
  if (api === 'v1' || freeJson) return [];
  let rows: FilterProperty[];
  try {
    rows = filterRows(filters);
  } catch {
    return [];
  }
  return Promise.all(rows.map((row) => sinceOf(RED, entity, row)));
}

/** What is known of the server, and with that what it lacks. */
function knownOf(api: Api, entity: Entity, name: string | undefined) {
  const version = name === undefined ? undefined : { name, rank: rankOf(name) };
  const lacking = api === 'v1' ? tasklistLacking() : version && lackingIn(entity, version);
  return {
    ...(version ? { version: version.name, isWithoutTasklist: !hasTasklist(version) } : {}),
    ...(lacking ? { lacking } : {}),
  };
}

/** The body that the node will send first, in the names of this cluster or the newest ones, without asking any server. */
export async function previewRequest(
  RED: NodeAPI,
  form: SearchForm,
  wording: Wording,
): Promise<RequestPreview> {
  const { properties, entity, cluster } = form;
  const since = await sinceOfRows(RED, form);
  const version = knownVersion(RED, cluster);
  const known = { since, ...knownOf(apiOf(properties.api), entity, version) };
  try {
    const { search, unknown } = await knownSearch(RED, form);
    const tenantId = formText(cluster.properties.tenantId) || undefined;
    return {
      ok: true,
      body: bodyOf(entity, search, tenantId, version ?? KNOWN_VERSIONS[0]),
      unknown,
      ...known,
    };
  } catch (failure) {
    if (failure instanceof CamundaError) return { ok: false, message: wording(failure), ...known };
    throw failure;
  }
}
