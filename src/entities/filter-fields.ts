import { isAtLeast, rankOf, type ServerVersion } from '../version';

export type FilterKind = 'text' | 'number' | 'date' | 'key' | 'tags' | 'variables';

/** How a field can be filtered by from a version on: its name there, and its operators. */
export interface FilterUse {
  name: string;
  operators: readonly string[];
}

type Since = readonly [version: string, use: FilterUse | undefined];

export interface FilterField {
  kind: FilterKind;
  history: readonly Since[];
}

const EQUAL = ['$eq'];
const TEXT = ['$eq', '$neq', '$exists', '$in', '$notIn', '$like'];
const STATE = ['$eq', '$neq', '$exists', '$in', '$like'];
const RANGE = ['$eq', '$neq', '$exists', '$in', '$gt', '$gte', '$lt', '$lte'];
const KEY = ['$eq', '$neq', '$exists', '$in', '$notIn'];

/** The newest version whose filter is known here. Newer ones may know more, so they get what they are asked for. */
const NEWEST_KNOWN = '8.10';

function since(version: string, name: string, operators: readonly string[] = EQUAL): Since {
  return [version, { name, operators }];
}

function field(kind: FilterKind, ...history: Since[]): FilterField {
  return { kind, history };
}

/**
 * The filter of `POST /v2/user-tasks/search` by its newest names. Sources: Camunda's OpenAPI files of 8.6 to 8.10-alpha,
 * their properties' versions included, and the Java clients of 8.6.0 to 8.7.10: 8.6.8 took `variables` away.
 */
const filterFields = new Map<string, FilterField>([
  ['state', field('text', since('8.6', 'state'), since('8.8', 'state', STATE))],
  ['assignee', field('text', since('8.6', 'assignee'), since('8.8', 'assignee', TEXT))],
  ['priority', field('number', since('8.8', 'priority', RANGE))],
  ['elementId', field('text', since('8.6', 'elementId'))],
  ['name', field('text', since('8.8', 'name'), since('8.9', 'name', TEXT))],
  ['candidateGroup', field('text', since('8.6', 'candidateGroup'), since('8.8', 'candidateGroup', TEXT))],
  ['candidateUser', field('text', since('8.6', 'candidateUser'), since('8.8', 'candidateUser', TEXT))],
  ['tenantId', field('text', since('8.6', 'tenantIds'), since('8.8', 'tenantId', TEXT))],
  [
    'processDefinitionId',
    field('text', since('8.6', 'processDefinitionId'), since('8.10', 'processDefinitionId', TEXT)),
  ],
  ['creationDate', field('date', since('8.8', 'creationDate', RANGE))],
  ['completionDate', field('date', since('8.8', 'completionDate', RANGE))],
  ['followUpDate', field('date', since('8.8', 'followUpDate', RANGE))],
  ['dueDate', field('date', since('8.8', 'dueDate', RANGE))],
  [
    'processInstanceVariables',
    field(
      'variables',
      since('8.6', 'variables'),
      ['8.6.8', undefined],
      since('8.8', 'processInstanceVariables', TEXT),
    ),
  ],
  [
    'localVariables',
    field('variables', since('8.6', 'variables'), ['8.6.8', undefined], since('8.8', 'localVariables', TEXT)),
  ],
  ['userTaskKey', field('key', since('8.6', 'key'), since('8.8', 'userTaskKey'))],
  [
    'processDefinitionKey',
    field('key', since('8.6', 'processDefinitionKey'), since('8.10', 'processDefinitionKey', KEY)),
  ],
  [
    'processInstanceKey',
    field('key', since('8.6', 'processInstanceKey'), since('8.10', 'processInstanceKey', KEY)),
  ],
  ['elementInstanceKey', field('key', since('8.8', 'elementInstanceKey'))],
  ['tags', field('tags', since('8.9', 'tags'))],
  ['businessId', field('text', since('8.10', 'businessId', TEXT))],
]);

/** Names of 8.6 and 8.7 in filter and sort. */
const NEWEST_NAMES = new Map([
  ['key', 'userTaskKey'],
  ['tenantIds', 'tenantId'],
  ['variables', 'processInstanceVariables'],
]);

/** The newest name of a field that may have an old one; an unknown name stays as it is. */
export function newestName(name: string): string {
  return NEWEST_NAMES.get(name) ?? name;
}

/** @param name the newest one */
export function kindOf(name: string): FilterKind | undefined {
  return filterFields.get(name)?.kind;
}

/** How this version filters by a field; undefined where it cannot. @param name the newest one */
export function useOf(name: string, version: ServerVersion): FilterUse | undefined {
  return filterFields.get(name)?.history.findLast(([from]) => isAtLeast(version, from))?.[1];
}

/** The fields that this version can filter by, in their newest names. */
export function fieldsOf(version: ServerVersion): string[] {
  return [...filterFields.keys()].filter((name) => useOf(name, version));
}

/** Whether the version is newer than all that is known here. */
export function isBeyondKnown(version: ServerVersion): boolean {
  return version.rank >= rankOf(NEWEST_KNOWN) + 1000;
}
