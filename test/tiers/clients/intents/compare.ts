import { isJsonObject } from '../../../../src/json-object';
import type { Sent } from './recorder';

/** A place in a request where two of them are not the same; absent: there is nothing there. */
export interface Difference {
  /** Such as `body.variables.total`; `request` for a whole one that only one side has sent. */
  at: string;
  theirs?: unknown;
  ours?: unknown;
}

/** What two sides have sent otherwise than each other. Requests belong together by method and path. */
export function differences(theirs: readonly Sent[], ours: readonly Sent[]): Difference[] {
  const asks = [...new Set([...theirs, ...ours].map(({ ask }) => ask))];
  return asks.flatMap((ask): Difference[] => {
    const [one = [], other = []] = [theirs, ours].map((sent) => sent.filter((each) => each.ask === ask));
    if (other.length === 0) return [{ at: 'request', theirs: ask }];
    if (one.length === 0) return [{ at: 'request', ours: ask }];
    return between(placesOf(one), placesOf(other));
  });
}

function between(theirs: ReadonlyMap<string, unknown>, ours: ReadonlyMap<string, unknown>): Difference[] {
  const places = [...new Set([...theirs.keys(), ...ours.keys()])].sort();
  const isSaid = (at: string) => !/^(\d+: )?type$/.test(at) || (theirs.has(at) && ours.has(at));
  return places
    .filter(isSaid)
    .filter((at) => theirs.get(at) !== ours.get(at))
    .map((at) => ({
      at,
      ...(theirs.has(at) ? { theirs: theirs.get(at) } : {}),
      ...(ours.has(at) ? { ours: ours.get(at) } : {}),
    }));
}

/** Each value of each request by its place. */
function placesOf(sent: readonly Sent[]): Map<string, unknown> {
  return new Map(
    sent.flatMap(({ query, type, body }, index) => {
      const times = index === 0 ? '' : `${index + 1}: `;
      const whole = { sent: true, query, type, body };
      return leaves(whole, '').map(([at, value]): [string, unknown] => [times + at, value]);
    }),
  );
}

function leaves(value: unknown, at: string): [string, unknown][] {
  const isList = Array.isArray(value);
  if (!isList && !isJsonObject(value)) return value === undefined ? [] : [[at, value]];
  const entries = Object.entries(value);
  if (entries.length === 0) return at === 'query' ? [] : [[at, isList ? '[]' : '{}']];
  return entries.flatMap(([name, each]) => leaves(each, at === '' ? name : `${at}.${name}`));
}
