import { invalidError } from '../../../src/errors';
import type { FilterRow } from '../../../src/search/search';
import { sentence } from '../../../src/sentence';
import { readDuration, UNITS } from '../choices/times-from-now';
import { formText } from '../typed-value';

function milliseconds(field: string, duration: string): number {
  const time = readDuration(duration);
  const unit = UNITS[time?.unit ?? ''];
  if (!time || unit === undefined) {
    throw invalidError(
      sentence`The filter ${field} needs a time from now (such as P2D, -P7D or PT12H), not ${duration}`,
    );
  }
  return (time.isAgo ? -1 : 1) * Number(time.amount) * unit;
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
    sentence`${operator} does not work with a time from now (filter ${field}). Use $eq, $lte or $gte`,
  );
}
