import { createInterface } from 'node:readline';
import { Stream } from 'node:stream';
import type { Work } from '../vendor';
import { handlerFor, type OpenWorker } from './work';

/** What a client is told: its address, and what it logs in with. */
export type Settings = Readonly<Record<string, string>>;

interface Command {
  id: number;
  connect?: Settings;
  client?: number;
  call?: [method: string, ...args: unknown[]];
  work?: Work;
  /** A worker's number. */
  stop?: number;
}

/** A client's own ways. */
export interface Client {
  connect(settings: Settings): object | Promise<object>;
  /** Where its errors have the HTTP status. */
  statusOf(error: object): unknown;
  openWorker: OpenWorker;
}

/** A client at the other end of a pipe: a command a line on stdin, an answer a line on stdout, both JSON. Ends with stdin. */
export function serve({ connect, statusOf, openWorker }: Client): void {
  const clients: object[] = [];
  const workers: (() => Promise<unknown>)[] = [];

  function open(client: object, work: Work): number {
    const { handler, jobs } = handlerFor(work);
    const stop = openWorker(client, work, handler);
    return workers.push(() => stop().then(() => jobs)) - 1;
  }

  async function run({ connect: settings, client = 0, call: [method, ...args] = [''], work, stop }: Command) {
    if (settings) return clients.push(await connect(settings)) - 1;
    if (stop !== undefined) return workers[stop]?.();
    const target = clients[client] ?? {};
    if (work) return open(target, work);
    return Reflect.apply(Reflect.get(target, method), target, args);
  }

  async function answer(command: Command): Promise<void> {
    const { id } = command;
    const outcome = await run(command).then(
      // A response itself says no more than that it is there.
      (result: unknown) => ({ id, result: result instanceof Stream ? undefined : result }),
      (error: Error) => ({
        id,
        failure: { name: error.name, message: error.message, status: statusOf(error) },
      }),
    );
    process.stdout.write(`${JSON.stringify(outcome, bigintAsNumber)}\n`);
  }

  createInterface({ input: process.stdin })
    .on('line', (line) => void answer(JSON.parse(line)))
    .on('close', () => process.exit());
}

/** A client that checks its answers makes a bigint of an int64, such as `totalItems`; keys are texts. */
function bigintAsNumber(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
