import type { Cluster } from '../cluster';
import { Refusal } from '../engine/refusal';
import type { Settled } from '../engine/work/user-task-commands';
import { type Answer, empty, isObject, json, Refused, type SandboxRequest, tasklistError } from '../http';
import type { Route } from '../router';
import type { SandboxSettings } from '../settings';
import { BrokerTimeout, settled } from '../settled';
import type { UserTask } from '../user-task';
import { formOf } from './forms';
import { readIncluded, readTasklistObject, searchTasks, unexpected } from './search';
import { taskShape, variableShape, variablesOf } from './task-shape';

type Handler = (task: UserTask, request: SandboxRequest) => Answer | Promise<Answer>;

/** Tasklist's deprecated REST API. */
export function tasklistRoutes(cluster: Cluster, settings: SandboxSettings): Route[] {
  const { version, authentication } = settings;
  const command = (handler: Handler) =>
    onTask((task, request) => {
      if (version === '8.6' && authentication === 'oidc') {
        throw unexpected(); // of 8.6.0, whose Tasklist has no person behind a client's token
      }
      return handler(task, request);
    });
  return [
    { method: 'POST', path: '/v1/tasks/search', answer: (request) => searchTasks(cluster, version, request) },
    { method: 'GET', path: '/v1/tasks/{id}', answer: onTask((task) => json(taskShape(task))) },
    { method: 'PATCH', path: '/v1/tasks/{id}/assign', answer: command(assign) },
    { method: 'PATCH', path: '/v1/tasks/{id}/unassign', answer: command(unassign) },
    { method: 'PATCH', path: '/v1/tasks/{id}/complete', answer: command(complete) },
    { method: 'POST', path: '/v1/tasks/{id}/variables', answer: command(saveDrafts) },
    { method: 'POST', path: '/v1/tasks/{id}/variables/search', answer: onTask(searchVariables) },
    { method: 'GET', path: '/v1/forms/{id}', answer: (request, id) => formOf(cluster, request, id) },
  ];

  function onTask(handler: Handler): Route['answer'] {
    return (request, id) => {
      const task = cluster.tasks.get(id);
      return task ? handler(task, request) : tasklistError(404, `task with id ${id} was not found`);
    };
  }

  function assign(task: UserTask, request: SandboxRequest): Promise<Answer> {
    const { assignee = request.user ?? '', allowOverrideAssignment = true } = readTasklistObject(request);
    checkActive(task);
    if (authentication !== 'oidc' && request.user !== undefined && assignee !== request.user) {
      const message = "User doesn't have the permission to assign another user to this task";
      throw new Refused(tasklistError(403, message));
    }
    if (task.assignee !== undefined && allowOverrideAssignment === false) {
      throw new Refused(tasklistError(400, 'Task is already assigned'));
    }
    checkGateway(task);
    return give(task, String(assignee));
  }

  function unassign(task: UserTask): Promise<Answer> {
    checkAssigned(task);
    checkGateway(task);
    return give(task, undefined);
  }

  /** Who has a job worker's task, only Tasklist knows. */
  async function give(task: UserTask, assignee: string | undefined): Promise<Answer> {
    if (task.implementation === 'JOB_WORKER') cluster.tasks.change(task, { assignee });
    else await carriedOut((settle) => cluster.engine.assignUserTask(task.key, assignee, settle));
    return asItIs(task);
  }

  async function complete(task: UserTask, request: SandboxRequest): Promise<Answer> {
    const body = readTasklistObject(request);
    checkAssigned(task);
    checkGateway(task);
    const { engine } = cluster;
    const variables = readVariables(body.variables, (value) => parseValue(value, 500));
    await carriedOut((settle) => {
      if (task.implementation === 'ZEEBE_USER_TASK')
        return engine.completeUserTask(task.key, variables, settle);
      engine.completeJob(task.key, { variables });
      settle();
    });
    return asItIs(task);
  }

  /** @throws Refused where the engine or a listener refuses, or nobody answers, none of which Tasklist foresees */
  async function carriedOut(give: (settle: Settled) => void): Promise<void> {
    await settled(cluster.clock, give).catch((reason: unknown) => {
      throw reason instanceof Refusal || reason instanceof BrokerTimeout ? unexpected() : reason;
    });
  }

  function asItIs(task: UserTask): Answer {
    return json(taskShape(cluster.tasks.get(task.key) ?? task));
  }

  function saveDrafts(task: UserTask, request: SandboxRequest): Answer {
    const { variables } = readTasklistObject(request);
    checkAssigned(task);
    readVariables(variables, (value) => parseValue(value, 400));
    cluster.tasks.change(task, { draftVariables: readVariables(variables, (value) => value) });
    return empty(204);
  }

  /** 8.6.0's Tasklist calls the REST gateway of its own cluster for Zeebe's user tasks, without credentials. */
  function checkGateway(task: UserTask): void {
    if (version === '8.6' && task.implementation === 'ZEEBE_USER_TASK') {
      throw unexpected();
    }
  }
}

/** All variables, or those that are named. A name in `includeVariables` may ask for the whole of a long value (8.6.0). */
function searchVariables(task: UserTask, request: SandboxRequest): Answer {
  const { variableNames = [], includeVariables = [] } = readTasklistObject(request);
  if (isFilled(variableNames) && isFilled(includeVariables)) {
    const message = 'Only one of [variableNames, includeVariables] must be present in request.';
    throw new Refused(tasklistError(400, message));
  }
  const included = new Map(readIncluded(includeVariables).map(({ name, full }) => [name, full]));
  const asked = new Set([
    ...(Array.isArray(variableNames) ? variableNames.map(String) : []),
    ...included.keys(),
  ]);
  const names = new Set([...Object.keys(variablesOf(task)), ...Object.keys(task.draftVariables)]);
  return json(
    [...names]
      .sort()
      .filter((name) => asked.size === 0 || asked.has(name))
      .map((name) => variableShape(task, name, included.get(name))),
  );
}

function isFilled(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}

/** `[{ name, value }]` with values as JSON text. */
function readVariables<T>(variables: unknown, read: (value: string) => T): Record<string, T> {
  const entries = Array.isArray(variables) ? variables.filter(isObject) : [];
  return Object.fromEntries(entries.map(({ name, value }) => [String(name), read(String(value))]));
}

function parseValue(value: string, refusal: number): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw new Refused(tasklistError(refusal, 'Unexpected character'));
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
