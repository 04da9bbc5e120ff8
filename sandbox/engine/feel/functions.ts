import { randomUUID } from 'node:crypto';
import { dateAndTime, FeelFunction, parseDate } from 'feelin';

/** What `assert` throws. */
export class AssertionFailed extends Error {}

function assertThat(value: unknown, condition: unknown, cause?: unknown): unknown {
  if (condition === true) return value;
  throw new AssertionFailed(typeof cause === 'string' ? cause : 'The condition is not fulfilled');
}

const text = (value: unknown): value is string => typeof value === 'string';

/** Functions that Camunda's FEEL has and feelin has not. */
const CAMUNDA: Readonly<Record<string, FeelFunction>> = {
  assert: new FeelFunction(assertThat, ['value', 'condition', 'cause']),
  'get or else': new FeelFunction((value: unknown, other: unknown) => value ?? other, ['value', 'default']),
  'is defined': new FeelFunction((value: unknown) => value !== null && value !== undefined, ['value']),
  'is empty': new FeelFunction((list: unknown) => (Array.isArray(list) ? list.length === 0 : null), ['list']),
  'is blank': new FeelFunction((value: unknown) => (text(value) ? value.trim() === '' : null), ['string']),
  trim: new FeelFunction((value: unknown) => (text(value) ? value.trim() : null), ['string']),
  uuid: new FeelFunction(() => randomUUID(), []),
  'random number': new FeelFunction(() => Math.random(), []),
  'to json': new FeelFunction((value: unknown) => JSON.stringify(value), ['value']),
};

/** The functions that an expression names, and with them the clock that its `now()` and `today()` read. */
export function functionsOf(expression: string, now: () => number): Record<string, FeelFunction> {
  const iso = () => new Date(now()).toISOString();
  const clock = {
    now: new FeelFunction(() => dateAndTime(iso()), []),
    today: new FeelFunction(() => parseDate(iso().slice(0, 10)), []),
  };
  return Object.fromEntries(
    Object.entries({ ...CAMUNDA, ...clock }).filter(([name]) => expression.includes(name)),
  );
}
