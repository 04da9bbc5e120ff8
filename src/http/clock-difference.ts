import { type Sentence, type SentenceValue, sentence } from '../sentence';
import { type Answer, headerOf } from './exchange';
import type { TokenClaims } from './token-claims';

/** Milliseconds that tell a wrong clock from a slow answer: a `Date` header has whole seconds, and servers allow for a little. */
const TOLERANCE = 30_000;

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Such as `2 hours` in English, rounded to the largest unit that fits. */
function duration(milliseconds: number): (language: string) => string {
  const [unit, size] = UNITS.find(([, length]) => milliseconds >= length) ?? ['second', 1_000];
  return (language) => {
    const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
    return format.format(Math.round(milliseconds / size));
  };
}

/** The server's time (RFC 9110 6.6.1), in milliseconds since 1970; NaN where it does not say. */
export function timeOf(answer: Answer): number {
  return Date.parse(headerOf(answer, 'date'));
}

/**
 * How far the server's clock is from this machine's, such as `2 hours`; undefined where they agree within half a minute
 * or the answer has no date.
 * @param here milliseconds since 1970
 */
export function clockDifference(answer: Answer, here: number): SentenceValue | undefined {
  const apart = Math.abs(timeOf(answer) - here);
  return apart > TOLERANCE ? duration(apart) : undefined;
}

/**
 * What the clock of the server that refused a token has to do with it; undefined where the token is valid by that clock.
 * This machine's clock does not matter here: the token endpoint's wrote the token, the server's read it.
 */
export function refusedByClock(answer: Answer, { begins, ends }: TokenClaims): Sentence | undefined {
  const there = timeOf(answer);
  if (begins !== undefined && begins - there > TOLERANCE) {
    return sentence`by Camunda's clock, the token only becomes valid in ${duration(begins - there)}`;
  }
  if (ends !== undefined && there - ends > TOLERANCE) {
    return sentence`by Camunda's clock, the token expired ${duration(there - ends)} ago`;
  }
}
