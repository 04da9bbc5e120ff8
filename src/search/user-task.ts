import { CamundaError } from '../errors';
import { type JsonObject, setOwn } from '../json-object';
import { sentence } from '../sentence';
import type { TaskSearch, UserTask } from './search';

/** How one kind of server names what a task has. */
export interface TaskNaming {
  /** Name of the task's own key. */
  key: string;
  /** Newest names of what is called otherwise here. */
  newest: ReadonlyMap<string, string>;
  /** What belongs to the paging and not to the task. */
  paging: ReadonlySet<string>;
}

const NO_PAGING: ReadonlySet<string> = new Set();

export const newestNaming: TaskNaming = { key: 'userTaskKey', newest: new Map(), paging: NO_PAGING };

/** /v2 of 8.6 and 8.7. */
export const namingBefore88: TaskNaming = {
  key: 'key',
  newest: new Map([
    ['key', 'userTaskKey'],
    ['candidateGroup', 'candidateGroups'],
    ['candidateUser', 'candidateUsers'],
    ['tenantIds', 'tenantId'],
  ]),
  paging: NO_PAGING,
};

/** /v1 of Tasklist, all versions. */
export const tasklistNaming: TaskNaming = {
  key: 'id',
  newest: new Map([
    ['id', 'userTaskKey'],
    ['taskState', 'state'],
    ['taskDefinitionId', 'elementId'],
  ]),
  paging: new Set(['isFirst', 'sortValues']),
};

const DATES = ['creationDate', 'completionDate', 'dueDate', 'followUpDate'];

function isKeyName(name: string): boolean {
  return name === 'key' || name.endsWith('Key');
}

/** Camunda's keys are whole numbers; a key is remembered, and becomes part of a path. */
const KEY = /^[\w.-]{1,100}$/;

/** @throws CamundaError CAMUNDA_PROTOCOL for a task without a key, or with one that no server of Camunda has */
export function keyOf(item: JsonObject, naming: TaskNaming): string {
  const key = item[naming.key];
  if (typeof key === 'number') return String(key);
  if (typeof key === 'string' && KEY.test(key)) return key;
  throw new CamundaError('CAMUNDA_PROTOCOL', sentence`The server sent a task without ${naming.key}`, {
    retryable: false,
  });
}

/** Tasklist writes `+0000` where RFC 3339 has `Z` or a colon, e.g. `2026-11-21T18:16:02.970+0000`. */
function rfc3339(date: string): string {
  const sign = date.at(-5);
  if (sign !== '+' && sign !== '-') return date;
  return date.endsWith('+0000') ? `${date.slice(0, -5)}Z` : `${date.slice(0, -2)}:${date.slice(-2)}`;
}

/** Without what is null or belongs to the paging, in the newest names. */
function renamed(item: JsonObject, naming: TaskNaming): UserTask {
  const task: UserTask = {};
  for (const name of Object.keys(item)) {
    const value = item[name];
    if (value === null || value === undefined || naming.paging.has(name)) continue;
    setOwn(task, naming.newest.get(name) ?? name, value);
  }
  return task;
}

/** Changes the task itself: it comes fresh from the parser, and a copy of every task would be for nothing. */
function withTextKeys(task: UserTask): UserTask {
  for (const name in task) {
    if (typeof task[name] === 'number' && isKeyName(name)) task[name] = String(task[name]);
  }
  return task;
}

/** `withTextKeys`, and what a task of 8.8 and newer mostly has: today's names and nothing that is null. */
function newestTask(item: JsonObject): UserTask | undefined {
  for (const name in item) {
    const value = item[name];
    if (value === null) return undefined;
    if (typeof value === 'number' && isKeyName(name)) item[name] = String(value);
  }
  return item;
}

function commonTask(item: JsonObject, naming: TaskNaming): UserTask {
  const newest = naming === newestNaming ? newestTask(item) : undefined;
  const task = newest ?? withTextKeys(renamed(item, naming));
  for (const name of DATES) {
    const date = task[name];
    if (typeof date === 'string') task[name] = rfc3339(date);
  }
  task.candidateGroups ??= [];
  task.candidateUsers ??= [];
  return task;
}

/**
 * A task as flows get it. `common`: the newest /v2 names whichever server answered, keys as text, dates in RFC 3339,
 * nothing that is null, and candidates always as lists. `raw`: what the server sent, with keys as text.
 * Integers beyond 2^53-1 are text already when they come here.
 */
export function userTask(item: JsonObject, naming: TaskNaming, shape: TaskSearch['shape']): UserTask {
  return shape === 'common' ? commonTask(item, naming) : withTextKeys(item);
}
