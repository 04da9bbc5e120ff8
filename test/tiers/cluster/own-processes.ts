import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { until } from '../../support/until';
import type { Answer, Caller } from './caller';
import { firstKeyIn, keysIn } from './keys-in';

const patience = 60_000;
const folder = path.join(__dirname, 'resources');

/** A process whose id nobody else has. Its user task is `do-` and this id, its form this id and `-form`. */
export interface OwnProcess {
  id: string;
  key: string;
}

/** What one run makes on a cluster that may be somebody's: under names of its own, and removed at the end. */
export class OwnProcesses {
  readonly #caller: Caller;
  /** What all its names end with. */
  readonly suffix = `-${randomUUID().slice(0, 8)}`;
  readonly #resources = new Set<string>();
  readonly #instances = new Set<string>();
  /** Deployments and starts that have not been answered. */
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** @param name the beginning of the process's id */
  idOf(name: string): string {
    return name + this.suffix;
  }

  /** Whether this run has made the process or form with that key. */
  hasDeployed(key: string): boolean {
    return this.#resources.has(key);
  }

  /**
   * Deploys files of `resources/`, a process and what belongs to it, as soon as the partitions take them.
   * @param name the beginning of the process's id
   */
  async deploy(name: string, ...files: string[]): Promise<OwnProcess> {
    const id = this.idOf(name);
    const contents = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
    const named = files.map((file, i) => [
      id + path.extname(file),
      (contents[i] ?? '').replaceAll('OWN', id),
    ]);
    const { text } = await this.#made('the process is deployed', () =>
      this.#caller.deploy(Object.fromEntries(named)),
    );
    return { id, key: firstKeyIn(text, 'processDefinitionKey') };
  }

  /** Starts one instance. @returns its key, as text */
  async start({ id }: OwnProcess, variables: object = {}): Promise<string> {
    const { text } = await this.#made('an instance is started', () =>
      this.#caller.post('/v2/process-instances', { processDefinitionId: id, variables }),
    );
    return firstKeyIn(text, 'processInstanceKey');
  }

  /**
   * Cancels what still runs and deletes what was deployed. Nothing can be made afterwards. What a cluster keeps of
   * finished instances stays there.
   * @throws Error that names what could not be removed
   */
  async remove(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#underWay);
    const refusals: string[] = [];
    const gone = async (keys: Set<string>, pathTo: (key: string) => string) => {
      for (const key of keys) {
        const { status } = await this.#untilTaken(pathTo(key), () => this.#caller.post(pathTo(key)));
        if (status < 300 || status === 404) keys.delete(key);
        else refusals.push(`${pathTo(key)} answers ${status}`);
      }
    };
    await gone(this.#instances, (key) => `/v2/process-instances/${key}/cancellation`);
    await gone(this.#resources, (key) => `/v2/resources/${key}/deletion`);
    if (refusals.length > 0) throw new Error(`Left on the cluster: ${refusals.join(', ')}`);
  }

  /** Sends what may make something, and remembers what the answer says was made. @throws Error after `remove` */
  async make(send: () => Promise<Answer>): Promise<Answer> {
    if (this.#isClosed) throw new Error('The run is over');
    const sending = send().then((answer) => {
      for (const key of keysIn(answer.text, 'processDefinitionKey', 'formKey')) this.#resources.add(key);
      for (const key of keysIn(answer.text, 'processInstanceKey')) this.#instances.add(key);
      return answer;
    });
    this.#underWay.add(sending);
    return sending.finally(() => this.#underWay.delete(sending));
  }

  async #made(what: string, send: () => Promise<Answer>): Promise<Answer> {
    const answer = await this.#untilTaken(what, () => this.make(send));
    if (answer.status !== 200) throw new Error(`Camunda answers ${answer.status}: ${answer.text}`);
    return answer;
  }

  /** The first answer that is none of a partition without a leader. */
  #untilTaken(what: string, send: () => Promise<Answer>): Promise<Answer> {
    return until(what, patience, async () => {
      const answer = await send();
      return answer.status === 503 ? undefined : answer;
    });
  }
}
