import type { CamundaClient } from '../../src/camunda-client';
import { type Clock, systemClock } from '../../src/clock';

/** Milliseconds for which an answer counts, and a failure always: several editors, and several windows, ask for the same. */
const KEPT = 2_000;
const MOST_KEPT = 100;

interface Kept {
  until: number;
  answer: Promise<unknown>;
}

/** A cluster that is deployed anew has another client. */
const ofClients = new WeakMap<CamundaClient, Map<string, Kept>>();

interface Sharing {
  /** Milliseconds for which an answer counts; absent: two seconds. */
  kept?: number;
  clock?: Pick<Clock, 'monotonic'>;
}

/**
 * The answer to a question, which all share who ask while it counts; a failure counts for two seconds.
 * @param question as text
 */
export function sharedAnswer<T>(
  client: CamundaClient,
  question: string,
  ask: () => Promise<T>,
  { kept: length = KEPT, clock = systemClock }: Sharing = {},
): Promise<T> {
  const kept = ofClients.get(client) ?? new Map<string, Kept>();
  ofClients.set(client, kept);
  // A diagram can have 4 MB: what counts no longer goes.
  for (const [other, { until }] of kept) if (until <= clock.monotonic()) kept.delete(other);
  const known = kept.get(question);
  if (known) return known.answer as Promise<T>;
  const answer = ask();
  kept.set(question, { until: Number.POSITIVE_INFINITY, answer });
  const keep = (time: number) => {
    const own = kept.get(question);
    if (own?.answer === answer) own.until = clock.monotonic() + time;
  };
  answer.then(
    () => keep(length),
    () => keep(KEPT),
  );
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return answer;
}

/** Has all be asked anew: something was changed. */
export function forgetAnswers(client: CamundaClient): void {
  ofClients.delete(client);
}
