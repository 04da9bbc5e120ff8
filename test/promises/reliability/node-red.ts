import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type NodeRed, startNodeRed } from '../../../scripts/node-red/start';
import { inReadyTab } from '../../support/node-red/askable-flows';
import { until } from '../../support/until';

const root = path.join(__dirname, '..', '..', '..');
const VARIABLES = ['HOME', 'USERPROFILE', 'TMPDIR', 'TEMP', 'TMP'];

/** A real Node-RED in a process of its own with the built package, and with an empty home and folder for temporary files. */
export class RealNodeRed {
  /** Its errors, and those of its nodes that no Catch node took. */
  log = '';
  readonly #folder: string;
  #nodeRed: NodeRed | undefined;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param nodes a folder with nodes of the test's own */
  static async start(nodes?: string): Promise<RealNodeRed> {
    const folder = await mkdtemp(path.join(tmpdir(), 'camunda8-reliability-'));
    const real = new RealNodeRed(folder);
    await mkdir(real.userDir);
    await writeFile(path.join(real.userDir, 'flows.json'), JSON.stringify(inReadyTab([], '/started')));
    if (nodes) await cp(nodes, path.join(real.userDir, 'nodes'), { recursive: true });
    const before = VARIABLES.map((name) => [name, process.env[name]] as const);
    for (const name of VARIABLES) process.env[name] = folder;
    try {
      const onLog = (text: string) => {
        real.log += text;
      };
      real.#nodeRed = await startNodeRed({ userDir: real.userDir, nodesDir: root, onLog });
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
    // Credentials that are deployed while it still reads its files would be lost.
    const started = async () => (await fetch(`${real.#nodeRed?.url}/started`)).ok || undefined;
    await until('Node-RED has started its flows', 30_000, started);
    return real;
  }

  get userDir(): string {
    return path.join(this.#folder, 'user');
  }

  /** The process that it runs in. @throws Error before it has started */
  get process(): NodeRed {
    if (!this.#nodeRed) throw new Error('Node-RED has not started');
    return this.#nodeRed;
  }

  /** Answers a path of the admin API, e.g. `/flows`, as text. */
  async get(address: string): Promise<string> {
    const answer = await fetch(`${this.#nodeRed?.url}${address}`);
    return answer.text();
  }

  async deploy(flows: object[]): Promise<void> {
    const answer = await fetch(`${this.#nodeRed?.url}/flows`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'Node-RED-API-Version': 'v2' },
      body: JSON.stringify({ flows }),
    });
    if (!answer.ok) throw new Error(`Node-RED refuses the flows: ${await answer.text()}`);
  }

  /** Every file that it has written, its content by its path. */
  async files(): Promise<Map<string, string>> {
    const files = new Map<string, string>();
    for (const name of await readdir(this.#folder, { recursive: true })) {
      const file = path.join(this.#folder, name);
      if ((await stat(file)).isFile()) files.set(name, await readFile(file, 'latin1'));
    }
    return files;
  }

  /** Ends it and forgets its folder. */
  async stop(): Promise<void> {
    await this.#nodeRed?.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
