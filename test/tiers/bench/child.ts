import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** What a process of the benchmark says. */
interface Reply {
  answer?: unknown;
  error?: string;
}

export interface ChildOptions {
  /** E.g. `--expose-gc`. */
  nodeOptions?: string[];
  /**
   * Number of the processor that it is kept on where the system has `taskset`. A server that wakes up on the processor of
   * the candidate pushes it aside, which costs the candidate half a message.
   */
  processor?: number;
}

/** A process of the benchmark, asked one thing at a time. It ends with this one. */
export class Child {
  readonly #process: ChildProcess;

  /**
   * Starts a program of this folder, or of a whole path, and waits until it says that it is ready.
   * @returns the process, and what it said
   */
  static async start<T>(
    program: string,
    argument: unknown,
    { nodeOptions = [], processor }: ChildOptions = {},
  ): Promise<{ child: Child; ready: T }> {
    const file = path.isAbsolute(program) ? program : path.join(__dirname, `${program}.js`);
    const child = fork(file, [JSON.stringify(argument)], { execArgv: nodeOptions });
    if (processor !== undefined) spawnSync('taskset', ['-acp', String(processor), String(child.pid)]);
    const started = new Child(child);
    return { child: started, ready: await started.#reply<T>() };
  }

  private constructor(child: ChildProcess) {
    this.#process = child;
  }

  ask<T>(question: object): Promise<T> {
    this.#process.send(question);
    return this.#reply<T>();
  }

  async stop(): Promise<void> {
    const exited = once(this.#process, 'exit');
    this.#process.disconnect();
    await exited;
  }

  async #reply<T>(): Promise<T> {
    const listening = new AbortController();
    const { signal } = listening;
    try {
      const reply: Reply = await Promise.race([
        once(this.#process, 'message', { signal }).then(([message]) => message),
        once(this.#process, 'exit', { signal }).then(([code]) => ({ error: `ended with ${code}` })),
      ]);
      if (reply.error !== undefined) throw new Error(`${this.#process.spawnargs.at(-1)}: ${reply.error}`);
      return reply.answer as T;
    } finally {
      listening.abort();
    }
  }
}
