import type { Page } from 'playwright-core';
import { until } from '../../../support/until';

/** Longer than from one question of the sidebar to the next, in looks. */
const QUIET = 3;

/** Waits until a round of the sidebar is over, and no other begins. */
export async function quiet(page: Page): Promise<void> {
  let looks = 0;
  await until('nothing is asked', 20_000, async () => {
    looks = (await page.evaluate('$.active === 0')) ? looks + 1 : 0;
    return looks === QUIET || undefined;
  });
}

/**
 * Puts the clock of a page forward by a minute, between two rounds of the sidebar: one that is under way would seem to take as
 * long, and a pause of several minutes would follow.
 */
export async function aMinute(page: Page): Promise<void> {
  await quiet(page);
  await page.clock.fastForward(60_000);
}
