import { Child } from './child';
import { inTurn } from './in-turn';
import type { Output, Pager, PagingFigures, PagingStart } from './paging-process';
import type { Measurement } from './report/measurement';
import { median, medianRatio } from './report/statistics';
import { figure, table, times } from './report/table';
import type { Target } from './server/target';

export interface PagingPlan {
  packageFolder: string;
  /** Numbers of tasks, and how many times a pass so many are paged through for their time. */
  searches: readonly { total: number; rounds: number }[];
}

/** One way to page through so many tasks. */
interface Paged {
  pager: Pager;
  output: Output;
  total: number;
  rounds: PagingFigures[];
  /** MB that a search needed beside what was in use before it. */
  growth: number;
}

const PAGERS: readonly Pager[] = ['our search node', 'hand-written loop'];
const OUTPUTS: readonly Output[] = ['array', 'task'];
const WORDS: Record<Output, string> = { array: 'one array', task: 'one by one' };
const MAX_RATIO = 1.3;
/** MB that a search of any length may need beside what the shortest one needs. */
const MAX_GROWTH = 30;

/** Pages in turn with our node and with a loop written by hand, a process each. */
export class PagingMeasurement implements Measurement {
  readonly #server: string;
  readonly #plan: PagingPlan;
  readonly #all: readonly Paged[];

  constructor(server: string, plan: PagingPlan) {
    this.#server = server;
    this.#plan = plan;
    this.#all = OUTPUTS.flatMap((output) =>
      plan.searches.flatMap(({ total }) =>
        PAGERS.map((pager): Paged => ({ pager, output, total, rounds: [], growth: Number.NaN })),
      ),
    );
  }

  async measure(pass: number): Promise<void> {
    for (const output of OUTPUTS) {
      const children = new Map<Pager, Child>();
      for (const pager of PAGERS) children.set(pager, await this.#start(pager, output));
      for (const { total, rounds } of this.#plan.searches) {
        const both = this.#all.filter((paged) => paged.output === output && paged.total === total);
        if (pass === 1) await measureMemory(both, children);
        for (let round = 0; round < rounds; round++) await measureTime(inTurn(both, pass + round), children);
      }
      for (const child of children.values()) await child.stop();
    }
  }

  table(): string {
    return pagingTable(this.#all);
  }

  targets(): Target[] {
    return pagingTargets(this.#all);
  }

  async #start(pager: Pager, output: Output): Promise<Child> {
    const { packageFolder, searches } = this.#plan;
    const start: PagingStart = { pager, output, server: this.#server, packageFolder };
    const { child } = await Child.start('paging-process', start, {
      nodeOptions: ['--expose-gc'],
      processor: 0,
    });
    await child.ask({ total: searches[0]?.total });
    return child;
  }
}

/**
 * Apart from the time: a garbage collection that is asked for throws away the machine code of all that reads tasks,
 * because no task is left then, and the engine makes it anew in the search that follows.
 */
async function measureMemory(both: readonly Paged[], children: ReadonlyMap<Pager, Child>): Promise<void> {
  for (const paged of both) {
    const child = children.get(paged.pager);
    const figures = await child?.ask<PagingFigures>({ total: paged.total, isCollectedBefore: true });
    if (figures) paged.growth = figures.peak - figures.memory;
  }
}

async function measureTime(both: readonly Paged[], children: ReadonlyMap<Pager, Child>): Promise<void> {
  for (const { pager, total, rounds } of both) {
    const figures = await children.get(pager)?.ask<PagingFigures>({ total });
    if (figures) rounds.push(figures);
  }
}

const seconds = ({ rounds }: Paged) => rounds.map((round) => round.seconds);

function loopBeside(all: readonly Paged[], { output, total }: Paged): Paged | undefined {
  return all.find((one) => one.pager === 'hand-written loop' && one.output === output && one.total === total);
}

function pagingTable(all: readonly Paged[]): string {
  const rows = all.map((paged) => [
    `${paged.total.toLocaleString('en-US')} tasks, ${WORDS[paged.output]}: ${paged.pager}`,
    figure(median(seconds(paged))),
    times(medianRatio(seconds(paged), seconds(loopBeside(all, paged) ?? paged))),
    figure(median(paged.rounds.map(({ cpu }) => cpu))),
    figure((median(seconds(paged)) / paged.total) * 1_000_000),
    figure(paged.growth),
  ]);
  return table(['paging', 'seconds', 'of the loop', 'CPU s', 'us a task', 'memory +MB'], rows);
}

function pagingTargets(all: readonly Paged[]): Target[] {
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
  return [...ratios, { what, value: longest.growth - shortest.growth, atMost: MAX_GROWTH }];
}
