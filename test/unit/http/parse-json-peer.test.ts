import fc from 'fast-check';
import { parse } from 'lossless-json';
import { parseJson } from '../../../src/http/parse-json';

const SEED = 20_261_128;

/** A number as it may stand in a text: of a Camunda, of somebody else, and of nobody. */
const number = fc.oneof(
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
  fc.constantFrom('1e20', '9007199254740993.0', '12345678901234567890E0', '-0', '9007199254740992'),
);

const blank = fc.constantFrom('', ' ', '\n\t');

/** JSON text with numbers of any length at any place, also in texts and beside names that look like them. */
const { json } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    number,
    fc.constantFrom('true', 'false', 'null', '"[9007199254740993]"', '"\\\\"', '"\\"9007199254740993"'),
    fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text)),
    fc.tuple(blank, fc.array(tie('json'))).map(([space, list]) => `[${space}${list.join(`${space},`)}]`),
    fc
      .tuple(blank, fc.array(fc.tuple(fc.stringMatching(/^[a-z0-9]{1,20}$/), tie('json'))))
      .map(([space, list]) => {
        const members = new Map(list);
        return `{${[...members].map(([name, value]) => `"${name}"${space}:${space}${value}`).join()}}`;
      }),
  ),
}));

function keepDigits(text: string): number | string {
  const value = Number(text);
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(text) ? text : value;
}

/** More than what is parsed before it is looked at. */
const PADDING = JSON.stringify('x'.repeat(1024 * 1024));

describe('JSON with long numbers, beside a library that keeps them', () => {
  for (const [size, wrap] of [
    ['small', (text: string) => text],
    ['large', (text: string) => `[${PADDING},${text}]`],
  ] as const) {
    it(`is read alike where it is ${size} (seed ${SEED})`, () => {
      const numRuns = size === 'small' ? 2_000 : 20;
      const isAlike = (text: string) => {
        const [ours, theirs] = [parseJson(wrap(text)), parse(wrap(text), undefined, keepDigits)];
        return JSON.stringify(ours) === JSON.stringify(theirs);
      };
      fc.assert(fc.property(json, isAlike), { seed: SEED, numRuns });
    });
  }
});
