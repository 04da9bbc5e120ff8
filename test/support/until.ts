import { setTimeout as delay } from 'node:timers/promises';

const interval = 250;

/**
 * Asks until there is an answer, four times a second.
 * @param what completes the sentence "... is not so after 30 s"
 * @param limit milliseconds
 * @throws Error after the limit; whatever `ask` throws, at once.
 */
export async function until<T>(what: string, limit: number, ask: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + limit;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`Not so after ${limit / 1000} s: ${what}`);
    await delay(interval);
  }
}

/** Waits until it is so, for what ends in some milliseconds and tells nobody. @throws Error after 5 s */
export async function soon(what: string, isSo: () => boolean): Promise<void> {
  const end = Date.now() + 5_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`Not so: ${what}`);
    await delay(2);
  }
}
