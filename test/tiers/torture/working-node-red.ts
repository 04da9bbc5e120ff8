import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type NodeRed, startNodeRed } from '../../../scripts/node-red/start';
import { root } from '../../promises/package/project';

interface Settings {
  name: string;
  /** Folder with nodes of the test's own. */
  nodes: string;
  /**
   * What it runs.
   * @param folder of its own, where nodes can write
   * @param deploys how many there have been, so that something can change with each
   */
  flows(folder: string, deploys: number): object[];
}

/** A real Node-RED, which can be killed, deployed and started again on one folder. */
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
    const folder = await mkdtemp(path.join(tmpdir(), 'camunda8-torture-'));
    const real = new WorkingNodeRed(settings, folder);
    await cp(settings.nodes, path.join(folder, 'nodes'), { recursive: true });
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

  /** What nodes have written into a file of its folder, a line of JSON each, in every life. */
  written<T>(file: string): T[] {
    const name = path.join(this.#folder, file);
    if (!existsSync(name)) return [];
    const lines = readFileSync(name, 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as T);
  }

  async again(): Promise<void> {
    this.#nodeRed = await startNodeRed({
      userDir: this.#folder,
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

  /** Everything anew, or what has changed alone. @returns whether it was taken: Node-RED may have been killed meanwhile */
  async deploy(kind: 'full' | 'nodes'): Promise<boolean> {
    if (!this.#nodeRed) return false;
    this.#deploys++;
    const headers = { 'Node-RED-Deployment-Type': kind };
    return this.post('/flows', this.#flows(), headers).catch(() => false);
  }

  /** Tells an admin route something. @returns whether it took it */
  async post(route: string, what: object, headers: Record<string, string> = {}): Promise<boolean> {
    const answer = await fetch(`${this.#nodeRed?.url}${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(what),
    });
    return answer.ok;
  }

  /** What an admin route of the test's own nodes tells. */
  async get<T>(route: string): Promise<T> {
    const answer = await fetch(`${this.#nodeRed?.url}${route}`);
    return (await answer.json()) as T;
  }

  async stop(): Promise<void> {
    await this.#nodeRed?.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #flows(): object[] {
    return this.#settings.flows(this.#folder, this.#deploys);
  }
}
