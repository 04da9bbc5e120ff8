import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { freePort } from '../../../../scripts/free-port';
import { openCluster, openNode } from '../actions';
import { Editor, flowThatAsks, shoot } from '../editor';

/** A person with a German editor, and a cluster at a port on which nothing listens. */
describe('errors in a German editor', () => {
  let editor: Editor;
  let page: Page;
  let search: Locator;
  let refused: string;

  before(async () => {
    const port = await freePort(0);
    refused = `Unter 127.0.0.1:${port} antwortet nichts. Prüfen Sie die Adresse, und ob der Server läuft. Wenn Node-RED in einem Container läuft`;
    editor = await Editor.start();
    await editor.deploy([
      ...flowThatAsks({ type: 'camunda8-search-tasks', cluster: 'c', api: 'v2', filters: [], sort: [] }),
      {
        id: 'c',
        type: 'camunda8-cluster',
        environment: 'self-managed',
        restAddress: `http://127.0.0.1:${port}`,
        authentication: 'none',
      },
    ]);
    page = await editor.open('de', { width: 1300, height: 1700 });
    search = await openNode(page, 'ask');
  });

  after(async () => {
    await editor?.close();
  });

  it('are German where the request is shown that cannot be', async () => {
    await page.locator('#camunda8-result summary').click();
    await page.locator('#node-input-pageSize').fill('20000');
    const sentence = 'Seitengröße muss eine ganze Zahl sein (1 bis 10000, oder leer)';
    await page.waitForFunction(`$('#camunda8-request').val() === '${sentence}'`);
    await page.locator('#node-input-pageSize').fill('');
  });

  it('are German in Ausprobieren', async () => {
    await search.locator('#camunda8-try').click();
    await search.getByRole('status').getByText(refused).waitFor();
  });

  it('are German in Verbindung testen', async () => {
    await openCluster(page, 'edit');
    await page.getByRole('button', { name: 'Verbindung testen' }).click();
    const answer = page.locator('.camunda8-error');
    await answer.waitFor();
    should((await answer.innerText()).trim()).startWith(refused);
    await shoot(page, 'german-error');
  });
});
