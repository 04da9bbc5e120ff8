import { parseArgs } from 'node:util';
import type { AuthenticationMethod } from '../../../src/connection/settings';
import { methods } from './access';

export interface ClusterOptions {
  /** Absent: sandboxes. */
  address?: string;
  method: AuthenticationMethod;
  /** Titles of the tests to run. */
  grep?: string;
  /** Of the file of a recording. */
  name?: string;
}

const addresses = '--address http://localhost:8080 [--auth none|basic|oidc|cookie]';
const usage = {
  'test:cluster': `Usage: npm run test:cluster -- [${addresses}] [--grep TEXT]`,
  record: `Usage: npm run record -- ${addresses} [--name NAME]`,
};

/** @throws Error with a sentence that names the argument which is wrong */
export function readOptions(script: keyof typeof usage, args: string[]): ClusterOptions {
  try {
    const text = { type: 'string' } as const;
    const common = { address: text, auth: text } as const;
    const options =
      script === 'record' ? { ...common, name: text } : { ...common, grep: { ...text, short: 'g' } };
    const {
      address,
      auth = 'none',
      grep,
      name,
    } = parseArgs({ args, options }).values as Record<string, string | undefined>;
    const method = methods.find((known) => known === auth);
    if (!method) throw new Error(`--auth is one of ${methods.join(', ')}, not "${auth}"`);
    if (address !== undefined && !/^https?:\/\/./.test(address))
      throw new Error(`--address wants an address such as http://localhost:8080, not "${address}"`);
    if (script === 'record' && address === undefined) throw new Error('--address is missing');
    if (name !== undefined && !/^[a-z\d-]+$/.test(name))
      throw new Error(`--name has small letters, digits and hyphens, unlike "${name}"`);
    return {
      method,
      ...(address === undefined ? {} : { address }),
      ...(grep === undefined ? {} : { grep }),
      ...(name === undefined ? {} : { name }),
    };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${usage[script]}`);
  }
}
