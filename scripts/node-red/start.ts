import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { requireNodeRed } from './installed';

export interface NodeRedOptions {
  /** Folder of flows, credentials and installed packages. */
  userDir: string;
  /** Absent: a free one, which the system gives it. */
  port?: number;
  /** A package folder to load beside those of `userDir`, with its examples. */
  nodesDir?: string;
  /** Settings beside those of `settings.cjs`, such as `adminAuth`. */
  settings?: {
    /** Address to listen on; absent: 127.0.0.1. */
    uiHost?: string;
    httpAdminRoot?: string;
    /** Of its log and of what its nodes say, e.g. `de`. */
    lang?: string;
    adminAuth?: object;
    httpNodeAuth?: object;
    contextStorage?: object;
    'editorTheme.theme'?: string;
    'editorTheme.palette.categories'?: string[];
  };
  /** Node-RED's log: errors only. */
  onLog: (text: string) => void;
}

export interface NodeRed {
  /** Of the editor. */
  url: string;
  /** Its exit code, once it has ended; null after a signal. */
  exited: Promise<number | null>;
  /** Ends it as Ctrl-C would, flows first, and waits for it. */
  stop(): Promise<void>;
  /** Ends it as a power cut would, and waits for that. */
  kill(): Promise<void>;
}

const startLimit = 60_000;
const stopLimit = 20_000;

/** The installed Node-RED in a process of its own, which ends with this one. It may not even have begun to start. */
export function spawnNodeRed(options: NodeRedOptions): ChildProcess {
  const { userDir, port = 0, nodesDir, settings = {}, onLog } = options;
  const program = requireNodeRed.resolve('node-red/red.js');
  const settingsFile = path.join(__dirname, 'settings.cjs');
  const args = [program, '--userDir', userDir, '--port', String(port), '--settings', settingsFile];
  if (nodesDir !== undefined) args.push('-D', `nodesDir=${nodesDir}`);
  for (const [name, value] of Object.entries(settings)) args.push('-D', `${name}=${JSON.stringify(value)}`);
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  child.stdout?.setEncoding('utf8').on('data', onLog);
  child.stderr?.setEncoding('utf8').on('data', onLog);
  return child;
}

/**
 * Starts the installed Node-RED in a process of its own, which ends with this one, and waits until it listens and its flows
 * run, or cannot.
 * @throws Error when it ends early, or is not there within a minute.
 */
export async function startNodeRed(options: NodeRedOptions): Promise<NodeRed> {
  const { settings = {} } = options;
  const child = spawnNodeRed(options);
  const exited = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  const ended = exited.then((code) => Promise.reject(new Error(`Node-RED ended at its start (${code})`)));

  const port = await Promise.race([listening(child), ended]).catch(async (error: unknown) => {
    await stop(child, exited);
    throw error;
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  const url = `${urlOf(settings.uiHost ?? '127.0.0.1', port)}${settings.httpAdminRoot ?? ''}`;
  return { url, exited, stop: () => stop(child, exited), kill };
}

/** The address of a server on this computer; it may listen on all of its addresses. */
export function urlOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** The port that `settings.cjs` tells, once all is there. */
async function listening(child: ChildProcess): Promise<number> {
  const message = once(child, 'message', { signal: AbortSignal.timeout(startLimit) });
  const [{ port }] = (await message.catch((cause: unknown) => {
    throw new Error('Node-RED does not listen, or does not start its flows', { cause });
  })) as [{ port: number }];
  return port;
}

async function stop(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.connected) child.disconnect();
  const kill = setTimeout(() => child.kill('SIGKILL'), stopLimit);
  await exited;
  clearTimeout(kill);
}
