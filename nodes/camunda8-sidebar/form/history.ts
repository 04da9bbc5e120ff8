import { type Figures, HOUR, MOST_PROCESSES } from '../choices';

/** Longer than this without a sample: nobody looked, and nothing is known of the time between. */
const GAP = 3 * 60_000;

export interface Sample extends Figures {
  /** Milliseconds, by the clock of `add`. */
  at: number;
}

/** Figures of the processes of a cluster over the last hour, as far as somebody looked. It keeps as many as are shown. */
export class History {
  readonly #samples = new Map<string, Sample[]>();

  /** @param key of a process @param at milliseconds, never less than before */
  add(key: string, { running, stuck }: Figures, at: number): void {
    const samples = (this.#samples.get(key) ?? []).filter((sample) => at - sample.at <= HOUR);
    const [last, before] = [samples.at(-1), samples.at(-2)];
    const isSame = (sample: Sample | undefined) => sample?.running === running && sample.stuck === stuck;
    // A line needs no point between two alike.
    if (last && isSame(last) && isSame(before) && at - (before?.at ?? 0) < GAP) samples.pop();
    samples.push({ at, running, stuck });
    this.#samples.delete(key);
    this.#samples.set(key, samples);
    const [oldest] = this.#samples.keys();
    if (this.#samples.size > MOST_PROCESSES && oldest !== undefined) this.#samples.delete(oldest);
  }

  /** The oldest first. */
  of(key: string): readonly Sample[] {
    return this.#samples.get(key) ?? [];
  }
}

/** Samples in parts, between which nobody looked. */
export function parts(samples: readonly Sample[]): Sample[][] {
  const found: Sample[][] = [];
  for (const sample of samples) {
    const part = found.at(-1);
    const last = part?.at(-1);
    if (part && last && sample.at - last.at <= GAP) part.push(sample);
    else found.push([sample]);
  }
  return found;
}
