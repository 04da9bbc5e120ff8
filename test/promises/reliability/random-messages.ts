import type { NodeMessage } from 'node-red';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function circle(): object {
  const ring: Record<string, unknown> = { filter: {} };
  ring.ring = ring;
  return ring;
}

/** An object whose property throws when it is read. */
function trap(name: string): object {
  return Object.defineProperty({}, name, {
    enumerable: true,
    get: () => {
      throw new Error('This property cannot be read');
    },
  });
}

function deep(levels: number): unknown {
  let value: unknown = {};
  for (let level = 0; level < levels; level++) value = { filter: value };
  return value;
}

const megabytes = 'x'.repeat(10 * 1024 * 1024);

/** Shapes that a payload can have, from what a search expects to what nobody does. */
const PAYLOADS: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => '',
  () => true,
  () => 42,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 9007199254740993n,
  () => Symbol('payload'),
  () => () => 'function',
  () => 'no JSON',
  () => '{"filter": {"state": "CREATED"}}',
  () => '{"filter": {"__proto__": {"state": "CREATED"}}}',
  () => '[1, 2, 3]',
  () => [],
  () => [{}],
  () => ({}),
  () => ({ filter: { state: 'CREATED' } }),
  () => ({ filter: { state: { $in: ['CREATED', 'COMPLETED'] } }, sort: [{ field: 'creationDate' }] }),
  () => ({ filter: null, sort: null, page: null }),
  () => ({ filter: [], sort: {}, page: 'first' }),
  () => ({ filter: { noSuchField: 1 } }),
  () => ({ page: { limit: -1 } }),
  () => ({ page: { limit: 'many', from: {} } }),
  () => ({ filter: { state: Symbol('state') } }),
  () => ({ filter: trap('state') }),
  () => trap('filter'),
  () => circle(),
  () => ({ filter: circle() }),
  () => deep(10_000),
  () => Buffer.from('payload'),
  () => new Uint8Array(16),
  () => new Map([['filter', {}]]),
  () => new Set([1]),
  () => new Date(Number.NaN),
  () => new Error('payload'),
  () => Promise.resolve({}),
  () => new Proxy({}, { ownKeys: () => ['state'], get: () => undefined }),
  () => Object.create(null),
  () => Object.freeze({ filter: Object.freeze({}) }),
];

const LARGE_PAYLOADS: readonly (() => unknown)[] = [
  () => Buffer.alloc(megabytes.length),
  () => megabytes,
  () => ({ filter: { name: megabytes } }),
  () => ({ filter: { [megabytes]: 1 } }),
  () => Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`field-${index}`, index])),
];

/** What else a message can carry. */
const OTHERS: readonly (() => Record<string, unknown>)[] = [
  () => ({}),
  () => ({ topic: 'tasks' }),
  () => ({ parts: { id: 'a', index: 0, count: 1 } }),
  () => ({ parts: 7 }),
  () => ({ headers: null }),
  () => ({ headers: 'none' }),
  () => ({ camunda: 'taken', error: new Error('earlier') }),
  () => ({ req: circle(), res: circle() }),
  () => ({ _event: 'x', complete: true, reset: true }),
];

const TRAPS = ['topic', 'parts', 'headers', 'camunda', 'payload', 'req'];

/** So many messages of any shape, the same for the same seed. One in a hundred is of 10 MB. */
export function* randomMessages(seed: number, count: number): Generator<NodeMessage> {
  const random = generator(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  for (let made = 0; made < count; made++) {
    const msg: NodeMessage = one(OTHERS)();
    const payloads = random() < 0.01 ? LARGE_PAYLOADS : PAYLOADS;
    if (random() > 0.02) msg.payload = one(payloads)();
    if (random() < 0.1) Object.defineProperties(msg, Object.getOwnPropertyDescriptors(trap(one(TRAPS))));
    yield msg;
  }
}
