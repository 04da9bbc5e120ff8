// A Node-RED in this process that has the package and no node of it. It tells what of the package runs: `idle.test.ts`.
import { EventEmitter, once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { requireNodeRed } from '../../../scripts/node-red/installed';
import { manifest, root } from './project';

/** What the package has done, with where; and the files of it that are loaded. */
export interface Idle {
  types: string[];
  calls: string[];
  loaded: string[];
  /** The same, once the sidebar has asked its first question. */
  later: Omit<Idle, 'types' | 'later'>;
}

const dist = path.join(root, 'dist');
const calls: string[] = [];

/** Notes each call of a function that code of the package makes. */
function spy(owner: object, name: string): void {
  const given: unknown = Reflect.get(owner, name);
  if (typeof given !== 'function') throw new Error(`There is no ${name}`);
  const spied = function (this: unknown, ...values: unknown[]): unknown {
    // Node-RED hands out events of its own, which call those of Node.
    const callers = new Error().stack?.split('\n').slice(2, 5) ?? [];
    const ours = callers.find((caller) => caller.includes(dist));
    if (ours) calls.push(`${name} ${ours.trim()}`);
    return Reflect.apply(given, this, values);
  };
  Reflect.set(owner, name, Object.assign(spied, given));
}

function seen(): Omit<Idle, 'types' | 'later'> {
  const files = Object.keys(require.cache).filter((file) => file.startsWith(dist));
  const loaded = files.map((file) => path.relative(dist, file).replaceAll(path.sep, '/'));
  return { calls: [...calls], loaded };
}

async function main(): Promise<void> {
  for (const name of ['setTimeout', 'setInterval', 'setImmediate']) spy(globalThis, name);
  for (const name of ['on', 'once', 'addListener']) spy(EventEmitter.prototype, name);
  spy(Socket.prototype, 'connect');
  const userDir = mkdtempSync(path.join(tmpdir(), 'camunda8-idle-'));
  process.once('exit', () => rmSync(userDir, { recursive: true, force: true }));
  const installed = path.join(userDir, 'node_modules', manifest.name);
  mkdirSync(path.dirname(installed), { recursive: true });
  symlinkSync(root, installed, 'junction');
  const nodeRed: typeof import('node-red') = requireNodeRed('node-red');
  const server = createServer((request, response) =>
    Reflect.apply(nodeRed.httpAdmin, nodeRed, [request, response]),
  );
  nodeRed.init(server, {
    ...{ userDir, flowFile: 'flows.json', disableEditor: true, httpNodeRoot: false, credentialSecret: false },
    logging: { console: { level: 'error', metrics: false, audit: false } },
  } as Parameters<typeof nodeRed.init>[1]);
  const started = once(nodeRed.events, 'flows:started');
  await nodeRed.start();
  await started;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sets = (await (await fetch(`${url}/nodes`, { headers: { accept: 'application/json' } })).json()) as {
    module: string;
    types: string[];
  }[];
  const types = sets.filter(({ module }) => module === manifest.name).flatMap((set) => set.types);
  const idle = seen();
  const answer = await fetch(`${url}/camunda8-sidebar/look`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ about: 'cluster', cluster: 'none' }),
  });
  if (!answer.ok) throw new Error(`The sidebar is answered ${answer.status}`);
  process.send?.({ types, ...idle, later: seen() } satisfies Idle);
}

main().catch((failure) => {
  console.error(failure);
  process.exitCode = 1;
});
