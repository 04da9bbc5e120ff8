// What a recipe (`../recipe.ts`) stands for, built inside Node-RED.

function thrower() {
  throw new Error('This property cannot be read');
}

const trap = () => new Proxy({}, { get: thrower, has: thrower, ownKeys: thrower, getPrototypeOf: thrower });

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function circle() {
  const ring = { filter: {} };
  ring.ring = ring;
  ring.filter.ring = ring;
  return ring;
}

class Instance {
  state = 'CREATED';
  get filter() {
    return { state: this.state };
  }
}

const MEGABYTES = 10 * 1024 * 1024;

const THINGS = {
  undefined: () => undefined,
  NaN: () => Number.NaN,
  bigint: () => 9007199254740993n,
  symbol: () => Symbol('symbol'),
  function: () => () => 'called',
  buffer: () => Buffer.from('buffer'),
  bytes: () => new Uint8Array(16),
  date: () => new Date(0),
  'invalid date': () => new Date(Number.NaN),
  error: () => new Error('an error'),
  map: () => new Map([['filter', {}]]),
  set: () => new Set([1]),
  promise: () => Promise.resolve({ filter: {} }),
  refusal: () => {
    const refused = Promise.reject(new Error('refused'));
    refused.catch(() => {});
    return refused;
  },
  never: () => new Promise(() => {}),
  // biome-ignore lint/suspicious/noThenProperty: what looks like a promise and is none
  thenable: () => ({ then: () => {} }),
  trap,
  revoked,
  circle,
  instance: () => new Instance(),
  'no prototype': () => Object.create(null),
  frozen: () => Object.freeze({ filter: Object.freeze({}), userTaskKey: '2251799813685251' }),
  regexp: () => /(a+)+$/,
  boxed: () => Object('2251799813685251'),
  // Short, so that a message with 40,000 of them fits into the heap.
  sparse: () => new Array(10),
  unprintable: () => ({
    toString: thrower,
    valueOf: thrower,
    toJSON: thrower,
    [Symbol.toPrimitive]: thrower,
  }),
  getters: () => Object.defineProperties({}, { state: { enumerable: true, get: thrower } }),
  'huge buffer': () => Buffer.alloc(MEGABYTES),
  'huge text': () => 'x'.repeat(MEGABYTES),
};

function deep({ levels, name, of = 1 }) {
  let value = build(of);
  for (let level = 0; level < levels; level++) value = name ? object([[name, value]]) : [value];
  return value;
}

function object(entries) {
  const built = {};
  for (const [name, value] of entries) {
    Object.defineProperty(built, name, { value, writable: true, enumerable: true, configurable: true });
  }
  return built;
}

function many({ count, of }) {
  const one = JSON.stringify(of);
  return Array.from({ length: count }, (_, index) => build(JSON.parse(one.replaceAll('#', index))));
}

function wide({ count }) {
  return object(Array.from({ length: count }, (_, index) => [`name${index}`, index]));
}

/** Members, of which some throw when they are read. */
function members(recipe) {
  const built = object([]);
  for (const [name, one] of Object.entries(recipe)) {
    const throws = one?.$ === 'thing' && one.name === 'throwing';
    const place = throws ? { get: thrower } : { value: build(one), writable: true };
    Object.defineProperty(built, name, { ...place, enumerable: true, configurable: true });
  }
  return built;
}

function build(recipe) {
  if (Array.isArray(recipe)) return recipe.map(build);
  if (typeof recipe !== 'object' || recipe === null) return recipe;
  switch (recipe.$) {
    case 'long':
      return (recipe.before ?? '') + recipe.unit.repeat(recipe.count) + (recipe.after ?? '');
    case 'many':
      return many(recipe);
    case 'wide':
      return wide(recipe);
    case 'deep':
      return deep(recipe);
    case 'json':
      return JSON.stringify(build(recipe.of));
    case 'raw':
      return Number(recipe.text);
    case 'thing':
      return (THINGS[recipe.name] ?? trap)();
    default:
      return members(recipe);
  }
}

module.exports = { build };
