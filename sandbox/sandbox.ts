import { once } from 'node:events';
import { createAuthentication } from './auth/create-authentication';
import { TOKEN_PATH } from './auth/token-endpoint';
import { Cluster, type InstanceState, type Inventory, type TaskOverrides } from './cluster';
import type { Engine } from './engine/engine';
import type { FormSchema } from './forms';
import { deployHousehold, fillHousehold, fillWith, startChore } from './household';
import type { Answer, SandboxRequest } from './http';
import { createRouter } from './router';
import { listen, type RecordedRequest } from './server';
import { type SandboxOptions, type SandboxSettings, withDefaults } from './settings';
import type { UserTask } from './user-task';
import { tasklistRoutes } from './v1/tasks';
import { clusterInformationRoutes } from './v2/cluster-information';
import { processRoutes } from './v2/processes';
import { resourceRoutes } from './v2/resources';
import { userTaskRoutes } from './v2/user-tasks';
import { userRoutes } from './v2/users';

export type { RecordedRequest } from './server';
export type { SandboxAuthentication, SandboxOptions, Version } from './settings';

/** A task to add. Dates are milliseconds; what is not said comes from the process, by default a chore's. */
export interface TaskDraft extends TaskOverrides {
  /** A process of that id is made up where none is known. */
  processDefinitionId?: string;
  /** Of a form that is deployed. */
  formId?: string;
}

/** A running stand-in for a Camunda cluster: user `demo`/`demo`, OIDC client `node-red`/`node-red-test-secret`. */
export interface Sandbox {
  readonly url: string;
  /** The token endpoint, with `authentication: 'oidc'` and no `issuer`. */
  readonly tokenUrl: string;
  /** What was asked, oldest first; the newest 10,000. */
  readonly requests: readonly RecordedRequest[];
  /** What it runs processes with, past its REST API: to deploy and start, and to count what is there. */
  readonly engine: Engine;
  /** @returns the new task's key */
  addTask(draft?: TaskDraft): string;
  /** @throws Error where no task has the key */
  completeTask(key: string): void;
  /** Where the instance of a task is: undefined where there is none with this key. */
  instanceState(processInstanceKey: string): InstanceState | undefined;
  /** What is deployed, runs and waits, to compare with what was there before. */
  inventory(): Inventory;
  /** Makes a Camunda Form known, as `addTask`'s `formId` names it. */
  deployForm(schema: FormSchema): void;
  /** The key of the next task to come, however it comes. */
  nextTask(): Promise<string>;
  /** Ends every session, as a restart of the server does. */
  endSessions(): void;
  /** Refuses every token that it has given so far, as a change of the provider's keys does. */
  revokeTokens(): void;
  close(): Promise<void>;
}

/** What anybody may ask, credentials or not. */
const PUBLIC_PATHS_FROM_88 = ['/v2/license', '/v2/status'];

/** Starts a sandbox on 127.0.0.1. @throws the system's error where the port is taken (EADDRINUSE) */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const settings = withDefaults(options);
  const cluster = new Cluster(settings.partitions, settings.clock);
  fill(cluster, settings.tasks);
  const authentication = createAuthentication(settings);
  const route = createRouter([
    ...clusterInformationRoutes(settings),
    ...userTaskRoutes(cluster, settings),
    ...processRoutes(cluster, settings),
    ...resourceRoutes(cluster, settings),
    ...userRoutes(settings),
    ...(settings.tasklistV1 ? tasklistRoutes(cluster, settings) : []),
  ]);

  async function answer(request: SandboxRequest): Promise<Answer> {
    const own = await authentication.endpoint(request);
    if (own) {
      return own;
    }
    if (settings.version !== '8.6' && PUBLIC_PATHS_FROM_88.includes(request.path)) {
      return route(request);
    }
    const { user, headers } = await authentication.admit(request);
    const answered = await route({ ...request, user });
    return { ...answered, headers: { ...headers, ...answered.headers } };
  }

  const server = await listen(settings.port, answer, settings.now);
  const stopArrivals = startArrivals(cluster, settings);

  return {
    url: server.url,
    tokenUrl: server.url + TOKEN_PATH,
    requests: server.requests,
    engine: cluster.engine,
    addTask: (draft) => addTask(cluster, draft),
    completeTask: (key) => {
      cluster.complete(taskOf(cluster, key));
    },
    instanceState: (key) => cluster.instance(key)?.state,
    inventory: () => cluster.inventory(),
    deployForm: (schema) => {
      cluster.forms.deploy(schema, cluster.keys);
    },
    nextTask: async () => (await once(cluster.tasks, 'task'))[0],
    endSessions: () => authentication.forget(),
    revokeTokens: () => authentication.forget(),
    close: async () => {
      stopArrivals();
      await server.close();
    },
  };
}

function fill(cluster: Cluster, tasks: SandboxSettings['tasks']): void {
  if (tasks === 'empty') {
    return;
  }
  deployHousehold(cluster);
  if (tasks === 'household') {
    fillHousehold(cluster);
  } else {
    fillWith(cluster, tasks);
  }
}

function startArrivals(cluster: Cluster, { arrivalInterval, mostArrivals }: SandboxSettings): () => void {
  if (arrivalInterval === undefined) {
    return () => {};
  }
  let turn = 0;
  const timer = setInterval(() => {
    if (cluster.inventory().tasks.length < mostArrivals) startChore(cluster, turn++);
  }, arrivalInterval);
  return () => clearInterval(timer);
}

function addTask(
  cluster: Cluster,
  { processDefinitionId = 'odd-job', formId, ...overrides }: TaskDraft = {},
): string {
  const form = formId === undefined ? {} : { form: cluster.forms.find(formId) };
  const definition =
    cluster.definition({ id: processDefinitionId }) ??
    cluster.deploy({
      processDefinitionId,
      processName: processDefinitionId,
      userTasks: [
        {
          elementId: 'do-it',
          name: 'Do it',
          implementation: overrides.implementation ?? 'ZEEBE_USER_TASK',
          candidateGroups: [],
          candidateUsers: [],
          priority: 50,
        },
      ],
    });
  return cluster.start(definition, { ...overrides, ...form }).taskKey ?? '';
}

function taskOf(cluster: Cluster, key: string): UserTask {
  const task = cluster.tasks.get(key);
  if (!task) {
    throw new Error(`No task has the key ${key}`);
  }
  return task;
}
