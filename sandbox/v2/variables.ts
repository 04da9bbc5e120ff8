import type { Cluster } from '../cluster';
import { type Answer, readObject, type SandboxRequest } from '../http';
import type { Version } from '../settings';
import type { UserTask } from '../user-task';
import { PREVIEW_LENGTH } from '../variables';
import { absent, invalidArgument, v2Json } from './answer';
import { readTextFilter } from './filter-8.8';
import { objectAt, readSort, readWindow, strictly } from './query-8.8';

const SORT_FIELDS = ['value', 'name', 'tenantId', 'variableKey', 'scopeKey', 'processInstanceKey'] as const;

interface Variable extends Record<(typeof SORT_FIELDS)[number], string> {
  readonly isTruncated: boolean;
}

/**
 * `POST /v2/user-tasks/{key}/variables/search` and `.../effective-variables/search`, which knows no cursors. All
 * variables are those of the instance, so that both find the same.
 */
export function searchTaskVariables(
  cluster: Cluster,
  version: Version,
  request: SandboxRequest,
  task: UserTask,
  cursors: boolean,
): Answer {
  const truncates = new URLSearchParams(request.query).get('truncateValues') !== 'false';
  return strictly(request, () => {
    const query = objectAt('', readObject(request), ['filter', 'sort', 'page']);
    const { name } = objectAt('filter', query.filter ?? {}, ['name']);
    const matches = name === undefined ? () => true : readTextFilter('filter.name', name);
    const found = Object.keys(task.variables)
      .filter(matches)
      .map((each) => variableOf(cluster, task, each, truncates))
      .sort(comparison(readSort(query.sort ?? [], SORT_FIELDS)));
    const page = objectAt(
      'page',
      query.page ?? {},
      cursors ? ['from', 'limit', 'after', 'before'] : ['from', 'limit'],
    );
    const items = pageOf(request, found, page);
    return v2Json(version, {
      items:
        version === '8.9'
          ? items.map((item) => ({ ...item, rootProcessInstanceKey: task.processInstanceKey }))
          : items,
      page: {
        totalItems: found.length,
        hasMoreTotalItems: false,
        startCursor: (cursors && writeCursor(items.at(0))) || absent(version),
        endCursor: (cursors && writeCursor(items.at(-1))) || absent(version),
      },
    });
  });
}

function variableOf(cluster: Cluster, task: UserTask, name: string, truncates: boolean): Variable {
  const value = JSON.stringify(task.variables[name]);
  const isTruncated = truncates && value.length > PREVIEW_LENGTH;
  return {
    name,
    value: isTruncated ? value.slice(0, PREVIEW_LENGTH) : value,
    isTruncated,
    tenantId: task.tenantId,
    variableKey: cluster.variableKey(task, name),
    scopeKey: task.processInstanceKey,
    processInstanceKey: task.processInstanceKey,
  };
}

function comparison(sort: ReturnType<typeof readSort<(typeof SORT_FIELDS)[number]>>) {
  return (a: Variable, b: Variable): number => {
    for (const { field, descending } of sort) {
      if (a[field] !== b[field]) {
        return a[field] < b[field] === descending ? 1 : -1;
      }
    }
    return 0;
  };
}

function pageOf(
  request: SandboxRequest,
  found: readonly Variable[],
  page: Record<string, unknown>,
): Variable[] {
  const { from, limit } = readWindow(request, page);
  const cursor = page.after ?? page.before;
  if (cursor === undefined) {
    return found.slice(from, from + limit);
  }
  const position = found.findIndex((variable) => writeCursor(variable) === cursor);
  if (position < 0) {
    throw invalidArgument(request, `The cursor '${cursor}' is invalid.`);
  }
  return page.after === undefined
    ? found.slice(Math.max(0, position - limit), position)
    : found.slice(position + 1, position + 1 + limit);
}

function writeCursor(variable: Variable | undefined): string | undefined {
  return variable && Buffer.from(JSON.stringify([variable.variableKey])).toString('base64');
}
