import type { Page } from 'playwright-core';
import should from 'should';
import { manifest } from '../../promises/package/project';
import { deploy, done, node, openCluster, openNode, press } from './actions';
import { Editor, shoot } from './editor';

/** From an empty Node-RED to the tasks of a Camunda, as the comment of an example says it. */
describe('an example', () => {
  let editor: Editor;
  let page: Page;

  before(async () => {
    editor = await Editor.start();
    page = await editor.open('en-US', { width: 1400, height: 790 });
  });

  after(async () => {
    await editor?.close();
  });

  it('is imported from the menu', async () => {
    await page.locator('#red-ui-header-button-sidemenu').click();
    await page.locator('#menu-item-import').click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('#red-ui-clipboard-dialog-import-tabs').getByText('Examples').click();
    const entry = (name: string) => dialog.locator('.red-ui-treeList-label').filter({ hasText: name });
    await entry(manifest.name).click();
    await entry('3 - Every task one by one').click();
    await shoot(page, 'import');
    await page.locator('#red-ui-clipboard-dialog-ok').click();
    await page.locator('#red-ui-workspace-tabs li').filter({ hasText: 'Every task one by one' }).click();
    await node(page, 'together again').waitFor();
  });

  it('is pointed to a Camunda, deployed, and answers the button in node status and debug sidebar', async () => {
    await openNode(page, 'open tasks');
    await openCluster(page, 'edit');
    await page.locator('#node-config-input-environment').selectOption('self-managed');
    await page.locator('#node-config-input-restAddress').fill(editor.sandbox.url);
    await done(page);
    await done(page);
    await deploy(page);
    await page.evaluate(`RED.sidebar.show('debug')`);
    await press(page, 'ask');

    const status = node(page, 'open tasks').locator('.red-ui-flow-node-status-label');
    await status.filter({ hasText: '8 tasks' }).waitFor();
    const joined = page.locator('.red-ui-debug-msg').filter({ hasText: 'together again' });
    await joined.waitFor();
    should(await joined.innerText())
      .containEql('array[8]')
      .and.containEql('Water the plants');
    await page.locator('.red-ui-notification').first().waitFor({ state: 'detached' });
    await page.mouse.click(600, 600); // nothing stays marked on the picture
    await page.evaluate(`
      $('#red-ui-workspace, #red-ui-workspace *').scrollTop(0).scrollLeft(0);
      $('.red-ui-palette-scroll').scrollTop(9999);
    `);
    await shoot(page, 'demo');
  });
});
