import { Child } from './child';
import type { Output, Pager, PagingFigures, PagingStart } from './paging-process';
import { median, medianRatio } from './statistics';
import { figure, table, times } from './table';
import type { Target } from './target';

export interface PagingPlan {
  packageFolder: string;
  /** Numbers of tasks, and how many times so many are paged through. */
  searches: readonly { total: number; rounds: number }[];
}

/** One way to page through so many tasks. */
interface Paged {
  pager: Pager;
  output: Output;
  total: number;
  rounds: PagingFigures[];
}

const PAGERS: readonly Pager[] = ['our search node', 'hand-written loop'];
const OUTPUTS: readonly Output[] = ['array', 'task'];
const WORDS: Record<Output, string> = { array: 'one array', task: 'one by one' };
const MAX_RATIO = 1.3;
/** MB that a search of any length may need beside what the shortest one needs. */
const MAX_GROWTH = 30;

/** Pages in turn with our node and with a loop written by hand, a process each. */
export async function measurePaging(server: string, plan: PagingPlan): Promise<Paged[]> {
  const all: Paged[] = [];
  for (const output of OUTPUTS) {
    const children = new Map<Pager, Child>();
    for (const pager of PAGERS) {
      const start: PagingStart = { pager, output, server, packageFolder: plan.packageFolder };
      const options = { nodeOptions: ['--expose-gc'], processor: 0 };
      const { child } = await Child.start('paging-process', start, options);
      await child.ask({ total: plan.searches[0]?.total });
      children.set(pager, child);
    }
    for (const { total, rounds: count } of plan.searches) {
      const both = PAGERS.map((pager): Paged => ({ pager, output, total, rounds: [] }));
      for (let round = 0; round < count; round++) {
        for (const { pager, rounds } of both) {
          const figures = await children.get(pager)?.ask<PagingFigures>({ total });
          if (figures) rounds.push(figures);
        }
      }
      all.push(...both);
    }
    for (const child of children.values()) await child.stop();
  }
  return all;
}

const seconds = ({ rounds }: Paged) => rounds.map((round) => round.seconds);
const growth = ({ rounds }: Paged) => Math.max(...rounds.map(({ peak, memory }) => peak - memory));

function loopBeside(all: readonly Paged[], { output, total }: Paged): Paged | undefined {
  return all.find((one) => one.pager === 'hand-written loop' && one.output === output && one.total === total);
}

export function pagingTable(all: readonly Paged[]): string {
  const rows = all.map((paged) => [
    `${paged.total.toLocaleString('en-US')} tasks, ${WORDS[paged.output]}: ${paged.pager}`,
    figure(median(seconds(paged))),
    times(medianRatio(seconds(paged), seconds(loopBeside(all, paged) ?? paged))),
    figure(median(paged.rounds.map(({ cpu }) => cpu))),
    figure((median(seconds(paged)) / paged.total) * 1_000_000),
    figure(growth(paged)),
  ]);
  return table(['paging', 'seconds', 'of the loop', 'CPU s', 'us a task', 'memory +MB'], rows);
}

export function pagingTargets(all: readonly Paged[]): Target[] {
  const ours = all.filter(({ pager }) => pager === 'our search node');
  const ratios = ours.flatMap((paged): Target[] => {
    const loop = loopBeside(all, paged);
    if (!loop) return [];
    const what = `paging time of the loop's, ${paged.total.toLocaleString('en-US')} tasks, ${WORDS[paged.output]}`;
    return [{ what, value: medianRatio(seconds(paged), seconds(loop)), atMost: MAX_RATIO }];
  });
  const oneByOne = ours.filter(({ output }) => output === 'task');
  const [shortest, longest] = [oneByOne[0], oneByOne.at(-1)];
  if (!shortest || !longest || shortest === longest) return ratios;
  const what = 'MB that the most tasks need more than the fewest, one by one';
  return [...ratios, { what, value: growth(longest) - growth(shortest), atMost: MAX_GROWTH }];
}
