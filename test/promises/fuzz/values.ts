import fc from 'fast-check';
import { type Change, changed } from './change';
import type { Recipe } from './recipe';

/** The words of a text. */
export const words = (text: string) => text.split(' ');

/** Names that mean something to JavaScript, to Node-RED or to Camunda. */
const NAMES = [
  ...words('__proto__ constructor prototype toString valueOf toJSON then length hasOwnProperty'),
  ...words(
    'userTaskKey key id state name value items page totalItems endCursor sortValues lastSortValues variables',
  ),
  ...words(
    'isValueTruncated draft schema components formKey filter sort field order limit from after $eq $in $or',
  ),
  '',
];

/** Pieces that long texts are made of: what a regular expression may go back over, and what escapes make longer. */
const UNITS = [
  ...'ea9 \n/.-=,:;&%"\\{[$ä\u0000\ud800',
  ...words('<b> \u001b[31m ="x" =\' /../ a. \\" %41 -----BEGIN'),
  '=" ',
  'a ',
];

const TEXTS = [
  ...words(
    '2251799813685251 9007199254740993 -1 1e300 NaN null {} [1] {"a": 8.6 8.8.0 99.99.99 \ud800 <script>1</script>',
  ),
  ...words('2026-02-30T25:61:00Z +275760-09-13T00:00:00.001Z yesterday P1D -P999999W CREATED CANCELED'),
  ...['', ' ', `$${'{HOME}'}`, 'camunda-forms:bpmn:a', 'line\nforged', '\u001b[2Jcleared'],
];

export const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NAMES) },
  fc.string({ maxLength: 12 }),
);

export const unit = fc.constantFrom(...UNITS);

/** A text of up to 200,000 pieces, between others that a regular expression may begin and end at. */
export const longText: fc.Arbitrary<Recipe> = fc.record({
  $: fc.constant('long'),
  before: fc.constantFrom(
    '',
    '',
    'a',
    '"',
    '/',
    'http://a',
    'https://a.example/',
    '-----BEGIN PRIVATE KEY-----',
    'a="x"',
  ),
  unit,
  count: fc.constantFrom(100, 1_000, 60_000, 200_000),
  after: fc.constantFrom('', '', '!', 'x', '"', '\n', '-----END PRIVATE KEY-----'),
});

/** The same with a long text in place of one value. */
export function withLongText(properties: Record<string, Recipe>): fc.Arbitrary<Record<string, Recipe>> {
  return fc
    .tuple(fc.constantFrom(...Object.keys(properties)), longText)
    .map(([name, text]) => ({ ...properties, [name]: text }));
}

export const text: fc.Arbitrary<Recipe> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 2, arbitrary: longText },
);

const number: fc.Arbitrary<Recipe> = fc.oneof(
  fc.constantFrom(0, 1, -1, 1.5, 50, 2 ** 53, 1e15, 1e21, 1e300, -1e300, 5e-324),
  fc
    .constantFrom('-0', '1E400', '9007199254740993', '1'.repeat(400), '0.1e-7')
    .map((raw) => ({ $: 'raw', text: raw })),
);

/** What is deep, long or wide: up to 100,000 levels, and as many elements. */
const large: fc.Arbitrary<Recipe> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      $: fc.constant('deep'),
      levels: fc.constantFrom(...[10, 400, 600, 2_000, 20_000, 100_000]),
      name: fc.constantFrom('', 'a', 'components', 'items', 'filter', '$or', '__proto__'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ $: fc.constant('wide'), count: fc.constantFrom(100, 20_000) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      $: fc.constant('many'),
      count: fc.constantFrom(100, 5_000, 40_000),
      of: fc.constantFrom<Recipe>(1, 'group#', {}, { name: 'a#', value: '1' }, { name: 'a', value: '"#"' }, [
        [],
      ]),
    }),
  },
);

/** What throws when it is made a text or a number. */
const textless: fc.Arbitrary<Recipe> = fc.constantFrom<Recipe>(
  { toString: null, valueOf: null },
  [{ toString: null, valueOf: null }],
  { toJSON: {}, toString: 'text' },
);

/** What only a process can hold, by its name in `nodes/lib/recipe.js`. */
const thing: fc.Arbitrary<Recipe> = fc
  .constantFrom(
    ...words(
      'undefined NaN bigint symbol function buffer bytes date error map set promise refusal never thenable trap',
    ),
    ...words('revoked throwing circle instance frozen regexp boxed sparse unprintable getters'),
    ...['invalid date', 'no prototype', 'huge buffer', 'huge text'],
  )
  .map((what) => ({ $: 'thing', name: what }));

function values(inProcess: boolean): fc.Arbitrary<Recipe> {
  const { value } = fc.letrec<{ value: Recipe }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      { weight: 1, arbitrary: fc.constantFrom<Recipe>(null, true, false, [], {}) },
      { weight: 1, arbitrary: textless },
      { weight: 2, arbitrary: number },
      { weight: 3, arbitrary: text },
      { weight: 2, arbitrary: large },
      ...(inProcess
        ? [{ weight: 5, arbitrary: thing }]
        : [{ weight: 1, arbitrary: fc.constant({ $: 'sent' }) }]),
      { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
      {
        weight: 3,
        arbitrary: fc
          .array(fc.tuple(name, tie('value')), { maxLength: 4 })
          .map((entries) => Object.fromEntries(entries)),
      },
    ),
  }));
  return value;
}

/** Any JSON. */
export const json = values(false);

/** Any value that a message can have. */
export const value = values(true);

/** A good value with one to three of its places changed, which goes deeper than noise. */
export function mutated(
  good: Recipe,
  values: fc.Arbitrary<Recipe> = json,
  changes = 3,
): fc.Arbitrary<Recipe> {
  const change: fc.Arbitrary<Change> = fc.record({
    at: fc.nat(1_000),
    how: fc.constantFrom('replace', 'replace', 'replace', 'add', 'remove', 'repeat'),
    count: fc.constantFrom(20, 1_000, 40_000),
    name,
    value: values,
  });
  return fc.array(change, { minLength: 1, maxLength: changes }).map((list) => list.reduce(changed, good));
}

/**
 * A batch of so many, without those that would make it longer than all of them together may be.
 * @param budget about how many characters of JSON
 */
export function batchOf<T>(
  one: fc.Arbitrary<T>,
  most: number,
  budget: number,
  lengthOf: (value: T) => number,
): fc.Arbitrary<T[]> {
  return fc.array(one, { minLength: 1, maxLength: most, size: 'max' }).map((batch) => {
    let left = budget;
    return batch.filter((value) => {
      const length = lengthOf(value);
      if (length > left) return false;
      left -= length;
      return true;
    });
  });
}
