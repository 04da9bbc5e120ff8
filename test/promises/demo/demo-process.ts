import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const script = path.join(__dirname, '..', '..', '..', 'scripts', 'demo.ts');
const typescript = pathToFileURL(require.resolve('tsx')).href;

/** A demo in a process of its own, as `npm run demo` starts it. */
export class DemoProcess {
  readonly process: ChildProcess;
  /** Everything that it printed, Node-RED's errors included. */
  output = '';
  readonly #ended: Promise<unknown[]>;

  /** @param folder where it keeps its `.demo` */
  constructor(folder: string, ...args: string[]) {
    this.process = spawn(process.execPath, ['--import', typescript, script, ...args], { cwd: folder });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
        this.process.emit('printed');
      });
    }
    this.#ended = once(this.process, 'close');
  }

  /** The first group of a pattern, once it is printed. @throws Error when the process ends without. */
  async printed(pattern: RegExp): Promise<string> {
    const ended = this.#ended.then(() => 'ended');
    for (let news: unknown; ; news = await Promise.race([ended, once(this.process, 'printed')])) {
      const found = pattern.exec(this.output);
      if (found) return found[1] ?? '';
      if (news === 'ended') throw new Error(`The demo ended without printing ${pattern}:\n${this.output}`);
    }
  }

  /** Where the editor answers. */
  async editor(): Promise<string> {
    return this.printed(/example flows: +(\S+)\n/);
  }

  /** Where the flows' Camunda answers. */
  async camunda(): Promise<string> {
    return this.printed(/Camunda[^:]*: +(\S+)\n/);
  }

  isRunning(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /** The exit code, once it has ended; null after a signal. */
  async exitCode(): Promise<number | null> {
    await this.#ended;
    return this.process.exitCode;
  }

  /** Presses Ctrl-C. */
  async interrupt(): Promise<number | null> {
    this.process.kill('SIGINT');
    return this.exitCode();
  }
}
