import type { Page } from 'playwright-core';
import { until } from '../../../support/until';

/** Longer than from one question of the sidebar to the next, in looks. */
const QUIET = 3;

/**
 * Puts the clock of a page forward by a minute, between two rounds of the sidebar: one that is under way would seem to take as
 * long, and a pause of several minutes would follow.
 */
export async function aMinute(page: Page): Promise<void> {
  let quiet = 0;
  await until('nothing is asked', 20_000, async () => {
    quiet = (await page.evaluate('$.active === 0')) ? quiet + 1 : 0;
    return quiet === QUIET || undefined;
  });
  await page.clock.fastForward(60_000);
}
