import type { Cluster } from '../cluster';
import { type Answer, empty, isObject, json, Refused, type SandboxRequest, tasklistError } from '../http';
import type { Route } from '../router';
import type { SandboxSettings } from '../settings';
import type { UserTask } from '../user-task';
import { readTasklistObject, searchTasks } from './search';
import { taskShape, variableShape } from './task-shape';

type Handler = (task: UserTask, request: SandboxRequest) => Answer;

/** Tasklist's deprecated REST API. */
export function tasklistRoutes(cluster: Cluster, settings: SandboxSettings): Route[] {
  const command = (handler: Handler) =>
    onTask((task, request) => {
      // 8.6.0's Tasklist calls the REST gateway of its own cluster without credentials for these.
      if (
        settings.version === '8.6' &&
        (settings.authentication === 'oidc' || task.implementation !== 'JOB_WORKER')
      ) {
        throw new Refused(tasklistError(500, 'Unexpected server error occurred.', null));
      }
      return handler(task, request);
    });
  return [
    { method: 'POST', path: '/v1/tasks/search', answer: (request) => searchTasks(cluster, request) },
    { method: 'GET', path: '/v1/tasks/{id}', answer: onTask((task) => json(taskShape(task))) },
    { method: 'PATCH', path: '/v1/tasks/{id}/assign', answer: command(assign) },
    { method: 'PATCH', path: '/v1/tasks/{id}/unassign', answer: command(unassign) },
    { method: 'PATCH', path: '/v1/tasks/{id}/complete', answer: command(complete) },
    { method: 'POST', path: '/v1/tasks/{id}/variables', answer: command(saveDrafts) },
    { method: 'POST', path: '/v1/tasks/{id}/variables/search', answer: onTask(searchVariables) },
    {
      method: 'GET',
      path: '/v1/forms/{id}',
      answer: (_, id) => tasklistError(404, `form with id ${id} was not found`),
    },
  ];

  function onTask(handler: Handler): Route['answer'] {
    return (request, id) => {
      const task = cluster.tasks.get(id);
      return task ? handler(task, request) : tasklistError(404, `task with id ${id} was not found`);
    };
  }

  function assign(task: UserTask, request: SandboxRequest): Answer {
    const { assignee = request.user, allowOverrideAssignment = true } = readTasklistObject(request);
    checkActive(task);
    if (task.assignee !== undefined && allowOverrideAssignment === false) {
      throw new Refused(tasklistError(400, 'Task is already assigned'));
    }
    return json(
      taskShape(cluster.tasks.change(task, { assignee: assignee === undefined ? '' : String(assignee) })),
    );
  }

  function unassign(task: UserTask): Answer {
    checkAssigned(task);
    return json(taskShape(cluster.tasks.change(task, { assignee: undefined })));
  }

  function complete(task: UserTask, request: SandboxRequest): Answer {
    const { variables } = readTasklistObject(request);
    checkAssigned(task);
    return json(taskShape(cluster.complete(task, readVariables(variables, parseValue))));
  }

  function saveDrafts(task: UserTask, request: SandboxRequest): Answer {
    const { variables } = readTasklistObject(request);
    checkAssigned(task);
    cluster.tasks.change(task, { draftVariables: readVariables(variables, (value) => value) });
    return empty(204);
  }
}

function searchVariables(task: UserTask): Answer {
  const names = new Set([...Object.keys(task.variables), ...Object.keys(task.draftVariables)]);
  return json(Array.from(names, (name) => variableShape(task, name)));
}

/** `[{ name, value }]` with values as JSON text. */
function readVariables<T>(variables: unknown, read: (value: string) => T): Record<string, T> {
  const entries = Array.isArray(variables) ? variables.filter(isObject) : [];
  return Object.fromEntries(entries.map(({ name, value }) => [String(name), read(String(value))]));
}

function parseValue(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw new Refused(tasklistError(400, `Unable to parse value: ${value}`));
  }
}

function checkActive(task: UserTask): void {
  if (task.state !== 'CREATED') {
    throw new Refused(tasklistError(400, 'Task is not active'));
  }
}

function checkAssigned(task: UserTask): void {
  checkActive(task);
  if (task.assignee === undefined) {
    throw new Refused(tasklistError(400, 'Task is not assigned'));
  }
}
