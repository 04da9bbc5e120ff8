// Nodes of the fuzz tier alone, and its questions, under /fuzz/: a source sends a message that a recipe describes, sinks note
// what became of it, and `state` tells how this process does.
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { inspect } = require('node:util');
const v8 = require('node:v8');
const vm = require('node:vm');
const { build } = require('./lib/recipe.js');

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc');

/** Milliseconds. */
const LOOK = 10;
const RESOLUTION = 10;

const PROTOTYPES = [Object, Array, Function, String, Number, Promise, Error, Map, Set, Date].map(
  (type) => type.prototype,
);
const namesOf = () => PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).map(String).join()).join(';');
const namesAtStart = namesOf();

function textOf(value) {
  try {
    return inspect(value, { depth: 8, maxStringLength: 100_000, breakLength: Number.POSITIVE_INFINITY });
  } catch (failure) {
    return `cannot be inspected: ${failure}`;
  }
}

module.exports = (RED) => {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  let starts = 0;
  let batches = 0;
  RED.events.on('flows:started', () => {
    starts += 1;
  });

  /** By the id of a message: its ends (Complete or Catch) and what was sent on. */
  let outcomes = new Map();
  let statuses = new Set();
  let secrets = [];

  function noteError(outcome, error) {
    const text = textOf(error);
    outcome.code = String(error?.code);
    outcome.message = String(error?.message).slice(0, 300);
    outcome.length = String(error?.message).length;
    outcome.leaks = secrets.filter((secret) => text.includes(secret));
  }

  /** Sends a message, and in its turn the next one to the same node. */
  function send({ source, msg, next }) {
    const outcome = outcomes.get(msg._msgid);
    outcome.goOn = next && (() => send(next));
    source?.send(msg);
  }

  function end(outcome) {
    outcome.ends += 1;
    const { goOn } = outcome;
    outcome.goOn = undefined;
    goOn?.();
  }

  const NOTE = {
    sent: (outcome) => {
      outcome.sent += 1;
    },
    completed: end,
    caught: (outcome, msg) => {
      noteError(outcome, msg.error);
      end(outcome);
    },
  };

  RED.nodes.registerType('fuzz-source', function Source(properties) {
    RED.nodes.createNode(this, properties);
  });

  RED.nodes.registerType('fuzz-sink', function Sink(properties) {
    RED.nodes.createNode(this, properties);
    this.on('input', (msg, _send, done) => {
      if (properties.role === 'status') statuses.add(String(msg.status?.text));
      const outcome = outcomes.get(msg._msgid);
      if (outcome) NOTE[properties.role]?.(outcome, msg);
      done();
    });
  });

  /** Answers as soon as `isSo`, and otherwise `limit` milliseconds after what `left` counts has changed last. */
  function whenSo(response, limit, isSo, answer, left = () => 0) {
    let before = left();
    let ends = performance.now() + limit;
    const look = () => {
      if (left() !== before) ends = performance.now() + limit;
      before = left();
      if (!isSo() && performance.now() < ends) setTimeout(look, LOOK);
      else response.json(answer());
    };
    look();
  }

  RED.httpAdmin.get('/fuzz/started', ({ query }, response) => {
    whenSo(
      response,
      10_000,
      () => starts > query.after,
      () => ({ starts }),
    );
  });

  RED.httpAdmin.post('/fuzz/send', ({ body }, response) => {
    batches += 1;
    secrets = body.secrets;
    const built = body.messages.map(({ from, to, msg, inTurn }, place) => {
      const _msgid = `fuzz-${batches}-${place}`;
      outcomes.set(_msgid, { sent: 0, ends: 0, isMissing: !RED.nodes.getNode(to) });
      const source = RED.nodes.getNode(from);
      return { source, inTurn, msg: Object.assign(build({ ...msg, _msgid: '' }), { _msgid }) };
    });
    const first = built.filter((one, place) => {
      const before = built[place - 1];
      if (!one.inTurn || before?.source !== one.source) return true;
      before.next = one;
      return false;
    });
    delay.reset();
    for (const one of first) send(one);
    response.json({ starts });
  });

  RED.httpAdmin.get('/fuzz/ended', ({ query }, response) => {
    const left = () =>
      [...outcomes.values()].filter(({ ends, isMissing }) => ends === 0 && !isMissing).length;
    // One that waits for its turn has all of its time when that comes.
    whenSo(
      response,
      Number(query.limit),
      () => left() === 0,
      () => ({}),
      left,
    );
  });

  // Since it was asked last.
  RED.httpAdmin.get('/fuzz/state', (_request, response) => {
    const longestBlock = Math.round(delay.max / 1e6);
    collectGarbage();
    const { heapUsed } = process.memoryUsage();
    response.json({
      starts,
      longestBlock,
      heapUsed,
      isPolluted: namesOf() !== namesAtStart,
      outcomes: [...outcomes.values()],
      statuses: [...statuses],
    });
    outcomes = new Map();
    statuses = new Set();
    setImmediate(() => delay.reset());
  });
};
