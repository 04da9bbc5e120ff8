import should from 'should';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../../../sandbox/sandbox';
import { call, type Item, type Reply } from '../../call';

export interface Found {
  items: Item[];
  page: Item;
}

/** A sandbox, and short words for what is read from it over /v2. */
export class Reading {
  private constructor(readonly sandbox: Sandbox) {}

  /** One without tasks. */
  static async start(options: SandboxOptions = {}): Promise<Reading> {
    return new Reading(await startSandbox({ version: '8.9', tasks: 'empty', ...options }));
  }

  get engine() {
    return this.sandbox.engine;
  }

  ask(
    method: 'GET' | 'POST',
    path: string,
    json?: Item,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    return call(method, `${this.sandbox.url}/v2/${path}`, json ? { json, headers } : { headers });
  }

  /** What a search of `/v2/<path>/search` finds. */
  async search(path: string, query: Item = {}): Promise<Found> {
    const { status, text } = await this.ask('POST', `${path}/search`, query);
    should(status).equal(200, text);
    return JSON.parse(text);
  }

  /** The values of a field of all that a filter finds. */
  async found(path: string, field: string, filter: Item = {}): Promise<unknown[]> {
    return (await this.search(path, { filter })).items.map((item) => item[field]);
  }

  async get(path: string): Promise<Item> {
    const { status, text } = await this.ask('GET', path);
    should(status).equal(200, text);
    return JSON.parse(text);
  }

  deploy(...files: readonly string[]) {
    const named = files.map((content, i) => ({
      name: `${i}.${content.includes('DMN') ? 'dmn' : content.startsWith('{') ? 'form' : 'bpmn'}`,
      content,
    }));
    return this.engine.deploy(named);
  }

  /** The one job of a type, activated. */
  job(type: string): string {
    const [taken] = this.engine.activateJobs({ type, timeout: 60_000, maxJobsToActivate: 1, worker: 'Ben' });
    if (!taken) throw new Error(`There is no job of the type ${type}`);
    return taken.job.key;
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }
}
