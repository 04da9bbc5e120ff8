import { setTimeout as delay } from 'node:timers/promises';

/** Waits until it is so, for what ends in some milliseconds and tells nobody. @throws Error after 5 s */
export async function soon(what: string, isSo: () => boolean): Promise<void> {
  const end = Date.now() + 5_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`Not so: ${what}`);
    await delay(2);
  }
}
