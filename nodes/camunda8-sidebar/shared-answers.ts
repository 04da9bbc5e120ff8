import { type Clock, systemClock } from '../../src/clock';
import { CamundaError } from '../../src/errors';
import type { Onlooker } from '../../src/processes/onlooker';
import { sentence } from '../../src/sentence';

/** Milliseconds for which an answer counts, and a failure always: several editors, and several windows, ask for the same. */
const KEPT = 2_000;
/** Answers of a cluster that are kept, and their characters as JSON: a diagram can have 4 MB. */
const MOST_KEPT = 100;
const MAX_KEPT = 20_000_000;
/** Questions to a cluster that are answered at once. */
const MOST_UNDER_WAY = 30;

interface Measured {
  answer: unknown;
  characters: number;
}

interface Kept {
  until: number;
  characters: number;
  measured: Promise<Measured>;
}

type Time = Pick<Clock, 'monotonic' | 'sleep'>;

interface Sharing<T> {
  /** Milliseconds for which this answer counts; absent or undefined: two seconds. */
  kept?: (answer: T) => number | undefined;
  clock?: Time;
}

/** The answers of one cluster. */
class Answers {
  readonly #underWay = new Map<string, Promise<Measured>>();
  /** Those that came first are first. */
  readonly #kept = new Map<string, Kept>();

  async share<T>(
    question: string,
    ask: () => Promise<T>,
    { kept = () => undefined, clock = systemClock }: Sharing<T>,
  ): Promise<T> {
    this.#forgetOld(clock.monotonic());
    const known = this.#kept.get(question)?.measured ?? this.#underWay.get(question);
    const { answer } = await (known ?? this.#begin(question, ask, kept, clock));
    return answer as T;
  }

  /** @throws CamundaError CAMUNDA_BUSY */
  #begin<T>(
    question: string,
    ask: () => Promise<T>,
    kept: (answer: T) => number | undefined,
    clock: Time,
  ): Promise<Measured> {
    if (this.#underWay.size >= MOST_UNDER_WAY) throw tooMany();
    const keep = (time: number, characters: number) => {
      this.#underWay.delete(question);
      this.#kept.set(question, { until: clock.monotonic() + time, characters, measured });
      this.#forgetMost();
      this.#forgetAfter(time, clock);
    };
    const measured = measuredAnswer(ask);
    this.#underWay.set(question, measured);
    measured.then(
      ({ answer, characters }) => keep(kept(answer as T) ?? KEPT, characters),
      () => keep(KEPT, 0),
    );
    return measured;
  }

  /** What nobody asks for again goes, too. Nothing here holds an answer that is forgotten earlier. */
  #forgetAfter(time: number, clock: Time): void {
    void clock.sleep(time).then(() => this.#forgetOld(clock.monotonic()));
  }

  #forgetOld(now: number): void {
    for (const [question, { until }] of this.#kept) if (until <= now) this.#kept.delete(question);
  }

  /** So that the others are not too many or too large. */
  #forgetMost(): void {
    let left = 0;
    for (const { characters } of this.#kept.values()) left += characters;
    for (const [question, { characters }] of this.#kept) {
      if (this.#kept.size <= MOST_KEPT && left <= MAX_KEPT) return;
      this.#kept.delete(question);
      left -= characters;
    }
  }
}

/** A cluster that is deployed anew has another onlooker. */
const ofClusters = new WeakMap<Onlooker, Answers>();

/**
 * The answer to a question, which all share who ask while it counts; a failure counts for two seconds.
 * @param question as text
 * @throws CamundaError CAMUNDA_BUSY where too many others are asked; else as `ask`
 */
export function sharedAnswer<T>(
  cluster: Onlooker,
  question: string,
  ask: () => Promise<T>,
  sharing: Sharing<T> = {},
): Promise<T> {
  const answers = ofClusters.get(cluster) ?? new Answers();
  ofClusters.set(cluster, answers);
  return answers.share(question, ask, sharing);
}

/** Has all be asked anew: something was changed. */
export function forgetAnswers(cluster: Onlooker): void {
  ofClusters.delete(cluster);
}

async function measuredAnswer(ask: () => Promise<unknown>): Promise<Measured> {
  const answer = await ask();
  return { answer, characters: JSON.stringify(answer).length };
}

function tooMany(): CamundaError {
  const words = sentence`Try again in a moment. ${MOST_UNDER_WAY} other questions to this cluster wait for answers`;
  return new CamundaError('CAMUNDA_BUSY', words, { retryable: true });
}
