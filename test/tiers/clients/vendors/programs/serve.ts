import { createInterface } from 'node:readline';

/** What a client is told: its address, and what it logs in with. */
export type Settings = Readonly<Record<string, string>>;

interface Command {
  id: number;
  connect?: Settings;
  client?: number;
  call?: [method: string, ...args: unknown[]];
}

/**
 * A client at the other end of a pipe: a command a line on stdin, an answer a line on stdout, both JSON. Ends with stdin.
 * @param statusOf where the client's errors have the HTTP status
 */
export function serve(
  connect: (settings: Settings) => object | Promise<object>,
  statusOf: (error: object) => unknown,
): void {
  const clients: object[] = [];

  async function run({ connect: settings, client = 0, call: [method, ...args] = [''] }: Command) {
    if (settings) return clients.push(await connect(settings)) - 1;
    const target = clients[client] ?? {};
    return Reflect.apply(Reflect.get(target, method), target, args);
  }

  async function answer(command: Command): Promise<void> {
    const { id } = command;
    const outcome = await run(command).then(
      (result: unknown) => ({ id, result }),
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
