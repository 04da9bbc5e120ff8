import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../../../scripts/free-port';
import { type NodeRed, startNodeRed } from '../../../../scripts/node-red/start';
import { root } from '../../../promises/package/project';

export interface Caught {
  code: string;
  message: string;
  /** Type of the node. */
  source: string;
}

/** A flow for each type of jobs. */
interface Settings {
  /** Of the workers, so that it is known which Node-RED has a job. */
  name: string;
  address: string;
  types: readonly string[];
  /** Properties of the workers. */
  worker: Record<string, unknown>;
}

/** A real Node-RED that works at jobs, and is killed, deployed and started again on one folder. */
export class WorkingNodeRed {
  log = '';
  readonly #settings: Settings;
  readonly #folder: string;
  #nodeRed: NodeRed | undefined;
  #deploys = 0;

  private constructor(settings: Settings, folder: string) {
    this.#settings = settings;
    this.#folder = folder;
  }

  static async start(settings: Settings): Promise<WorkingNodeRed> {
    const folder = await mkdtemp(path.join(tmpdir(), 'camunda8-jobs-'));
    const real = new WorkingNodeRed(settings, folder);
    await cp(path.join(__dirname, 'nodes'), path.join(folder, 'nodes'), { recursive: true });
    await writeFile(path.join(folder, 'flows.json'), JSON.stringify(real.#flows()));
    await real.again();
    return real;
  }

  get name(): string {
    return this.#settings.name;
  }

  get isRunning(): boolean {
    return this.#nodeRed !== undefined;
  }

  /** What Catch nodes got, in every life. */
  get caught(): Caught[] {
    if (!existsSync(this.#record)) return [];
    const lines = readFileSync(this.#record, 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Caught);
  }

  async again(): Promise<void> {
    this.#nodeRed = await startNodeRed({
      userDir: this.#folder,
      port: await freePort(0),
      nodesDir: root,
      onLog: (text) => {
        this.log += text;
      },
    });
  }

  async kill(): Promise<void> {
    const running = this.#nodeRed;
    this.#nodeRed = undefined;
    await running?.kill();
  }

  /** Everything anew, or the workers alone. @returns whether it was taken: Node-RED may have been killed meanwhile */
  async deploy(kind: 'full' | 'nodes'): Promise<boolean> {
    if (!this.#nodeRed) return false;
    this.#deploys++;
    const headers = { 'content-type': 'application/json', 'Node-RED-Deployment-Type': kind };
    const body = JSON.stringify(this.#flows());
    const answer = await fetch(`${this.#nodeRed.url}/flows`, { method: 'POST', headers, body }).catch(
      () => undefined,
    );
    return answer?.ok === true;
  }

  /** Bytes, after a garbage collection. */
  async memory(): Promise<{ rss: number; heapUsed: number }> {
    const answer = await fetch(`${this.#nodeRed?.url}/memory`);
    return (await answer.json()) as { rss: number; heapUsed: number };
  }

  async stop(): Promise<void> {
    await this.#nodeRed?.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #record(): string {
    return path.join(this.#folder, 'errors');
  }

  #flows(): object[] {
    const { name, address, types, worker } = this.#settings;
    const place = { z: 'tab', x: 100, y: 100 };
    const cluster = { environment: 'self-managed', restAddress: address, authentication: 'none' };
    return [
      { id: 'tab', type: 'tab', label: 'Jobs' },
      { id: 'cluster', type: 'camunda8-cluster', version: 1, timeout: '5', ...cluster },
      ...types.flatMap((type) => [
        {
          ...{ id: `${type}-worker`, type: 'camunda8-job-worker', ...place, cluster: 'cluster' },
          ...{ jobType: type, workerName: name, wires: [[`${type}-work`]], ...worker },
          // So that a deploy of what has changed takes it.
          info: String(this.#deploys),
        },
        { id: `${type}-work`, type: 'torture-work', ...place, wires: [[`${type}-result`]] },
        { id: `${type}-result`, type: 'camunda8-job-result', ...place, wires: [[]] },
      ]),
      { id: 'catch', type: 'catch', ...place, scope: null, wires: [['errors']] },
      { id: 'errors', type: 'torture-errors', ...place, file: this.#record, wires: [] },
    ];
  }
}
