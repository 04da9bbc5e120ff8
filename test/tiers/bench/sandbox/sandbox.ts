import path from 'node:path';
import { Child } from '../child';
import type { Measurement } from '../report/measurement';
import { median } from '../report/statistics';
import { figure, table } from '../report/table';
import type { Target } from '../server/target';
import type { SandboxFigures, SandboxStart } from './figures';

/** As a source: it reads files that are beside its own. */
const PROGRAM = path.join(process.cwd(), 'test', 'tiers', 'bench', 'sandbox', 'sandbox-process.ts');

/** More passes would take long and say no more. */
const PASSES = 2;

/** Starts the stand-in for a cluster, with instances that wait at a job, and with many tasks. */
export class SandboxMeasurement implements Measurement {
  readonly #plan: SandboxStart;
  readonly #all: SandboxFigures[] = [];

  constructor(plan: SandboxStart) {
    this.#plan = plan;
  }

  async measure(pass: number): Promise<void> {
    if (pass > PASSES) return;
    const nodeOptions = ['--import', 'tsx', '--expose-gc'];
    const { child, ready } = await Child.start<SandboxFigures>(PROGRAM, this.#plan, {
      nodeOptions,
      processor: 0,
    });
    await child.stop();
    this.#all.push(ready);
  }

  table(): string {
    const { instances, tasks } = this.#plan;
    const [many, more] = [instances.toLocaleString('en-US'), tasks.toLocaleString('en-US')];
    return table(
      ['the sandbox', ''],
      [
        [`MB of ${many} instances that wait at a job`, figure(this.#of('memory'))],
        ['ms of a completion of a job', figure(this.#of('completion'))],
        [`seconds until ${more} tasks are there`, figure(this.#of('filled'))],
        [`CPU ms of a search among ${more} tasks`, figure(this.#of('search'))],
        [`CPU ms of a page of ${more} tasks`, figure(this.#of('page'))],
      ],
    );
  }

  targets(): Target[] {
    return [
      { what: 'MB of instances that wait at a job', value: this.#of('memory'), atMost: 50 },
      { what: 'ms of a completion of a job', value: this.#of('completion'), atMost: 5 },
      { what: 'CPU ms of a search among many tasks', value: this.#of('search'), atMost: 25 },
      { what: 'CPU ms of a page of many tasks', value: this.#of('page'), atMost: 3 },
    ];
  }

  #of(name: keyof SandboxFigures): number {
    return median(this.#all.map((figures) => figures[name]));
  }
}
