import type { Page } from 'playwright-core';
import should from 'should';
import { exampleNames, folderOf } from '../../promises/examples/example';
import { manifest } from '../../promises/package/project';
import { deploy, done, node, openCluster, openNode, press } from './actions';
import { Editor, shoot } from './editor';

/** Opens the import dialog, and chooses an example of this package in it. */
async function importExample(page: Page, name: string): Promise<void> {
  await page.locator('#red-ui-header-button-sidemenu').click();
  await page.locator('#menu-item-import').click();
  const dialog = page.getByRole('dialog');
  // 100 ms after the dialog opens Node-RED disables its button, as nothing was pasted, whatever has been chosen by then.
  await page.evaluate('new Promise((resolve) => setTimeout(resolve, 150))');
  await dialog.locator('#red-ui-clipboard-dialog-import-tabs').getByText('Examples').click();
  const entry = (text: string) => dialog.locator('.red-ui-treeList-label').filter({ hasText: text });
  const example = entry(name.slice(1));
  const folder = entry(folderOf(name));
  if (!(await folder.isVisible())) await entry(manifest.name).click();
  // While a list slides open, a click may begin on one row and end on the next, and chooses none.
  while (!(await example.isVisible())) {
    await folder.click();
    await example.waitFor({ timeout: 2_000 }).catch(() => {});
  }
  do await example.click();
  while (!(await example.evaluate((label) => label.classList.contains('selected'))));
  await page.locator('#red-ui-clipboard-dialog-ok').click();
  await dialog.waitFor({ state: 'hidden' });
}

/** What the editor has of a kind of config node, to look at. */
function clusters(page: Page): Promise<{ restAddress: string; users: number }[]> {
  return page.evaluate(`
    const found = [];
    RED.nodes.eachConfig((node) => {
      if (node.type === 'camunda8-cluster') found.push({ restAddress: node.restAddress, users: node.users.length });
    });
    found;
  `);
}

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
    await importExample(page, '03 - Every task one by one');
    await page.locator('#red-ui-workspace-tabs li').filter({ hasText: 'One by one' }).click();
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

  // That all examples have the same one is for `test/promises/examples`.
  it('shares its cluster with another one from each folder, imported as copies', async function () {
    this.timeout(300_000); // each takes some seconds
    const names = exampleNames.filter((one) => !one.startsWith('03'));
    const others = new Map(names.map((name) => [folderOf(name), name]));
    for (const name of others.values()) {
      await importExample(page, name);
      await page.getByRole('button', { name: 'Import copy' }).click();
      await page.locator('#red-ui-workspace-tabs li.active').waitFor();
    }
    const tabs = await page.evaluate(`RED.nodes.getWorkspaceOrder().length`);
    should(tabs).equal(others.size + 2);
    const [cluster, ...more] = await clusters(page);
    should(more).be.empty();
    should(cluster).have.property('restAddress', editor.sandbox.url);
    should(cluster?.users).be.above(others.size);
    await deploy(page);
    await shoot(page, 'examples');
  });
});
