import { userTaskContract } from '../contract/user-task-contract';
import type { Camunda } from '../real/servers/camunda';
import { Caller } from './caller';

/** Process instances that wait at a user task of group `home`, and who may ask for them. */
export interface Chores {
  /** Their keys, in an order of their own. */
  started: string[];
  headers: Record<string, string>;
  /** Whether the server has /v1 too. */
  tasklist: boolean;
}

interface ChoresOptions {
  tasklist?: boolean;
  /** Headers of a session or with a token; absent: none are needed. */
  authorize?: () => Promise<Record<string, string>>;
}

/** Starts ten instances of `chore.bpmn` before the tests of a suite, and waits until their tasks are found. */
export function tenChoresOn(
  camunda: () => Camunda,
  { tasklist = false, authorize = async () => ({}) }: ChoresOptions = {},
): Chores {
  const chores: Chores = { started: [], headers: {}, tasklist };
  before('start ten instances of a process with a user task', async function () {
    this.timeout(180_000);
    chores.headers = await authorize();
    const caller = new Caller(camunda().address, chores.headers);
    await caller.deployChore();
    chores.started = (await caller.startChores(10)).sort();
    await caller.waitForTasks(10);
    if (tasklist) await caller.waitForTasklist(10);
  });
  return chores;
}

/** What the sandbox is held to, asked of the real server. */
export function describeContract(camunda: () => Camunda, chores: Chores): void {
  describe('the user-task contract', () =>
    userTaskContract({
      url: () => camunda().address,
      headers: async () => chores.headers,
      version: '8.6',
      tasklist: chores.tasklist,
      processDefinitionId: 'chore',
      candidateGroup: 'home',
      processInstanceKeys: () => chores.started,
    }));
}
