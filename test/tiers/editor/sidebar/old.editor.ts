import type { Page } from 'playwright-core';
import should from 'should';
import { stuckJob } from '../../../support/bpmn/stuck-process';
import { Editor, shoot } from '../editor';
import { aMinute } from './a-minute';

describe('the sidebar of a cluster before 8.8', () => {
  let editor: Editor;
  let page: Page;

  before(async () => {
    editor = await Editor.start({ version: '8.6' });
    stuckJob(editor.sandbox);
    const own = { environment: 'self-managed', authentication: 'none' };
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Flow' },
      { id: 'old', type: 'camunda8-cluster', name: 'Old', restAddress: editor.sandbox.url, ...own },
      { id: 'gone', type: 'camunda8-cluster', name: 'Gone', restAddress: 'http://127.0.0.1:9', ...own },
    ]);
    page = await editor.open();
  });
  after(async () => {
    await editor?.close();
  });

  it('shows what runs, and says what is missing; another cluster that is down does not hold it up', async () => {
    const sidebar = page.locator('.camunda8-sidebar');
    await page.evaluate('RED.actions.invoke("camunda8-sidebar:show")');
    const head = (name: string) => sidebar.locator('.camunda8-head').filter({ hasText: name });
    await head('Gone').getByText('unreachable').waitFor();
    should(await head('Gone').getAttribute('aria-expanded')).equal('false');
    await head('Old').getByText('8.6.0').waitFor();
    await head('Old').click();
    await sidebar.getByText('Before 8.8, Camunda shows only').waitFor();
    await shoot(page, 'sidebar-old');
    await sidebar.locator('.camunda8-process').filter({ hasText: '1 stuck' }).click();
    await sidebar.getByText('Diagrams and tokens need Camunda 8.8').waitFor();
    await sidebar.locator('[data-key] button').first().click();
    await sidebar.getByText('The valve is stuck').waitFor();
    await shoot(page, 'sidebar-old-process');
  });

  it('says it once, for screen readers: not anew in each round', async () => {
    const sidebar = page.locator('.camunda8-sidebar');
    await page.clock.install();
    await page.route('**/camunda8-sidebar/look', async (route) => {
      const { about } = route.request().postDataJSON();
      if (about === 'decisions') await route.fulfill({ json: { ok: true, decisions: [], isAll: true } });
      else if (about === 'instance')
        await route.fulfill({ json: { ok: false, state: 'up', message: 'No.' } });
      else await route.continue();
    });
    await sidebar.getByText('No.', { exact: true }).waitFor();
    await aMinute(page);
    should(await saidInTwoRounds()).eql([]);
    await sidebar.getByRole('button', { name: 'Back to the processes' }).click();
    await sidebar.locator('summary:visible').filter({ hasText: 'Decisions' }).click();
    await sidebar.getByText('No decision is deployed').waitFor();
    await aMinute(page);
    should(await saidInTwoRounds()).eql([]);
  });

  /** What is said, which was said before. */
  async function saidInTwoRounds(): Promise<unknown> {
    await page.evaluate(`
      window.said = [];
      window.ear = new MutationObserver((all) => said.push(...all.map(({ target }) => target.textContent)));
      for (const one of document.querySelectorAll('.camunda8-sidebar [role=status]')) {
        ear.observe(one, { childList: true, characterData: true, subtree: true });
      }
    `);
    for (let round = 0; round < 2; round++) {
      const asked = page.waitForResponse('**/camunda8-sidebar/look');
      await aMinute(page);
      await asked;
    }
    await aMinute(page);
    return page.evaluate('ear.disconnect(), said');
  }
});
