import fc from 'fast-check';
import { BrokenPromise } from './promises';
import { FAMILIES, type Family, type World } from './world';

/** Milliseconds for finding a smaller batch that breaks a promise too, and for a message in it. */
const SHRINKING = 60_000;
const SHORT_PATIENCE = 8_000;

export interface Effort {
  seed: number;
  /** For all families together. */
  seconds: number;
}

interface Broken<T> {
  batch: T[];
  failure: unknown;
}

/** Runs one attack after the other, and keeps the last that broke a promise: fast-check cuts off what takes too long. */
class Attacks<T> {
  runs = 0;
  broken: Broken<T> | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(
    private readonly world: World,
    private readonly family: Family<T>,
  ) {}

  readonly run = (batch: T[]): Promise<void> => {
    this.#last = this.#attack(batch);
    return this.#last;
  };

  /** Waits for the attack that is under way. */
  async end(): Promise<void> {
    await this.#last.catch(() => {});
  }

  /** Tries one by one what may have broken the promise. @returns whether one alone does it too */
  async isBrokenByOne({ batch, failure }: Broken<T>): Promise<boolean> {
    const places = failure instanceof BrokenPromise ? failure.places : [];
    const suspects = places.length > 0 ? places.flatMap((place) => batch.slice(place, place + 1)) : batch;
    const ends = performance.now() + SHRINKING;
    for (const suspect of suspects) {
      if (performance.now() > ends) break;
      const kept = await this.run([suspect]).then(
        () => true,
        () => false,
      );
      if (!kept) return true;
    }
    return false;
  }

  async #attack(batch: T[]): Promise<void> {
    this.runs++;
    const { victim } = this.world;
    await victim.start();
    try {
      await this.family.attack(this.world, batch);
    } catch (failure) {
      this.broken = { batch, failure };
      if (failure instanceof BrokenPromise && failure.isLasting) await victim.stop();
      throw failure;
    }
  }
}

function sentenceOf<T>(
  name: string,
  { seed, seconds }: Effort,
  { batch, failure }: Broken<T>,
  after: number,
): string {
  const reason = failure instanceof Error ? failure.message : String(failure);
  return [
    `${name}: a promise is broken, after ${after.toFixed(1)} s: ${reason}`,
    `Again: FUZZ_SEED=${seed} FUZZ_SECONDS=${seconds} npm run test:torture`,
    `In \`known\` of this family it is tried first: ${JSON.stringify(batch)}`,
  ].join('\n');
}

/**
 * Attacks for its share of the time with batches that are the same for the same seed. What breaks a promise is made smaller.
 * @returns the number of attacks
 * @throws Error with the seed and the smallest batch that breaks it
 */
export async function hold<T>(world: World, family: Family<T>, effort: Effort): Promise<number> {
  const attacks = new Attacks(world, family);
  const property = fc.asyncProperty(family.batches, attacks.run);
  const examples = family.known.map((batch): [T[]] => [batch]);
  const settings = { seed: effort.seed, examples, numRuns: Number.MAX_SAFE_INTEGER, unbiased: true };
  const began = performance.now();
  const interruptAfterTimeLimit = (effort.seconds / FAMILIES) * 1_000;
  const found = await fc.check(property, { ...settings, interruptAfterTimeLimit, endOnFailure: true });
  await attacks.end();
  if (!attacks.broken) return attacks.runs;
  const after = (performance.now() - began) / 1_000;
  const { victim } = world;
  const { patience } = victim;
  victim.patience = SHORT_PATIENCE;
  const path = found.counterexamplePath;
  if (!(await attacks.isBrokenByOne(attacks.broken)) && path !== null) {
    await fc.check(property, { ...settings, path, interruptAfterTimeLimit: SHRINKING });
    await attacks.end();
  }
  victim.patience = patience;
  throw new Error(sentenceOf(family.name, effort, attacks.broken, after));
}
