import type { Cluster } from '../cluster';
import { Collection } from '../exporter/collection';
import type { VariableDocument } from '../exporter/documents';
import type { Answer, SandboxRequest } from '../http';
import type { Version } from '../settings';
import type { UserTask } from '../user-task';
import { taskVariables } from './entities/variables';
import { search } from './search-8.8';

/**
 * `POST /v2/user-tasks/{key}/variables/search`: all that a task sees, also those that others of the same name hide; and
 * `.../effective-variables/search`, which hides these, and knows no cursors.
 */
export function searchTaskVariables(
  cluster: Cluster,
  version: Exclude<Version, '8.6'>,
  request: SandboxRequest,
  task: UserTask,
  isEffective: boolean,
): Answer {
  const seen = visibleTo(cluster, task);
  const names = new Set<string>();
  const effective = seen.filter(({ name }) => !names.has(name) && names.add(name));
  const collection = new Collection(isEffective ? effective : seen);
  const reading = { version, storage: cluster.storage };
  return search(taskVariables, reading, request, { collection, isWithoutCursors: isEffective });
}

/** The innermost first. */
function visibleTo(cluster: Cluster, task: UserTask): VariableDocument[] {
  const { elementInstance, variable } = cluster.storage;
  const scopes: string[] = [];
  for (let scope: string | undefined = task.elementInstanceKey; scope !== undefined; ) {
    scopes.push(scope);
    scope = elementInstance.get(scope)?.elementInstanceScopeKey;
  }
  return scopes.flatMap((key) => variable.of('scopeKey', key));
}
