import type { Cluster } from '../cluster';
import { type Answer, readObject, type SandboxRequest } from '../http';
import type { Version } from '../settings';
import type { UserTask } from '../user-task';
import { PREVIEW_LENGTH } from '../variables';
import { v2Json } from './answer';
import { readTextFilter } from './filter-8.8';
import { cursorFor, pageOfList } from './list-page';
import { objectAt, strictly } from './query-8.8';

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
      .map((each) => variableOf(cluster, task, each, truncates));
    const { items, page } = pageOfList(request, version, query, {
      items: found,
      sorts: SORT_FIELDS,
      ...(cursors ? { cursorOf: ({ variableKey }: Variable) => cursorFor(variableKey) } : {}),
    });
    return v2Json(version, {
      items:
        version === '8.9'
          ? items.map((item) => ({ ...item, rootProcessInstanceKey: task.processInstanceKey }))
          : items,
      page,
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
