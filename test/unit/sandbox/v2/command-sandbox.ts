import { type Sandbox, type SandboxOptions, startSandbox } from '../../../../sandbox/sandbox';
import { EngineClock } from '../../../support/bpmn/test-engine';
import { call, type Item } from '../call';

/** What a command is answered with; keys of 8.6 are text here, as in the later versions. */
export interface Answered {
  readonly status: number;
  readonly body: Item;
  /** As it came. */
  readonly text: string;
}

/** A sandbox without a household, whose time a test moves, and which is asked in a few words. */
export class CommandSandbox {
  readonly engine;

  private constructor(
    readonly sandbox: Sandbox,
    readonly clock: EngineClock,
  ) {
    this.engine = sandbox.engine;
  }

  /** @param files BPMN or DMN to deploy */
  static async start(options: SandboxOptions = {}, ...files: readonly string[]): Promise<CommandSandbox> {
    const clock = new EngineClock();
    const own = new CommandSandbox(await startSandbox({ tasks: 'empty', clock, ...options }), clock);
    await own.deploy(...files);
    return own;
  }

  async deploy(...files: readonly string[]): Promise<void> {
    const named = files.map((content, i) => ({
      name: `${i}.${content.includes('DMN') ? 'dmn' : 'bpmn'}`,
      content,
    }));
    await this.engine.deploy(named);
  }

  /** @returns the instance's key */
  begin(variables: Item = {}, id = 'p'): string {
    return this.engine.createInstance({ process: { id }, variables }).key;
  }

  post(path: string, json?: unknown): Promise<Answered> {
    return this.send('POST', path, json);
  }

  async send(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, json?: unknown): Promise<Answered> {
    const sent = json === undefined ? {} : { json };
    const { status, text } = await call(method, `${this.sandbox.url}/v2/${path}`, sent);
    const body = text === '' ? {} : JSON.parse(text.replace(/:(\d{16,})(?=[,}])/g, ':"$1"'));
    return { status, body, text };
  }

  /** The jobs that a worker gets at once. */
  async jobs(type: string, more: Item = {}): Promise<Item[]> {
    const json = { type, timeout: 60_000, maxJobsToActivate: 10, requestTimeout: -1, ...more };
    const { body } = await this.post('jobs/activation', json);
    return body.jobs as Item[];
  }

  /** The key of the one job that a worker gets. */
  async job(type: string): Promise<string> {
    const [job, ...others] = await this.jobs(type);
    if (!job || others.length > 0) throw new Error(`${others.length + (job ? 1 : 0)} jobs of ${type}`);
    return String(job.jobKey ?? job.key);
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }
}
