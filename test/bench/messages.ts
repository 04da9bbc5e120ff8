import type { CandidateName } from './candidates';
import type { Size } from './canned';
import { Child } from './child';
import type { Figures, Run } from './load';
import type { Start } from './messages-process';
import { median, medianRatio } from './statistics';

/** Who takes part: our node may do so twice, in two builds. */
export interface Contestant {
  name: string;
  candidate: CandidateName;
  /** Folder of the package with our nodes. */
  packageFolder: string;
  /**
   * Times that it takes part with a new process, from the first time on: the same code is compiled better or worse each
   * time.
   */
  generations: number;
}

export interface MessagesPlan {
  contestants: readonly Contestant[];
  sizes: readonly Size[];
  concurrencies: readonly number[];
  /** Times that each contestant is measured under one load. */
  rounds: number;
  /** Of one round. */
  milliseconds: number;
  /** Milliseconds before each round that do not count: whoever was measured before may still collect its garbage. */
  settle: number;
  /** Milliseconds for each contestant before anything counts. */
  warmUp: number;
}

/** One contestant under one load, a figure a round. */
export class Line {
  readonly rounds: Figures[] = [];

  constructor(
    readonly size: Size,
    readonly concurrency: number,
    readonly name: string,
  ) {}

  of(figure: keyof Figures): number {
    return median(this.#values(figure));
  }

  /** How many times the other's figure: by round, because what lies close together was disturbed alike. */
  ratio(figure: keyof Figures, other: Line): number {
    return medianRatio(this.#values(figure), other.#values(figure));
  }

  #values(figure: keyof Figures): number[] {
    return this.rounds.map((round) => round[figure]);
  }
}

/** Runs one contestant after the other, again and again, so that whatever else the machine does hurts all alike. */
export async function measureMessages(server: string, plan: MessagesPlan): Promise<Line[]> {
  const lines = plan.sizes.flatMap((size) =>
    plan.concurrencies.flatMap((concurrency) =>
      plan.contestants.map(({ name }) => new Line(size, concurrency, name)),
    ),
  );
  const generations = Math.max(...plan.contestants.map((contestant) => contestant.generations));
  for (let generation = 1; generation <= generations; generation++) {
    const contestants = plan.contestants.filter((contestant) => contestant.generations >= generation);
    await measureGeneration(server, { ...plan, contestants }, lines);
  }
  return lines;
}

async function measureGeneration(server: string, plan: MessagesPlan, lines: readonly Line[]): Promise<void> {
  const children = new Map<string, Child>();
  for (const { name, candidate, packageFolder } of plan.contestants) {
    const start: Start = { candidate, server, packageFolder };
    const { child } = await Child.start('messages-process', start, { processor: 0 });
    await child.ask({ size: 'small', concurrency: 16, milliseconds: plan.warmUp });
    children.set(name, child);
  }
  for (const size of plan.sizes) {
    for (const concurrency of plan.concurrencies) {
      const load: Run = { size, concurrency, milliseconds: plan.milliseconds };
      const same = lines.filter((line) => line.size === size && line.concurrency === concurrency);
      // The round 0 fills caches.
      for (let round = 0; round <= plan.rounds; round++) {
        for (const line of same) {
          const child = children.get(line.name);
          await child?.ask({ ...load, milliseconds: plan.settle });
          const figures = await child?.ask<Figures>(load);
          if (figures && round > 0) line.rounds.push(figures);
        }
      }
    }
  }
  for (const child of children.values()) await child.stop();
}
