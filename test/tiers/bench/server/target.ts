import { figure, table } from '../report/table';

/** A figure and its bound. */
export interface Target {
  what: string;
  value: number;
  atMost?: number;
  atLeast?: number;
}

function isReached({ value, atMost = Infinity, atLeast = -Infinity }: Target): boolean {
  return value <= atMost && value >= atLeast;
}

export function targetsTable(targets: readonly Target[]): string {
  const rows = targets.map((target) => {
    const { what, value, atMost, atLeast } = target;
    const bound = atMost === undefined ? `>= ${atLeast}` : `<= ${atMost}`;
    return [what, figure(value), bound, isReached(target) ? 'reached' : 'MISSED'];
  });
  return table(['targets', 'measured', 'bound', ''], rows);
}
