import type { Page } from 'playwright-core';
import should from 'should';
import { done, openNode } from '../actions';
import { Editor, shoot } from '../editor';

const FIELDS = ['files', 'fileName', 'folder', 'onStart', 'watch', 'tenantId'];

describe('the form of the deploy node', () => {
  let editor: Editor;
  let page: Page;

  before(async () => {
    editor = await Editor.start();
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Flow' },
      { id: 'd', type: 'camunda8-deploy', name: 'deploys', cluster: 'cluster', z: 'flow', x: 200, y: 100 },
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    page = await editor.open();
  });

  after(async () => {
    await editor?.close();
  });

  const field = (name: string) => page.locator(`#node-input-${name}`);
  const shownFields = async () => {
    const rows = FIELDS.map(async (name) => {
      const row = page.locator('.form-row').filter({ has: page.locator(`#node-input-${name}`) });
      return (await row.isVisible()) ? [name] : [];
    });
    return (await Promise.all(rows)).flat();
  };
  const problem = (property: string) =>
    page.evaluate(
      `(() => { const node = RED.nodes.node('d'); const answer = node._def.defaults.${property}.validate.call(node, $('#node-input-${property}').val(), {}); return answer === true ? 'fine' : answer; })()`,
    );

  it('asks for the files of a message, which an old flow means, or for a folder', async () => {
    await openNode(page, 'deploys');
    should(await field('source').inputValue()).equal('message');
    should(await shownFields()).eql(['files', 'fileName', 'tenantId']);
    should(await problem('files')).equal('fine');
    should(await problem('folder')).equal('fine');
    await shoot(page, 'deploy-message');
    await field('source').selectOption('folder');
    should(await shownFields()).eql(['folder', 'onStart', 'watch', 'tenantId']);
    await shoot(page, 'deploy-folder');
    await done(page);
  });

  it('says that a folder is missing, and keeps what was chosen', async () => {
    await openNode(page, 'deploys');
    await field('source').selectOption('folder');
    should(await problem('folder')).equal('Enter the folder');
    await field('folder').fill('processes');
    should(await problem('folder')).equal('fine');
    await field('watch').check();
    await done(page);
    const saved = "(({ source, folder, watch }) => ({ source, folder, watch }))(RED.nodes.node('d'))";
    should(await page.evaluate(saved)).eql({ source: 'folder', folder: 'processes', watch: true });
  });
});
