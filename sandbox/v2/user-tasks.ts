import type { Cluster } from '../cluster';
import type { DeployedForm } from '../engine/definitions/deployed';
import { Refusal } from '../engine/refusal';
import type { Settled } from '../engine/work/user-task-commands';
import { type Answer, empty, problem, type SandboxRequest } from '../http';
import type { Route } from '../router';
import type { SandboxSettings, Version } from '../settings';
import { BrokerTimeout, settled } from '../settled';
import type { UserTask } from '../user-task';
import { invalidArgument, v2Json } from './answer';
import { flag, object, readBody, text, variables as variablesIn } from './body';
import { checkKey, checkPartition, rejected, timedOut, worded } from './commands';
import { CORRECTED, correctionsOf } from './corrections';
import { shapeOf } from './entities/shape';
import { userTasks } from './entities/user-tasks';
import { searchOf86 } from './search-8.6';
import { search } from './search-8.8';
import { userTasksOf86 } from './user-task-8.6';
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
    const searched = userTasksOf86(cluster.tasks.documents);
    const answer = (request: SandboxRequest) => searchOf86(searched, request);
    return searchEnabled ? [{ method: 'POST', path, answer }, ...commands] : commands;
  }
  const { storage, tasks } = cluster;
  const shape = shapeOf(userTasks(tasks), version, storage);
  return [
    { method: 'POST', path, answer: (request) => search(userTasks(tasks), { version, storage }, request) },
    read('GET', '/v2/user-tasks/{key}', (task) => v2Json(version, shape(task))),
    read('GET', '/v2/user-tasks/{key}/form', (task) => (task.form ? formOf(version, task.form) : empty(204))),
    variables('variables', false, version),
    ...(effectiveVariables ? [variables('effective-variables', true, version)] : []),
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
        const task = cluster.tasks.documents.get(key);
        return task?.implementation === 'ZEEBE_USER_TASK'
          ? answer(task, request)
          : problem(request, 404, 'NOT_FOUND', `User Task with key '${key}' not found`);
      },
    };
  }

  function variables(name: string, isEffective: boolean, newest: Exclude<Version, '8.6'>): Route {
    return read('POST', `/v2/user-tasks/{key}/${name}/search`, (task, request) =>
      searchTaskVariables(cluster, newest, request, task, isEffective),
    );
  }

  function command(
    method: Route['method'],
    commandPath: string,
    run: (cluster: Cluster, request: SandboxRequest, key: string, version: Version) => Promise<void>,
  ): Route {
    return {
      method,
      path: commandPath,
      answer: async (request, key) => {
        checkKey(request, 'userTaskKey', key);
        await run(cluster, request, key, version);
        return empty(204);
      },
    };
  }
}

/** The schema is JSON in a text, whatever 8.8's first descriptions say (camunda/camunda#47673). */
function formOf(version: Version, { key, id, version: formVersion, schema, tenantId }: DeployedForm): Answer {
  return v2Json(version, { formKey: key, formId: id, version: formVersion, schema, tenantId });
}

const COMPLETION = object({ variables: variablesIn, action: text });
const ASSIGNMENT = object({ assignee: text, allowOverride: flag, action: text });
const UPDATE = object({ changeset: object(CORRECTED), action: text });

async function complete(cluster: Cluster, request: SandboxRequest, key: string, version: Version) {
  const { variables = {} } = readBody(request, version, COMPLETION);
  await send(cluster, request, key, 'COMPLETE', (settle) =>
    cluster.engine.completeUserTask(key, variables, settle),
  );
}

async function assign(cluster: Cluster, request: SandboxRequest, key: string, version: Version) {
  const { assignee, allowOverride } = readBody(request, version, ASSIGNMENT);
  if (!assignee) {
    throw invalidArgument(request, 'No assignee provided');
  }
  const intent = allowOverride === false ? 'CLAIM' : 'ASSIGN';
  const task = cluster.engine.store.userTask.get(key);
  const isTaken = task?.state === 'CREATED' && task.assignee !== undefined && task.assignee !== assignee;
  if (intent === 'CLAIM' && isTaken) {
    const detail = `Expected to claim user task with key '${key}', but it has already been assigned`;
    throw rejected(request, 409, 'INVALID_STATE', intent, detail);
  }
  await send(cluster, request, key, intent, (settle) => cluster.engine.assignUserTask(key, assignee, settle));
}

async function unassign(cluster: Cluster, request: SandboxRequest, key: string): Promise<void> {
  await send(cluster, request, key, 'ASSIGN', (settle) =>
    cluster.engine.assignUserTask(key, undefined, settle),
  );
}

async function update(cluster: Cluster, request: SandboxRequest, key: string, version: Version) {
  const { changeset = {}, action } = readBody(request, version, UPDATE);
  const changes = correctionsOf(request, changeset);
  if (Object.keys(changes).length === 0 && action === undefined) {
    throw invalidArgument(
      request,
      'No update data provided. Provide at least an "action" or a non-null value for a supported attribute in the "changeset".',
    );
  }
  await send(cluster, request, key, 'UPDATE', (settle) =>
    cluster.engine.updateUserTask(key, changes, settle),
  );
}

/** Has the engine and the task's listeners do it. @throws Refused where one of them refuses, or takes too long */
async function send(
  cluster: Cluster,
  request: SandboxRequest,
  key: string,
  intent: string,
  command: (settle: Settled) => void,
): Promise<void> {
  checkPartition(cluster, request, key);
  await settled(cluster.clock, command).catch((reason: unknown) => {
    if (reason instanceof BrokerTimeout) throw timedOut(request);
    throw worded(request, intent, reason instanceof Refusal ? inWordsOf(intent, reason) : reason);
  });
}

/** The engine says assign where Zeebe says claim, and unassign where it says assign. */
function inWordsOf(intent: string, { code, message }: Refusal): Refusal {
  return new Refusal(code, message.replace(/^Expected to \w+/, `Expected to ${intent.toLowerCase()}`));
}
