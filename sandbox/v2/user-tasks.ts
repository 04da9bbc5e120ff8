import type { Cluster } from '../cluster';
import type { Form } from '../forms';
import { type Answer, empty, isObject, problem, readObject, type SandboxRequest } from '../http';
import type { Route } from '../router';
import type { SandboxSettings, Version } from '../settings';
import type { UserTask } from '../user-task';
import { invalidArgument, v2Json } from './answer';
import { checkKey, checkPartition, rejected } from './commands';
import { searchOf86 } from './search-8.6';
import { searchFrom88 } from './search-8.8';
import { userTaskShape } from './user-task-shape';
import { searchTaskVariables } from './variables';

/** Search and commands of `/v2/user-tasks`. */
export function userTaskRoutes(cluster: Cluster, settings: SandboxSettings): Route[] {
  const { version, searchEnabled, effectiveVariables } = settings;
  const commands: Route[] = [
    command('POST', '/v2/user-tasks/{key}/completion', complete),
    command('POST', '/v2/user-tasks/{key}/assignment', assign),
    command('DELETE', '/v2/user-tasks/{key}/assignee', unassign),
    command('PATCH', '/v2/user-tasks/{key}', update),
  ];
  const path = '/v2/user-tasks/search';
  if (version === '8.6') {
    const answer = (request: SandboxRequest) => searchOf86(cluster, request);
    return searchEnabled ? [{ method: 'POST', path, answer }, ...commands] : commands;
  }
  return [
    { method: 'POST', path, answer: (request) => searchFrom88(cluster, version, request) },
    read('GET', '/v2/user-tasks/{key}', (task) => v2Json(version, userTaskShape(version, task))),
    read('GET', '/v2/user-tasks/{key}/form', (task) => (task.form ? formOf(version, task.form) : empty(204))),
    variables('variables', true),
    ...(effectiveVariables ? [variables('effective-variables', false)] : []),
    ...commands,
  ];

  function read(
    method: Route['method'],
    readPath: string,
    answer: (task: UserTask, request: SandboxRequest) => Answer,
  ): Route {
    return {
      method,
      path: readPath,
      answer: (request, key) => {
        checkKey(request, 'userTaskKey', key);
        const task = cluster.tasks.get(key);
        return task?.implementation === 'ZEEBE_USER_TASK'
          ? answer(task, request)
          : problem(request, 404, 'NOT_FOUND', `User Task with key '${key}' not found`);
      },
    };
  }

  function variables(name: string, cursors: boolean): Route {
    return read('POST', `/v2/user-tasks/{key}/${name}/search`, (task, request) =>
      searchTaskVariables(cluster, version, request, task, cursors),
    );
  }

  function command(
    method: Route['method'],
    commandPath: string,
    run: (cluster: Cluster, request: SandboxRequest, key: string) => void,
  ): Route {
    return {
      method,
      path: commandPath,
      answer: (request, key): Answer => {
        checkKey(request, 'userTaskKey', key);
        run(cluster, request, key);
        return empty(204);
      },
    };
  }
}

/** The schema is JSON in a text, whatever 8.8's first descriptions say (camunda/camunda#47673). */
function formOf(version: Version, { formKey, formId, version: formVersion, schema }: Form): Answer {
  const text = JSON.stringify(schema);
  return v2Json(version, { formKey, formId, version: formVersion, schema: text, tenantId: '<default>' });
}

function complete(cluster: Cluster, request: SandboxRequest, key: string): void {
  const { variables } = readObject(request);
  const task = openTask(cluster, request, key, 'COMPLETE');
  cluster.complete(task, isObject(variables) ? variables : {});
}

function assign(cluster: Cluster, request: SandboxRequest, key: string): void {
  const { assignee, allowOverride } = readObject(request);
  if (typeof assignee !== 'string' || assignee === '') {
    throw invalidArgument(request, 'No assignee provided');
  }
  const intent = allowOverride === false ? 'CLAIM' : 'ASSIGN';
  const task = openTask(cluster, request, key, intent);
  if (intent === 'CLAIM' && task.assignee !== undefined && task.assignee !== assignee) {
    const detail = `Expected to claim user task with key '${key}', but it has already been assigned`;
    throw rejected(request, 409, 'INVALID_STATE', intent, detail);
  }
  cluster.tasks.change(task, { assignee });
}

function unassign(cluster: Cluster, request: SandboxRequest, key: string): void {
  cluster.tasks.change(openTask(cluster, request, key, 'ASSIGN'), { assignee: undefined });
}

function update(cluster: Cluster, request: SandboxRequest, key: string): void {
  const { changeset, action } = readObject(request);
  const changes = isObject(changeset) ? readChanges(request, changeset) : {};
  if (Object.keys(changes).length === 0 && typeof action !== 'string') {
    throw invalidArgument(
      request,
      'No update data provided. Provide at least an "action" or a non-null value for a supported attribute in the "changeset".',
    );
  }
  cluster.tasks.change(openTask(cluster, request, key, 'UPDATE'), changes);
}

function readChanges(request: SandboxRequest, changeset: Record<string, unknown>): Partial<UserTask> {
  const { priority, candidateGroups, candidateUsers, dueDate, followUpDate } = changeset;
  if (typeof priority === 'number' && (priority < 0 || priority > 100)) {
    const detail = `The value for priority is '${priority}' but must be within the [0,100] range.`;
    throw invalidArgument(request, detail);
  }
  return {
    ...(typeof priority === 'number' ? { priority } : {}),
    ...(Array.isArray(candidateGroups) ? { candidateGroups: candidateGroups.map(String) } : {}),
    ...(Array.isArray(candidateUsers) ? { candidateUsers: candidateUsers.map(String) } : {}),
    ...(typeof dueDate === 'string' ? { dueDate: readDate(request, 'due date', dueDate) } : {}),
    ...(typeof followUpDate === 'string'
      ? { followUpDate: readDate(request, 'follow-up date', followUpDate) }
      : {}),
  };
}

/** An empty text takes the date away. */
function readDate(request: SandboxRequest, name: string, text: string): number | undefined {
  const date = text === '' ? undefined : Date.parse(text);
  if (Number.isNaN(date)) {
    const detail = `The provided ${name} '${text}' cannot be parsed as a date according to RFC 3339, section 5.6.`;
    throw invalidArgument(request, detail);
  }
  return date;
}

function openTask(cluster: Cluster, request: SandboxRequest, key: string, intent: string): UserTask {
  checkPartition(cluster, request, key);
  const task = cluster.tasks.get(key);
  if (task?.implementation !== 'ZEEBE_USER_TASK' || task.state !== 'CREATED') {
    const detail = `Expected to ${intent.toLowerCase()} user task with key '${key}', but no such user task was found`;
    throw rejected(request, 404, 'NOT_FOUND', intent, detail);
  }
  return task;
}
