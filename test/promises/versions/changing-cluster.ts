import { type Sandbox, type SandboxOptions, startSandbox, type TaskDraft } from '../../../sandbox/sandbox';
import { Relay } from '../../support/relay';

export type Version = '8.6' | '8.8';

export const NOW = Date.parse('2026-11-21T12:00:00Z');

/** Every other task is Anna's, of the group `home`, in the tenant `house`, urgent, due, and about the basil. */
const TASKS: TaskDraft[] = Array.from({ length: 10 }, (_, turn) =>
  turn % 2 === 0
    ? {
        ...{ name: 'hers', assignee: 'anna', candidateGroups: ['home'], tenantId: 'house', priority: 80 },
        ...{ dueDate: NOW, variables: { plant: 'basil' } },
      }
    : { name: 'his', candidateGroups: ['garden'], priority: 20, variables: { plant: 'fern' } },
);

/** One address, behind which the version changes and the tasks stay what they are. */
export class ChangingCluster {
  readonly #sandboxes: Record<Version, Sandbox>;
  readonly #relay: Relay;
  /** Keys of Anna's tasks. */
  readonly hers: readonly string[];

  private constructor(sandboxes: Record<Version, Sandbox>, relay: Relay, hers: readonly string[]) {
    this.#sandboxes = sandboxes;
    this.#relay = relay;
    this.hers = hers;
  }

  static async start(options: SandboxOptions = {}): Promise<ChangingCluster> {
    const start = (version: Version) => startSandbox({ ...options, version, tasks: 'empty', now: () => NOW });
    const sandboxes = { '8.6': await start('8.6'), '8.8': await start('8.8') };
    // Both count their keys alike, so that the tasks have the same ones.
    const [keys = []] = Object.values(sandboxes).map((sandbox) => TASKS.map((task) => sandbox.addTask(task)));
    const relay = await Relay.start(sandboxes['8.6'].url);
    return new ChangingCluster(
      sandboxes,
      relay,
      keys.filter((_, turn) => turn % 2 === 0),
    );
  }

  get url(): string {
    return this.#relay.url;
  }

  /** Paths that were asked for since the last look. */
  takePaths(): string[] {
    return this.#relay.exchanges.splice(0).map(({ path }) => path);
  }

  /** From now on it is of this version. */
  become(version: Version): void {
    this.#relay.target = this.#sandboxes[version].url;
    this.#relay.beforeRequest = () => {};
  }

  /** It becomes this version just before it answers the request of this number, from 1 on. */
  becomeAtRequest(version: Version, number: number): void {
    let requests = 0;
    this.#relay.beforeRequest = () => {
      requests++;
      if (requests === number) this.become(version);
    };
  }

  /** From now on the requests come to these versions in turn. */
  takeTurns(versions: readonly Version[]): void {
    let requests = 0;
    this.#relay.beforeRequest = () => {
      const version = versions[requests++ % versions.length] ?? '8.6';
      this.#relay.target = this.#sandboxes[version].url;
    };
  }

  async close(): Promise<void> {
    await this.#relay.close();
    for (const sandbox of Object.values(this.#sandboxes)) await sandbox.close();
  }
}
