import type { Activation } from './activation';

/** The jobs of one worker that are under way, never more than it may have. */
export class Slots {
  readonly #count: number;
  readonly #taken = new Set<Activation>();
  #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#count = count;
  }

  get taken(): readonly Activation[] {
    return [...this.#taken];
  }

  get size(): number {
    return this.#taken.size;
  }

  get free(): number {
    return this.#count - this.#taken.size;
  }

  take(activation: Activation): void {
    this.#taken.add(activation);
  }

  /** @returns whether it had one */
  giveBack(activation: Activation): boolean {
    const had = this.#taken.delete(activation);
    for (const wake of this.#waiting.splice(0)) wake();
    return had;
  }

  /** Resolves when one is free. */
  async oneFree(): Promise<void> {
    while (this.free <= 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
