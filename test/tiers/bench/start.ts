import { Child } from './child';
import { inTurn } from './in-turn';
import type { Measurement } from './report/measurement';
import { figure, table } from './report/table';
import type { Target } from './server/target';
import type { Equipment, StartFigures, StartStart } from './start-process';

export interface StartPlan {
  packageFolder: string;
  clusters: number;
  actions: number;
  /** Starts of each kind in a pass. */
  rounds: number;
}

type Starts = Record<Equipment, StartFigures[]>;

const EQUIPMENT: readonly Equipment[] = ['nothing', 'our nodes', 'core nodes'];

/** Starts Node-RED in turn with nothing, with our nodes, and with as many of its own. */
export class StartMeasurement implements Measurement {
  readonly #plan: StartPlan;
  readonly #starts: Starts = { nothing: [], 'our nodes': [], 'core nodes': [] };

  constructor(plan: StartPlan) {
    this.#plan = plan;
  }

  async measure(pass: number): Promise<void> {
    const { rounds, ...plan } = this.#plan;
    for (let round = 0; round < rounds; round++) {
      for (const equipment of inTurn(EQUIPMENT, pass + round)) {
        const start: StartStart = { equipment, ...plan };
        const options = { nodeOptions: ['--expose-gc'], processor: 0 };
        const { child, ready } = await Child.start<StartFigures>('start-process', start, options);
        await child.stop();
        this.#starts[equipment].push(ready);
      }
    }
  }

  table(): string {
    return startTable(this.#starts, this.#plan);
  }

  targets(): Target[] {
    return startTargets(this.#starts);
  }
}

/** The least: whatever else the machine does can only make a start slower and larger. */
function least(starts: Starts, equipment: Equipment, name: keyof StartFigures): number {
  return Math.min(...starts[equipment].map((figures) => figures[name]));
}

function added(starts: Starts, equipment: Equipment, name: keyof StartFigures): number {
  return least(starts, equipment, name) - least(starts, 'nothing', name);
}

const signed = (value: number) => `${value < 0 ? '-' : '+'}${figure(Math.abs(value))}`;

const FIGURES = ['milliseconds', 'cpu', 'cpuLater', 'memory'] as const;

function startTable(starts: Starts, { clusters, actions }: StartPlan): string {
  const rows = EQUIPMENT.map((equipment) => [
    equipment === 'nothing' ? 'no nodes' : `${clusters} config and ${actions} action nodes: ${equipment}`,
    ...FIGURES.flatMap((name) => [
      figure(least(starts, equipment, name)),
      equipment === 'nothing' ? '' : signed(added(starts, equipment, name)),
    ]),
  ]);
  return table(
    ['start of Node-RED', 'ms', 'more', 'CPU ms', 'more', '1 s later', 'more', 'MB', 'more'],
    rows,
  );
}

function startTargets(starts: Starts): Target[] {
  return [
    {
      what: 'ms that our nodes add to the start',
      value: added(starts, 'our nodes', 'milliseconds'),
      atMost: 150,
    },
    { what: 'MB that our nodes add to the start', value: added(starts, 'our nodes', 'memory'), atMost: 30 },
  ];
}
