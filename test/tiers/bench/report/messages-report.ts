import type { Line } from '../messages';
import type { Size } from '../server/canned';
import type { Target } from '../server/target';
import { figure, table, times } from './table';

/** Whom all are compared with. */
const BARE = 'bare undici node';
const CORE = 'function + http request';

const SIZES: Record<Size, string> = { small: '1 KB', large: '100 KB', start: 'starts' };

/** How many times the bare node's CPU, and at 16 under way the messages a second of core's. */
const MOST_CPU: Partial<Record<Size, number>> = { small: 1.15, start: 1.2 };
const LEAST_RATE: Record<Size, number> = { small: 3, large: 2.5, start: 3 };
/** How many times the CPU of our node a search of any entity may need. */
const MOST_CPU_OF_ANY = 1.1;

const HEADS = [
  'messages',
  'a second',
  'of core',
  'CPU us',
  'of bare',
  'of core',
  'p50 ms',
  'p99 ms',
  'of core',
  'peak MB',
];

type Load = Pick<Line, 'size' | 'concurrency'>;

function nameOf({ size, concurrency }: Load): string {
  return `${SIZES[size]}, ${concurrency} under way`;
}

function lineOf(lines: readonly Line[], name: string, load: Load): Line | undefined {
  const isIt = (line: Line) =>
    line.name === name && line.size === load.size && line.concurrency === load.concurrency;
  return lines.find(isIt);
}

/** Figures but the rate are medians of the rounds, their ratios the medians of the ratios in a round. */
export function messagesTable(lines: readonly Line[]): string {
  const rows: string[][] = [];
  let load = '';
  for (const line of lines) {
    if (nameOf(line) !== load) rows.push([nameOf(line)]);
    load = nameOf(line);
    const bare = lineOf(lines, BARE, line) ?? line;
    const core = lineOf(lines, CORE, line) ?? line;
    rows.push([
      `  ${line.name}`,
      figure(line.rate()),
      times(line.rateRatio(core)),
      figure(line.of('cpu')),
      times(line.ratio('cpu', bare)),
      times(line.ratio('cpu', core)),
      figure(line.of('p50')),
      figure(line.of('p99')),
      times(line.ratio('p99', core)),
      figure(line.of('peak')),
    ]);
  }
  return table(HEADS, rows);
}

function targetsOf(ours: Line, bare: Line, core: Line): Target[] {
  const { size, concurrency } = ours;
  const load = nameOf(ours);
  const targets: Target[] = [{ what: `p99 of core's, ${load}`, value: ours.ratio('p99', core), atMost: 1 }];
  const mostCpu = MOST_CPU[size];
  if (mostCpu !== undefined) {
    targets.push({
      what: `CPU of the bare node's, ${load}`,
      value: ours.ratio('cpu', bare),
      atMost: mostCpu,
    });
    targets.push({ what: `CPU of core's, ${load}`, value: ours.ratio('cpu', core), atMost: 0.3 });
  }
  if (concurrency === 16) {
    const atLeast = LEAST_RATE[size];
    targets.push({ what: `messages a second of core's, ${load}`, value: ours.rateRatio(core), atLeast });
  }
  return targets;
}

/** What our node has to reach under each load. @param name of our node @param any of the one that searches any entity */
export function messagesTargets(lines: readonly Line[], name: string, any?: string): Target[] {
  return lines
    .filter((line) => line.name === name)
    .flatMap((ours) => {
      const bare = lineOf(lines, BARE, ours);
      const core = lineOf(lines, CORE, ours);
      const anyLine = any === undefined ? undefined : lineOf(lines, any, ours);
      return [
        ...(bare && core ? targetsOf(ours, bare, core) : []),
        ...(anyLine ? targetsOfAny(anyLine, ours) : []),
      ];
    });
}

function targetsOfAny(any: Line, ours: Line): Target[] {
  if (ours.size !== 'small') return [];
  const what = `CPU of the task search's for any entity, ${nameOf(ours)}`;
  return [{ what, value: any.ratio('cpu', ours), atMost: MOST_CPU_OF_ANY }];
}
