import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import should from 'should';
import { deploy, done, node, openCluster, openNode, press } from '../actions';
import { Editor, flowThatAsks } from '../editor';

const password = 'demo';
const privateKey = '-----BEGIN PRIVATE KEY-----\nTUlJ\n-----END PRIVATE KEY-----\n';

/** A cluster set up in its form, kept, and opened again. The sandbox wants the password, which is the user's name too. */
describe('cluster node, saved', () => {
  let editor: Editor;
  let page: Page;

  before(async () => {
    editor = await Editor.start({ authentication: 'basic' });
    await editor.deploy(flowThatAsks({ type: 'camunda8-topology' }));
    page = await editor.open();
  });

  after(async () => {
    await editor?.close();
  });

  const field = (name: string) => page.locator(`#node-config-input-${name}`);

  const status = (label: string) =>
    node(page, 'ask').locator('.red-ui-flow-node-status-label').filter({ hasText: label });

  it('connects with the address, username and password of its form', async () => {
    await openNode(page, 'ask');
    await openCluster(page, 'add');
    await field('environment').selectOption('self-managed');
    await field('restAddress').fill(`${editor.sandbox.url}/v2/`);
    await field('authentication').selectOption('basic');
    await field('username').fill('demo');
    await field('password').fill(password);
    await field('authentication').selectOption('oidc');
    await field('clientAuthentication').selectOption('private_key_jwt');
    await field('privateKey').fill(privateKey);
    await field('authentication').selectOption('basic');
    await done(page);
    await done(page);
    await deploy(page);
    await press(page, 'press');
    await status('8.8.0 · 1 broker').waitFor();
  });

  it('gives no password back: not to the form, not in the flows, not in an export, not in the flow file', async () => {
    await page.reload();
    await openNode(page, 'ask');
    await openCluster(page, 'edit');
    should(await field('username').inputValue()).equal('demo');
    should(await field('password').inputValue()).equal('__PWRD__');
    should(await field('privateKey').inputValue()).equal('__PWRD__');

    const id = await field('environment').evaluate(`RED.editor.getEditStack().at(-1).id`);
    const credentials = JSON.parse(await editor.get(`/credentials/camunda8-cluster/${id}`));
    should(credentials).match({ username: 'demo', has_password: true, has_privateKey: true });
    should(credentials).not.have.keys('password', 'clientSecret', 'privateKey');

    const exported = await page.evaluate('JSON.stringify(RED.nodes.createCompleteNodeSet())');
    const file = readFileSync(path.join(editor.userDir, 'flows.json'), 'utf8');
    for (const text of [await editor.get('/flows'), String(exported), file]) {
      should(text)
        .containEql('camunda8-cluster')
        .and.not.containEql('"password"')
        .and.not.containEql('PRIVATE KEY');
    }
    await done(page);
    await done(page);
  });

  it('keeps the password when something else is changed', async () => {
    await openNode(page, 'ask');
    await openCluster(page, 'edit');
    await field('name').fill('Home');
    await done(page);
    await done(page);
    await deploy(page);
    should(await status('8.8.0').count()).equal(0);
    await press(page, 'press');
    await status('8.8.0 · 1 broker').waitFor();
  });
});
