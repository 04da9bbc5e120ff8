import type { CandidateName } from './candidates';
import { Child } from './child';
import { inTurn } from './in-turn';
import type { Start } from './messages-process';
import type { Measurement } from './report/measurement';
import { messagesTable, messagesTargets } from './report/messages-report';
import { median, medianRatio, total } from './report/statistics';
import type { Size } from './server/canned';
import type { Figures, Run } from './server/load';
import type { Target } from './server/target';

/** Who takes part: our node may do so twice, in two builds. */
export interface Contestant {
  name: string;
  candidate: CandidateName;
  /** Folder of the package with our nodes. */
  packageFolder: string;
  /** Takes part in so many passes, from the first on. */
  passes: number;
}

/** A load, and how it is measured. */
export interface Turns extends Run {
  /** Times that each contestant has its turn of so many milliseconds in a pass. */
  rounds: number;
}

export interface MessagesPlan {
  /** Name of the one of ours that has targets. */
  ours: string;
  /** Of the one that searches any entity, where it takes part. */
  any?: string;
  contestants: readonly Contestant[];
  turns: readonly Turns[];
  /** Milliseconds before each turn that do not count: whoever was measured before may still collect its garbage. */
  settle: number;
  /** Milliseconds for each contestant before anything counts. */
  warmUp: number;
}

/** What the middle one of all rounds stands for. */
type Middle = 'cpu' | 'p50' | 'p99' | 'peak';

/** One contestant under one load, figures of each round. */
export class Line {
  readonly rounds: Figures[] = [];

  constructor(
    readonly size: Size,
    readonly concurrency: number,
    readonly name: string,
  ) {}

  of(figure: Middle): number {
    return median(this.#values(figure));
  }

  /** How many times the other's figure: by round, because what lies close together was disturbed alike. */
  ratio(figure: Middle, other: Line): number {
    return medianRatio(this.#values(figure), other.#values(figure));
  }

  /** Messages a second in all rounds: garbage is collected in some of them only, and was made in all. */
  rate(rounds = this.rounds.length): number {
    const counted = this.rounds.slice(0, rounds);
    return total(counted.map(({ messages }) => messages)) / total(counted.map(({ seconds }) => seconds));
  }

  /** How many times the other's rate in the rounds in which both took part. */
  rateRatio(other: Line): number {
    const rounds = Math.min(this.rounds.length, other.rounds.length);
    return this.rate(rounds) / other.rate(rounds);
  }

  #values(figure: Middle): number[] {
    return this.rounds.map((round) => round[figure]);
  }
}

/** Messages through one contestant after the other, in new processes for each pass. */
export class MessagesMeasurement implements Measurement {
  readonly #server: string;
  readonly #plan: MessagesPlan;
  readonly #lines: readonly Line[];

  constructor(server: string, plan: MessagesPlan) {
    this.#server = server;
    this.#plan = plan;
    this.#lines = plan.turns.flatMap(({ size, concurrency }) =>
      plan.contestants.map(({ name }) => new Line(size, concurrency, name)),
    );
  }

  async measure(pass: number): Promise<void> {
    const children = await this.#start(pass);
    for (const turns of this.#plan.turns) await this.#takeTurns(turns, children);
    for (const child of children.values()) await child.stop();
  }

  table(): string {
    return messagesTable(this.#lines);
  }

  targets(): Target[] {
    return messagesTargets(this.#lines, this.#plan.ours, this.#plan.any);
  }

  async #start(pass: number): Promise<Map<string, Child>> {
    const children = new Map<string, Child>();
    const { contestants, turns, warmUp } = this.#plan;
    for (const { name, candidate, packageFolder, passes } of contestants) {
      if (pass > passes) continue;
      const start: Start = { candidate, server: this.#server, packageFolder };
      const { child } = await Child.start('messages-process', start, { processor: 0 });
      await child.ask({ size: turns[0]?.size, concurrency: 16, milliseconds: warmUp });
      children.set(name, child);
    }
    return children;
  }

  async #takeTurns({ rounds, ...load }: Turns, children: ReadonlyMap<string, Child>): Promise<void> {
    const { size, concurrency } = load;
    const lines = this.#lines.filter((line) => line.size === size && line.concurrency === concurrency);
    // The round 0 fills caches.
    for (let round = 0; round <= rounds; round++) {
      for (const line of inTurn(lines, round)) {
        const child = children.get(line.name);
        await child?.ask({ ...load, milliseconds: this.#plan.settle });
        const figures = await child?.ask<Figures>(load);
        if (figures && round > 0) line.rounds.push(figures);
      }
    }
  }
}
