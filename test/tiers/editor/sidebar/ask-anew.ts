import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** Milliseconds for which Node-RED gives an answer to all who ask the same. */
const SHARED = 2_000;

/** Has each question asked at Camunda: it is held back as long as Node-RED would give the answer of the last time. */
export async function askAnew(page: Page): Promise<void> {
  const answered = new Map<string | null, number>();
  page.on('requestfinished', (request) => answered.set(request.postData(), performance.now()));
  await page.route('**/camunda8-sidebar/look', async (route) => {
    const last = answered.get(route.request().postData());
    if (last !== undefined) await delay(Math.max(0, last + SHARED - performance.now()));
    await route.continue();
  });
}
