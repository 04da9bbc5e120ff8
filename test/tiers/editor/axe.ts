import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe-core finds below an element that is serious or critical, each with where it is. @param place as jQuery finds it */
export async function findings(page: Page, place: string): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) {
    await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
    // The editor's body has no height of its own; axe-core would take all in it for hidden, and look at no colour.
    await page.addStyleTag({ content: 'body { height: 100vh }' });
  }
  const run = `axe.run($(${JSON.stringify(place)}).last().get(0), { resultTypes: ['violations'] })`;
  const { violations } = (await page.evaluate(run)) as AxeResults;
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
