import { Child } from './child';
import type { Equipment, StartFigures, StartStart } from './start-process';
import { figure, table } from './table';
import type { Target } from './target';

export interface StartPlan {
  packageFolder: string;
  clusters: number;
  actions: number;
  rounds: number;
}

export type Starts = Record<Equipment, StartFigures[]>;

const EQUIPMENT: readonly Equipment[] = ['nothing', 'our nodes', 'core nodes'];

/** Starts Node-RED in turn with nothing, with our nodes, and with as many of its own. */
export async function measureStarts({ rounds, ...plan }: StartPlan): Promise<Starts> {
  const starts: Starts = { nothing: [], 'our nodes': [], 'core nodes': [] };
  // The round 0 brings the files into the cache of the system.
  for (let round = 0; round <= rounds; round++) {
    for (const equipment of EQUIPMENT) {
      const start: StartStart = { equipment, ...plan };
      const options = { nodeOptions: ['--expose-gc'], processor: 0 };
      const { child, ready } = await Child.start<StartFigures>('start-process', start, options);
      await child.stop();
      if (round > 0) starts[equipment].push(ready);
    }
  }
  return starts;
}

/** The least: whatever else the machine does can only make a start slower and larger. */
function least(starts: Starts, equipment: Equipment, name: keyof StartFigures): number {
  return Math.min(...starts[equipment].map((figures) => figures[name]));
}

function added(starts: Starts, equipment: Equipment, name: keyof StartFigures): number {
  return least(starts, equipment, name) - least(starts, 'nothing', name);
}

const signed = (value: number) => `${value < 0 ? '-' : '+'}${figure(Math.abs(value))}`;

const FIGURES = ['milliseconds', 'cpu', 'memory'] as const;

export function startTable(starts: Starts, { clusters, actions }: StartPlan): string {
  const rows = EQUIPMENT.map((equipment) => [
    equipment === 'nothing' ? 'no nodes' : `${clusters} config and ${actions} action nodes: ${equipment}`,
    ...FIGURES.flatMap((name) => [
      figure(least(starts, equipment, name)),
      equipment === 'nothing' ? '' : signed(added(starts, equipment, name)),
    ]),
  ]);
  return table(['start of Node-RED', 'ms', 'more', 'CPU ms', 'more', 'MB', 'more'], rows);
}

export function startTargets(starts: Starts): Target[] {
  return [
    {
      what: 'ms that our nodes add to the start',
      value: added(starts, 'our nodes', 'milliseconds'),
      atMost: 150,
    },
    { what: 'MB that our nodes add to the start', value: added(starts, 'our nodes', 'memory'), atMost: 30 },
  ];
}
