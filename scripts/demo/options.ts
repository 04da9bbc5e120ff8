import { networkInterfaces } from 'node:os';
import { parseArgs } from 'node:util';
import { ownAddresses } from './access';

export interface DemoOptions {
  /** Address of a Camunda to use instead of the sandbox. */
  camunda?: string;
  /** Forget the kept flows and credentials. */
  fresh: boolean;
  /** Address to listen on, for others to come: `0.0.0.0`, or one of this computer's. Absent: nobody else can. */
  host?: string;
  /** Node-RED's port; absent: 1880 or the next free one. */
  port?: number;
}

const usage =
  'Usage: npm run demo -- [--camunda http://localhost:8080] [--port 1880] [--host 0.0.0.0] [--fresh]';

/** @throws Error with a sentence that names the argument which is wrong. */
export function readOptions(args: string[]): DemoOptions {
  const values = parse(args);
  return {
    fresh: values.fresh ?? false,
    ...(values.camunda === undefined ? {} : { camunda: readAddress(values.camunda) }),
    ...(values.host === undefined ? {} : { host: readHost(values.host) }),
    ...(values.port === undefined ? {} : { port: readPort(values.port) }),
  };
}

function parse(args: string[]) {
  try {
    const options = {
      camunda: { type: 'string' },
      fresh: { type: 'boolean' },
      host: { type: 'string' },
      port: { type: 'string' },
    } as const;
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

function readAddress(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Error(`--camunda needs an address such as http://localhost:8080, not "${text}"`);
  }
  return text.replace(/\/+$/, '');
}

function readHost(text: string): string {
  const inside = Object.values(networkInterfaces()).flatMap((one) =>
    (one ?? []).map(({ address }) => address),
  );
  if (!['0.0.0.0', '::', ...inside].includes(text)) {
    const own = ownAddresses().join(', ') || '127.0.0.1';
    throw new Error(`--host needs 0.0.0.0 or an address of this computer (${own}), not "${text}"`);
  }
  return text;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`--port needs a number from 1 to 65535, not "${text}"`);
  }
  return port;
}
