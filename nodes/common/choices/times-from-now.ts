// Times from now that a date can be compared with, as rows save them: `P2D`, `-P1W`, `PT12H`. Data alone, because forms know
// it too.

/** Milliseconds, in the order in which a form offers the units. A day has 24 hours here, whatever the clocks do. */
export const UNITS: Readonly<Record<string, number>> = {
  TM: 60_000,
  TH: 3_600_000,
  D: 86_400_000,
  W: 604_800_000,
};

/** ISO 8601 durations of one unit, ahead or, with a minus, ago. */
const DURATION = /^(-?)P(T?)(\d{1,6})([WDHM])$/;

export interface TimeFromNow {
  isAgo: boolean;
  amount: string;
  /** One of `UNITS`; in a flow that was written by hand perhaps another, such as `M` for months. */
  unit: string;
}

export function readDuration(duration: string): TimeFromNow | undefined {
  const [, minus, time, amount, letter] = DURATION.exec(duration) ?? [];
  return amount === undefined ? undefined : { isAgo: minus === '-', amount, unit: `${time}${letter}` };
}

/** @param time as a form has it: the amount may be anything */
export function writeDuration({ isAgo, amount, unit }: TimeFromNow): string {
  const time = unit.startsWith('T') ? 'T' : '';
  return `${isAgo ? '-' : ''}P${time}${amount}${unit.slice(time.length)}`;
}

/** A way to compare a date with now that a form offers, and what is saved of it. */
interface Way {
  operator: string;
  /** Where the moment lies that the date is compared with. */
  when: 'ahead' | 'ago' | 'now';
}

export const WAYS: ReadonlyMap<string, Way> = new Map<string, Way>([
  ['next', { operator: '$eq', when: 'ahead' }],
  ['last', { operator: '$eq', when: 'ago' }],
  ['overdue', { operator: '$lte', when: 'now' }],
  ['until', { operator: '$lte', when: 'ahead' }],
  ['ago', { operator: '$lte', when: 'ago' }],
  ['since', { operator: '$gte', when: 'ago' }],
  ['ahead', { operator: '$gte', when: 'ahead' }],
]);

/** The way that was saved as this operator and time; undefined for a pair that no form saves. */
export function wayOf(operator: string, { isAgo, amount }: TimeFromNow): string | undefined {
  const isNow = operator === '$lte' && Number(amount) === 0;
  const when = isNow ? 'now' : isAgo ? 'ago' : 'ahead';
  return [...WAYS].find(([, way]) => way.operator === operator && way.when === when)?.[0];
}
