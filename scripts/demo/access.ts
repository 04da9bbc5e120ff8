import { randomInt } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { requireNodeRed } from '../node-red/installed';
import { type NodeRedOptions, urlOf } from '../node-red/start';

/** Who may use a demo that others can reach. */
export interface Login {
  user: string;
  password: string;
}

const shortest = 8;
/** What is hard to tell apart or to find on a phone is left out. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const hashRounds = 8;

interface Hasher {
  hashSync(password: string, rounds: number): string;
}

/**
 * The login of a demo: its password is `DEMO_PASSWORD`, else one made at random.
 * @throws Error with a sentence where `DEMO_PASSWORD` is too short
 */
export function makeLogin(chosen = process.env.DEMO_PASSWORD): Login {
  if (chosen !== undefined && chosen.length < shortest) {
    throw new Error(`DEMO_PASSWORD needs at least ${shortest} characters`);
  }
  return { user: 'demo', password: chosen ?? [four(), four(), four()].join('-') };
}

function four(): string {
  return Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
}

/** Settings of Node-RED that ask for the login: in the editor, and on every page that a flow answers. */
export function settingsFor({ user, password }: Login): NonNullable<NodeRedOptions['settings']> {
  const hash = (requireNodeRed('bcryptjs') as Hasher).hashSync(password, hashRounds);
  return {
    adminAuth: { type: 'credentials', users: [{ username: user, password: hash, permissions: '*' }] },
    httpNodeAuth: { user, pass: hash },
  };
}

/** This computer's own addresses, IPv4 first; those inside it are left out, and those of IPv6 that need a zone. */
export function ownAddresses(interfaces = networkInterfaces()): string[] {
  const all = Object.values(interfaces).flatMap((one) => one ?? []);
  const reachable = all.filter(({ internal, address }) => !internal && !/^fe80:/i.test(address));
  return reachable.sort((one, other) => one.family.localeCompare(other.family)).map(({ address }) => address);
}

/** Addresses that a phone in the same network can open. @param host that Node-RED listens on */
export function addressesFor(host: string, port: number, own = ownAddresses()): string[] {
  const isV4 = (address: string) => !address.includes(':');
  const all = host === '0.0.0.0' ? own.filter(isV4) : host === '::' ? own : [host];
  return all.map((address) => urlOf(address, port));
}
