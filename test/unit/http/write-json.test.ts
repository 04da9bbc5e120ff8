import should from 'should';
import { boundedJson, TOO_LARGE, writeJson } from '../../../src/http/write-json';
import { cpuTime } from '../../support/cpu-time';
import { refusal } from '../../support/refusal';

const MIB = 1024 * 1024;

/** A list that holds the one before it three times, and so on: short to write down, and without end as JSON. */
function grown(levels: number): unknown {
  let list: unknown = ['x'];
  for (let level = 0; level < levels; level++) list = [list, list, list];
  return list;
}

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = { value };
  return value;
}

function circle(): unknown {
  const one: Record<string, unknown> = {};
  one.self = [one, one];
  return one;
}

const throwing = Object.defineProperty({}, 'x', {
  enumerable: true,
  get() {
    throw new Error('unreadable');
  },
});

describe('What a message sends', () => {
  it('is written as JSON.stringify writes it', () => {
    const values = [
      { a: 1, b: 'x', c: [null, undefined, () => {}, Number.NaN], d: undefined, e: new Date(0) },
      { toJSON: () => ({ x: 1 }) },
      { toJSON: () => undefined },
      Buffer.from('ab'),
      new Map([[1, 2]]),
      Object.create({ inherited: 1 }, { own: { value: 1, enumerable: true }, hidden: { value: 2 } }),
      'x',
      null,
      undefined,
      nested(500),
    ];
    for (const value of values) should(writeJson(value)).equal(JSON.stringify(value));
  });

  const refusals: [what: string, value: () => unknown, sentence: RegExp][] = [
    ['50 MB of text', () => ({ x: 'x'.repeat(50_000_000) }), /too large\. Send at most 16 MiB/],
    ['16 MiB of signs that take two bytes', () => 'é'.repeat(9 * MIB), /too large/],
    ['text that is longer when it is written', () => '\u0001'.repeat(4 * MIB), /too large/],
    ['2 million numbers', () => Array(2_000_000).fill(0.1), /too large\. .* 500000 values/],
    [
      '600,000 keys',
      () => Object.fromEntries(Array.from({ length: 600_000 }, (_, i) => [`k${i}`, i])),
      /too large/,
    ],
    ['a list with a length of four billion', () => new Array(4_000_000_000), /too large/],
    ['a Buffer of 50 MB', () => ({ file: Buffer.alloc(50_000_000) }), /too large/],
    ['a list that holds itself again and again', () => grown(100), /too large/],
    ['501 levels', () => nested(501), /nested deeper than 500 levels/],
    ['a million levels', () => nested(1_000_000), /nested deeper than 500 levels/],
    ['a circle', circle, /has a circular reference/],
    ['a property that throws', () => throwing, /unreadable property/],
    ['a BigInt', () => ({ big: 1n }), /BigInt/],
  ];
  for (const [what, value, sentence] of refusals) {
    it(`is refused within a second where it is ${what}`, async () => {
      const given = value();
      const elapsed = cpuTime();
      const error = await refusal(() => writeJson(given));
      should(elapsed()).be.below(1_000);
      should(error.code).equal('CAMUNDA_INVALID');
      should(error.message).match(sentence);
    });
  }
});

describe('A part of what a message sends', () => {
  it('has as many characters as it may have, and not one more', () => {
    for (const value of ['x'.repeat(98), [...Array(48).fill(1), 12], { ['n'.repeat(94)]: 1 }]) {
      should(boundedJson(value, 100)).equal(JSON.stringify(value));
      should(boundedJson(value, 99)).equal(TOO_LARGE);
    }
  });

  it('is too large, and not written, where it multiplies itself or is a list with a length of four billion', () => {
    for (const endless of [grown(100), new Array(4_000_000_000)]) {
      const elapsed = cpuTime();
      should(boundedJson(endless, 2_000_000)).equal(TOO_LARGE);
      should(elapsed()).be.below(1_000);
    }
  });

  it('is nothing where JSON has no text for it, and an error where it cannot be written', () => {
    for (const value of [undefined, () => {}, Symbol('x')]) should(boundedJson(value, 100)).be.undefined();
    for (const value of [circle(), throwing, { big: 1n }])
      should(() => boundedJson(value, 100)).throw(TypeError);
  });
});
