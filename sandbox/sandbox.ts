import { once } from 'node:events';
import { createAuthentication } from './auth/create-authentication';
import { TOKEN_PATH } from './auth/token-endpoint';
import { Cluster, type Inventory } from './cluster';
import type { Engine } from './engine/engine';
import type { ProcessInstance } from './engine/run/records';
import { Errands } from './errands';
import { deployHousehold, fillHousehold, fillWith, startChore } from './household';
import type { Answer, SandboxRequest } from './http';
import { OddJobs, type TaskDraft } from './odd-jobs';
import { createRouter } from './router';
import { listen, type RecordedRequest } from './server';
import { type SandboxOptions, type SandboxSettings, withDefaults } from './settings';
import { tasklistRoutes } from './v1/tasks';
import { clusterInformationRoutes } from './v2/cluster-information';
import { commandRoutes } from './v2/command-routes';
import { entityRoutes } from './v2/entities/routes';
import { userTaskRoutes } from './v2/user-tasks';
import { Waits } from './v2/waits';

export type { TaskDraft } from './odd-jobs';
export type { RecordedRequest } from './server';
export type { SandboxAuthentication, SandboxOptions, Version } from './settings';

/** A Camunda Form as Camunda Modeler saves it: form-js's schema. */
interface FormSchema {
  readonly id: string;
  readonly components: readonly object[];
  readonly [property: string]: unknown;
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
  /** Completes a task that has not ended. @throws Error where no task has the key */
  completeTask(key: string): void;
  /** Where the instance of a task is: undefined where there is none with this key. */
  instanceState(processInstanceKey: string): ProcessInstance['state'] | undefined;
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
  const cluster = new Cluster(settings.partitions, settings.clock, settings.exportDelay);
  const oddJobs = await OddJobs.open(cluster);
  await fill(cluster, settings.tasks);
  const authentication = createAuthentication(settings);
  const waits = new Waits(settings.clock);
  const route = createRouter([
    ...clusterInformationRoutes(settings),
    ...userTaskRoutes(cluster, settings),
    ...commandRoutes(cluster, settings, waits),
    ...entityRoutes(cluster, settings),
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
    addTask: (draft) => oddJobs.add(draft),
    completeTask: (key) => cluster.complete(key),
    instanceState: (key) => cluster.engine.store.processInstance.get(key)?.state,
    inventory: () => cluster.inventory(),
    deployForm: (schema) => deployForm(cluster, schema),
    nextTask: async () => (await once(cluster.tasks, 'task'))[0],
    endSessions: () => authentication.forget(),
    revokeTokens: () => authentication.forget(),
    close: async () => {
      stopArrivals();
      waits.end();
      await server.close();
    },
  };
}

async function fill(cluster: Cluster, tasks: SandboxSettings['tasks']): Promise<void> {
  if (tasks === 'empty') {
    return;
  }
  await deployHousehold(cluster);
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
  const errands = new Errands(cluster);
  let turn = 0;
  unlessDeleted(() => errands.startAll());
  const timer = setInterval(() => {
    unlessDeleted(() => errands.start(turn));
    if (cluster.inventory().tasks.length < mostArrivals) unlessDeleted(() => startChore(cluster, turn));
    turn++;
  }, arrivalInterval);
  return () => clearInterval(timer);
}

/** Somebody may have deleted a process or a form: what needs it does not come. */
function unlessDeleted(start: () => void): void {
  try {
    start();
  } catch {
    // It does not come.
  }
}

function deployForm({ engine }: Cluster, schema: FormSchema): void {
  const { id } = schema;
  const form = { name: `${id}.form`, content: JSON.stringify(schema), kind: 'form', id } as const;
  engine.deployRead([{ ...form, versionTag: undefined }]);
}
