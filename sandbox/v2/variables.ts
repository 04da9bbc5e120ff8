import type { Cluster } from '../cluster';
import type { ElementInstance, Variable } from '../engine/run/records';
import { type Answer, readObject, type SandboxRequest } from '../http';
import type { Version } from '../settings';
import type { UserTask } from '../user-task';
import { PREVIEW_LENGTH } from '../variables';
import { v2Json } from './answer';
import { readTextFilter } from './filter-8.8';
import { cursorFor, pageOfList } from './list-page';
import { objectAt, strictly } from './query-8.8';

const SORT_FIELDS = ['value', 'name', 'tenantId', 'variableKey', 'scopeKey', 'processInstanceKey'] as const;

interface Shape extends Record<(typeof SORT_FIELDS)[number], string> {
  readonly isTruncated: boolean;
}

/**
 * `POST /v2/user-tasks/{key}/variables/search` finds all variables around a task, those too that others of the same
 * name hide; `.../effective-variables/search`, which knows no cursors, those alone that the task sees.
 */
export function searchTaskVariables(
  { engine }: Cluster,
  version: Version,
  request: SandboxRequest,
  task: UserTask,
  isEffective: boolean,
): Answer {
  const truncates = new URLSearchParams(request.query).get('truncateValues') !== 'false';
  return strictly(request, () => {
    const query = objectAt('', readObject(request), ['filter', 'sort', 'page']);
    const { name } = objectAt('filter', query.filter ?? {}, ['name']);
    const matches = name === undefined ? () => true : readTextFilter('filter.name', name);
    const found = variablesAround(engine.store.elementInstance.get(task.elementInstanceKey), isEffective)
      .filter((variable) => matches(variable.name))
      .map((variable) => shapeOf(variable, task, truncates));
    const { items, page } = pageOfList(request, version, query, {
      items: found,
      sorts: SORT_FIELDS,
      ...(isEffective ? {} : { cursorOf: ({ variableKey }: Shape) => cursorFor(variableKey) }),
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

/** The innermost first. */
function variablesAround(scope: ElementInstance | undefined, isEffective: boolean): Variable[] {
  const found: Variable[] = [];
  for (let at = scope; at; at = at.parent) {
    const hidden = new Set(isEffective ? found.map(({ name }) => name) : []);
    for (const variable of at.variables?.values() ?? []) if (!hidden.has(variable.name)) found.push(variable);
  }
  return found;
}

function shapeOf(variable: Variable, { tenantId }: UserTask, truncates: boolean): Shape {
  const value = JSON.stringify(variable.value);
  const isTruncated = truncates && value.length > PREVIEW_LENGTH;
  return {
    name: variable.name,
    value: isTruncated ? value.slice(0, PREVIEW_LENGTH) : value,
    isTruncated,
    tenantId,
    variableKey: variable.key,
    scopeKey: variable.scopeKey,
    processInstanceKey: variable.processInstanceKey,
  };
}
