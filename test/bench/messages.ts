import type { CandidateName } from './candidates';
import type { Size } from './canned';
import { Child } from './child';
import { inTurn } from './in-turn';
import type { Figures, Run } from './load';
import type { Measurement } from './measurement';
import type { Start } from './messages-process';
import { messagesTable, messagesTargets } from './messages-report';
import { median, medianRatio } from './statistics';
import type { Target } from './target';

/** Who takes part: our node may do so twice, in two builds. */
export interface Contestant {
  name: string;
  candidate: CandidateName;
  /** Folder of the package with our nodes. */
  packageFolder: string;
  /** Takes part in so many passes, from the first on. */
  passes: number;
}

/** How answers of one size are measured. */
export interface Turns {
  size: Size;
  /** Times that each contestant has its turn in a pass. */
  rounds: number;
  /** Of one turn. */
  milliseconds: number;
}

export interface MessagesPlan {
  contestants: readonly Contestant[];
  turns: readonly Turns[];
  concurrencies: readonly number[];
  /** Milliseconds before each turn that do not count: whoever was measured before may still collect its garbage. */
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

/** Messages through one contestant after the other, in new processes for each pass. */
export class MessagesMeasurement implements Measurement {
  readonly #server: string;
  readonly #plan: MessagesPlan;
  readonly #lines: readonly Line[];

  constructor(server: string, plan: MessagesPlan) {
    this.#server = server;
    this.#plan = plan;
    this.#lines = plan.turns.flatMap(({ size }) =>
      plan.concurrencies.flatMap((concurrency) =>
        plan.contestants.map(({ name }) => new Line(size, concurrency, name)),
      ),
    );
  }

  async measure(pass: number): Promise<void> {
    const children = await this.#start(pass);
    for (const turns of this.#plan.turns) {
      for (const concurrency of this.#plan.concurrencies) {
        await this.#takeTurns(turns, concurrency, children);
      }
    }
    for (const child of children.values()) await child.stop();
  }

  table(): string {
    return messagesTable(this.#lines);
  }

  targets(): Target[] {
    return messagesTargets(this.#lines);
  }

  async #start(pass: number): Promise<Map<string, Child>> {
    const children = new Map<string, Child>();
    for (const { name, candidate, packageFolder, passes } of this.#plan.contestants) {
      if (pass > passes) continue;
      const start: Start = { candidate, server: this.#server, packageFolder };
      const { child } = await Child.start('messages-process', start, { processor: 0 });
      await child.ask({ size: 'small', concurrency: 16, milliseconds: this.#plan.warmUp });
      children.set(name, child);
    }
    return children;
  }

  async #takeTurns(
    { size, rounds, milliseconds }: Turns,
    concurrency: number,
    children: ReadonlyMap<string, Child>,
  ): Promise<void> {
    const load: Run = { size, concurrency, milliseconds };
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
