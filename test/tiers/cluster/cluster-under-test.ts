import { until } from '../../support/until';
import type { Access } from './access';
import { Caller } from './caller';
import { type Facts, findFacts, isFrom } from './facts';
import { type OwnProcess, OwnProcesses } from './own-processes';

const patience = 60_000;

/** A Camunda, or a sandbox, with all that the tests need of it. */
export class ClusterUnderTest {
  private constructor(
    /** The beginning of its tests' titles. */
    readonly name: string,
    readonly access: Access,
    readonly facts: Facts,
    readonly caller: Caller,
    readonly own: OwnProcesses,
  ) {}

  /** Finds out what is there. @throws Error where there is no Camunda, or where it does not let the caller in */
  static async find(name: string, access: Access): Promise<ClusterUnderTest> {
    const caller = new Caller(access);
    return new ClusterUnderTest(name, access, await findFacts(caller), caller, new OwnProcesses(caller));
  }

  /** Waits until each search that is there finds that many open tasks: what has been written shows up seconds later. */
  async showsTasks({ id, key }: OwnProcess, count: number): Promise<void> {
    const found = async (path: string, query: object) => {
      const { status, text } = await this.caller.post(path, query);
      if (status !== 200) throw new Error(`${path} answers ${status}: ${text}`);
      return JSON.parse(text);
    };
    await until(`/v2 finds ${count} tasks`, patience, async () => {
      const filter = { processDefinitionId: id, state: 'CREATED' };
      const { page } = await found('/v2/user-tasks/search', { filter, page: { limit: 1 } });
      return page.totalItems >= count || undefined;
    });
    if (!this.facts.tasklist) return;
    await until(`/v1 finds ${count} tasks`, patience, async () => {
      const query = { processDefinitionKey: key, state: 'CREATED', pageSize: count };
      return (await found('/v1/tasks/search', query)).length >= count || undefined;
    });
  }

  /** Waits until an instance is completed. @throws Error where it still runs on a cluster that tells no more than that */
  async showsEnd(instance: string): Promise<void> {
    const path = this.#stateOf(instance);
    if (path !== undefined) {
      await until(`the instance ${instance} is completed`, patience, async () => {
        const { status, text } = await this.caller.get(path);
        return (status === 200 && JSON.parse(text).state === 'COMPLETED') || undefined;
      });
      return;
    }
    const { status } = await this.caller.post(`/v2/process-instances/${instance}/cancellation`);
    if (status !== 404)
      throw new Error(`The instance ${instance} still ran: its cancellation answers ${status}`);
  }

  #stateOf(instance: string): string | undefined {
    if (isFrom('8.8', this.facts)) return `/v2/process-instances/${instance}`;
    return this.facts.operate ? `/v1/process-instances/${instance}` : undefined;
  }
}
