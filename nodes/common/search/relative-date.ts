import { invalidError } from '../../../src/errors';
import type { FilterRow } from '../../../src/search/search';
import { sentence } from '../../../src/sentence';
import { formText } from '../typed-value';

/** Milliseconds. A day has 24 hours here, whatever the clocks do. */
const UNITS: Record<string, number> = { W: 604_800_000, D: 86_400_000, TH: 3_600_000, TM: 60_000 };

/** ISO 8601 durations of one unit, ahead or, with a minus, ago: `P2D`, `-P1W`, `PT12H`, `-PT30M`. */
const DURATION = /^(-?)P(?:(\d{1,6})([WD])|T(\d{1,6})([HM]))$/;

function milliseconds(field: string, duration: string): number {
  const [, sign, days, dayUnit, hours, hourUnit] = DURATION.exec(duration) ?? [];
  const unit = UNITS[dayUnit ?? `T${hourUnit}`];
  if (unit === undefined) {
    throw invalidError(
      sentence`The filter ${field} needs a time from now such as P2D, -P7D or PT12H, not ${duration}`,
    );
  }
  return Number(`${sign}${days ?? hours}`) * unit;
}

/**
 * The conditions of a date that is compared with a time from now: `$eq` takes all of the time between then and now,
 * `$lte` and `$gte` what is before or after then.
 * @param duration one unit of ISO 8601: weeks, days, hours or minutes
 * @param now milliseconds since 1970
 * @throws CamundaError CAMUNDA_INVALID, or CAMUNDA_CONFIG for what is no text
 */
export function relativeRows(field: string, operator: string, duration: string, now: number): FilterRow[] {
  const then = now + milliseconds(field, formText(duration));
  const row = (comparison: string, time: number): FilterRow => ({
    field,
    operator: comparison,
    value: new Date(time).toISOString(),
  });
  if (operator === '$eq') return [row('$gte', Math.min(now, then)), row('$lte', Math.max(now, then))];
  if (operator === '$lte' || operator === '$gte') return [row(operator, then)];
  throw invalidError(
    sentence`The filter ${field} compares a time from now with $eq, $lte or $gte, not with ${operator}`,
  );
}
