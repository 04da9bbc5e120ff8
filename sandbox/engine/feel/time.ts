import { dateAndTime, duration, FeelDuration } from 'feelin';
import { FeelFailure } from './failure';

const DAY = 86_400_000;

/** How often, and how many milliseconds apart; months are of their real length. */
export interface Cycle {
  /** Infinity: for ever. */
  readonly repetitions: number;
  /** The next time after this one, and none that is over. */
  next(from: number): number;
  /** Of the first time, where the cycle names it. */
  readonly start?: number | undefined;
}

/** A date and time in UTC as FEEL writes it: without zeros at the end of the seconds' fraction. */
export function textOf(time: number): string {
  return new Date(time).toISOString().replace(/\.?0+Z$/, 'Z');
}

/** Milliseconds of a duration that has no years and months, such as `P1DT2H`; undefined where that is not one. */
function lengthOf(text: string): number | undefined {
  const parts = /^P(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!parts) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

const FROM_NOW = /^now\(\) \+ duration\("([^"]+)"\)$/;

/** What `now() + duration("P1D")` results in, the usual due date; undefined of other expressions. */
export function fromNow(expression: string, now: () => number): string | undefined {
  const length = lengthOf(FROM_NOW.exec(expression)?.[1] ?? '');
  return length === undefined ? undefined : textOf(now() + length);
}

/** Milliseconds since 1970 of an ISO date and time; where it names no zone it is in UTC. @throws FeelFailure */
export function instantOf(text: string): number {
  const quick = /^\d{4}-.*Z$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(quick) && textOf(quick) === text) return quick;
  const parsed = dateAndTime(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
  if (!parsed) throw new FeelFailure(`Invalid date-time format '${text}' for expression`);
  const zone = parsed.zone === null || parsed.zone === 'Z' ? 'UTC' : parsed.zone;
  return parsed.value.toZonedDateTime(zone).epochMilliseconds;
}

/** The time that is an ISO duration, such as `PT5M` or `P1M`, after another. @throws FeelFailure */
export function timeAfter(from: number, text: string): number {
  const parsed = duration(text);
  if (!(parsed instanceof FeelDuration)) {
    throw new FeelFailure(`Invalid duration format '${text}' for expression`);
  }
  const { years, months, days, hours, minutes, seconds } = parsed.value;
  const date = new Date(from);
  date.setUTCMonth(date.getUTCMonth() + years * 12 + months);
  return (
    date.getTime() + days * DAY + ((hours * 60 + minutes) * 60 + seconds) * 1000 + parsed.value.milliseconds
  );
}

/** Reads `R3/PT10M`, `R/P1D` and `R/2026-01-01T08:00:00Z/P1D`. Cron expressions are not read. @throws FeelFailure */
export function cycleOf(text: string, now: () => number): Cycle {
  const [, times = '', start, interval = ''] = /^R(\d*)\/(?:([^/P][^/]*)\/)?(P[^/]*)$/.exec(text) ?? [];
  if (interval === '') {
    throw new FeelFailure(`Invalid timer cycle expression (Repetition spec must start with R: '${text}')`);
  }
  if (timeAfter(0, interval) <= 0) {
    throw new FeelFailure(`Invalid timer cycle expression (No time between repetitions: '${text}')`);
  }
  const next = (from: number) => {
    const following = timeAfter(from, interval);
    const distance = following - from;
    return following >= now() ? following : from + Math.ceil((now() - from) / distance) * distance;
  };
  const first = start === undefined ? undefined : instantOf(start);
  return {
    repetitions: times === '' ? Number.POSITIVE_INFINITY : Number(times),
    next,
    start: first === undefined || first >= now() ? first : next(first),
  };
}
