import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../until';
import { cacheFolder } from './cache';

export interface ServerOptions {
  name: string;
  command: string;
  args: readonly string[];
  /** Beside what a program needs of this process's own environment, which may hold settings of another Camunda. */
  environment: Record<string, string>;
  isReady(): Promise<boolean>;
  /** Milliseconds until it has to be ready. */
  startLimit: number;
}

const stopLimit = 20_000;
const inherited = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'USER'];
const running = new Set<ServerProcess>();

/** A server in a process of its own, with its log in a file. It does not outlive this process, unless that is killed outright. */
export class ServerProcess {
  readonly name: string;
  readonly logFile: string;
  /** Settled when it has ended, by itself or not. */
  readonly exited: Promise<unknown>;
  readonly #child: ChildProcess;

  /**
   * Starts a server and waits until it is ready.
   * @throws Error with the end of its log when it ends early or is not ready in time.
   */
  static async start(options: ServerOptions): Promise<ServerProcess> {
    const server = new ServerProcess(options);
    try {
      await until(`${options.name} is ready`, options.startLimit, async () => {
        if (!server.isRunning) throw new Error(`${options.name} ended at its start`);
        return (await options.isReady()) || undefined;
      });
      return server;
    } catch (error) {
      await server.stop();
      const reason = error instanceof Error ? error.message : error;
      throw new Error(`${reason}. Its log, ${server.logFile}, ends with:\n${server.#endOfLog()}`);
    }
  }

  private constructor({ name, command, args, environment }: ServerOptions) {
    this.name = name;
    this.logFile = newLogFile(name);
    const log = openSync(this.logFile, 'w');
    const own = Object.fromEntries(
      Object.entries(process.env).filter(([variable]) => inherited.includes(variable)),
    );
    // A group of its own: start scripts have children, and a Ctrl-C in the terminal is for this process, which stops them in order.
    this.#child = spawn(command, args, {
      stdio: ['ignore', log, log],
      env: { ...own, ...environment },
      detached: true,
    });
    closeSync(log);
    this.exited = once(this.#child, 'exit').catch(() => undefined);
    endWithThisProcess();
    running.add(this);
  }

  get isRunning(): boolean {
    return this.#child.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Ends it in order, or after 20 seconds at once. */
  async stop(): Promise<void> {
    if (this.isRunning) {
      this.kill('SIGTERM');
      const impatience = setTimeout(() => this.kill('SIGKILL'), stopLimit);
      await this.exited;
      clearTimeout(impatience);
    }
    running.delete(this);
  }

  /** Sends a signal to the server and what it has started. */
  kill(signal: NodeJS.Signals): void {
    if (!this.isRunning || this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, signal);
    } catch {
      // It has ended in this very moment.
    }
  }

  #endOfLog(): string {
    return readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-20).join('\n');
  }
}

/** Ends every server that this process has started. */
export async function stopServers(): Promise<void> {
  await Promise.all([...running].map((server) => server.stop()));
}

function newLogFile(name: string): string {
  const folder = path.join(cacheFolder, 'logs');
  mkdirSync(folder, { recursive: true });
  return path.join(folder, `${name}-${new Date().toISOString().replaceAll(':', '.')}.log`);
}

let prepared = false;

function endWithThisProcess(): void {
  if (prepared) return;
  prepared = true;
  // First of all: other listeners remove the data that the servers write.
  process.prependListener('exit', () => {
    for (const server of running) server.kill('SIGKILL');
  });
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const) {
    process.on(signal, () => void stopServers().finally(() => process.exit(128 + number)));
  }
}
