import { constantsOf, type Entity, kindOf } from '../entities/entity';
import { invalidError } from '../errors';
import { sentence } from '../sentence';
import { isDateText } from '../written-date';
import type { Conditions } from './conditions';
import type { FilterRow } from './search';

// What people write for a date, and what Camunda takes: RFC 3339 with an offset. The rest is of this machine's time zone.

const DAY = /^\d{4}-\d\d-\d\d$/;
const WITHOUT_OFFSET = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/;

const iso = (time: Date) => (Number.isNaN(time.getTime()) ? undefined : time.toISOString());

/** The first moment of a day, or, with `after`, the last one. */
function edgeOf(day: string, after: boolean): string | undefined {
  return iso(new Date(`${day}T${after ? '23:59:59.999' : '00:00:00.000'}`));
}

/** A moment of which no offset was written; what else there is stays as it is. */
function momentOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (DAY.test(text)) return edgeOf(text, false) ?? value;
  const [, day, time] = WITHOUT_OFFSET.exec(text) ?? [];
  return day === undefined ? value : (iso(new Date(`${day}T${time}`)) ?? value);
}

/** A day is all of it: up to a day is up to its end, and to be on a day is to be between its beginning and its end. */
function dayRows({ field, operator }: FilterRow, day: string): FilterRow[] {
  const edge = (comparison: string, after: boolean) => ({
    field,
    operator: comparison,
    value: edgeOf(day, after) ?? day,
  });
  if (operator === '$eq') return [edge('$gte', false), edge('$lte', true)];
  return [edge(operator, operator === '$lte' || operator === '$gt')];
}

/** The rows of a form, with each date as /v2 wants it. */
export function withMoments(entity: Entity, rows: readonly FilterRow[]): FilterRow[] {
  return rows.flatMap((row) => {
    if (kindOf(entity, row.field) !== 'date') return [row];
    const { value } = row;
    if (Array.isArray(value)) return [{ ...row, value: value.map(momentOf) }];
    if (typeof value !== 'string') return [row];
    return DAY.test(value.trim()) ? dayRows(row, value.trim()) : [{ ...row, value: momentOf(value) }];
  });
}

/** Characters of a value that stand in a sentence. */
const SHOWN = 60;

/** What is left of a list of constants: Camunda may learn more of them, but they look alike. */
const CONSTANT = /^[A-Z][A-Z0-9_]*$/;

/**
 * Says of dates and constants what Camunda would call a bad request. What it might take is left alone.
 * @throws CamundaError CAMUNDA_INVALID
 */
export function refuseCertainlyWrong(entity: Entity, conditions: Conditions): void {
  for (const { field, operators } of conditions.values()) {
    const isDate = kindOf(entity, field) === 'date';
    const constants = constantsOf(entity, field);
    if (!isDate && !constants) continue;
    for (const [operator, value] of Object.entries(operators)) {
      if (operator === '$like' || operator === '$exists') continue;
      for (const one of [value].flat()) {
        if (typeof one !== 'string') continue;
        const shown = one.slice(0, SHOWN);
        if (isDate && !isDateText(one))
          throw invalidError(
            sentence`Write a date such as 2026-11-28 in the filter ${field}. This is none: ${shown}`,
          );
        if (constants && !CONSTANT.test(one))
          throw invalidError(
            sentence`The filter ${field} has no value ${shown}. Choose one of ${constants.join(', ')}`,
          );
      }
    }
  }
}
