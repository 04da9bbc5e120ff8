import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { dataFolder } from '../../../support/servers/cache';
import type { Item, Work, Worker } from './vendor';

/** An error of a client's, as it told it to the test. */
export class ClientError extends Error {
  constructor(
    /** The class that the client gave it. */
    override readonly name: string,
    message: string,
    /** Of the answer that was refused; undefined where the error comes from elsewhere. */
    readonly status: number | undefined,
  ) {
    super(message);
  }
}

interface Answer {
  id: number;
  result?: unknown;
  failure?: { name: string; message: string; status?: number };
}

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** A client of Camunda's in a process of its own, which is told by lines of JSON what to call. */
export class ClientProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #exited: Promise<unknown>;
  readonly #waiting = new Map<number, Waiting>();
  #isRunning = true;
  #printed = '';
  #asked = 0;

  private constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    createInterface({ input: child.stdout }).on('line', (line) => this.#settle(line));
    child.stderr.on('data', (chunk) => {
      this.#printed = (this.#printed + chunk).slice(-4000);
    });
    child.stdin.on('error', () => {}); // of a pipe to a process that has just ended, which `exit` tells
    this.#exited = once(child, 'exit').then(() => this.#abandon());
  }

  /** A program of `programs/`, with the folder of an installed client. */
  static async startNode(program: string, folder: string): Promise<ClientProcess> {
    const file = path.join(__dirname, 'programs', `${program}.ts`);
    return ClientProcess.start(process.execPath, ['--import', 'tsx', file, folder]);
  }

  /** Starts a program without settings of this process's own environment, which may be those of another Camunda. */
  static async start(command: string, args: readonly string[]): Promise<ClientProcess> {
    const home = await dataFolder('client');
    const env = { PATH: process.env.PATH, HOME: home };
    const child = spawn(command, args, { env });
    await once(child, 'spawn');
    return new ClientProcess(child);
  }

  /** Makes a client. @returns its number, for `call` */
  connect(settings: Readonly<Record<string, string>>): Promise<number> {
    return this.#ask({ connect: settings }) as Promise<number>;
  }

  /**
   * Calls a client: a method's name with its arguments, or for Java a list of such calls.
   * @throws ClientError with what the client has thrown
   */
  call(client: number, call: readonly unknown[]): Promise<unknown> {
    return this.#ask({ client, call });
  }

  /** Opens a job worker of a client. */
  async work(client: number, work: Work): Promise<Worker> {
    const opened = await this.#ask({ client, work });
    return { stop: () => this.#ask({ stop: opened }) as Promise<Item[]> };
  }

  /** The fields and operators of a filter of the Java client. @param filter its class */
  offers(filter: string): Promise<unknown> {
    return this.#ask({ offers: filter });
  }

  async stop(): Promise<void> {
    this.#child.stdin.end();
    await this.#exited;
  }

  async #ask(command: object): Promise<unknown> {
    const id = ++this.#asked;
    const answered = new Promise<Answer>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    if (this.#isRunning) this.#child.stdin.write(`${JSON.stringify({ id, ...command })}\n`);
    else this.#abandon();
    const { failure, result } = await answered;
    if (failure) throw new ClientError(failure.name, failure.message, failure.status);
    return result;
  }

  #settle(line: string): void {
    const answer: Answer = JSON.parse(line);
    this.#waiting.get(answer.id)?.resolve(answer);
    this.#waiting.delete(answer.id);
  }

  /** It has ended: nobody will be answered any more. */
  #abandon(): void {
    this.#isRunning = false;
    const error = new Error(`The client's process has ended. It has printed:\n${this.#printed}`);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
