import type { Page } from 'playwright-core';
import should from 'should';
import { startSandbox } from '../../../../sandbox/sandbox';
import { deploy, done, isInSight, openCluster, openNode } from '../actions';
import { Editor, flowThatAsks, shoot } from '../editor';

const secret = 'node-red-test-secret';

/** The button of the cluster's form, asking a sandbox that wants an OIDC client. */
describe('Test connection', () => {
  let editor: Editor;
  let page: Page;

  before(async () => {
    // An editor under a path of its own, as behind a reverse proxy: the button's address is relative.
    editor = await Editor.start({ authentication: 'oidc' }, { httpAdminRoot: '/admin' });
    await editor.deploy(flowThatAsks({ type: 'camunda8-topology' }));
    page = await editor.open();
    await openNode(page, 'ask');
    await openCluster(page, 'add');
  });

  after(async () => {
    await editor?.close();
  });

  const field = (name: string) => page.locator(`#node-config-input-${name}`);
  const result = () => page.getByRole('status').and(page.locator('#camunda8-test-result'));

  /** Presses the button. @returns the class that colours the answer, and its words */
  async function test(): Promise<[look: string, words: string]> {
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.locator('.camunda8-success, .camunda8-error').waitFor({ timeout: 10_000 });
    return [String(await result().getAttribute('class')), (await result().innerText()).trim()];
  }

  it('says in green what it is connected to, before anything is deployed', async () => {
    await field('environment').selectOption('self-managed');
    await field('restAddress').fill(editor.sandbox.url);
    await field('authentication').selectOption('oidc');
    await field('clientId').fill('node-red');
    await field('clientSecret').fill(secret);
    await field('tokenUrl').fill(editor.sandbox.tokenUrl);
    await field('scope').fill('orchestration');
    const [look, words] = await test();
    should(words).match(
      /^Connected to Camunda 8\.8\.0, 1 broker, as [\w-]+, \d+ ms\. You can search for tasks with v2 and with Tasklist v1\.$/,
    );
    should(look).equal('camunda8-success');
    await shoot(page.locator('.red-ui-tray').last(), 'cluster-test-green');
  });

  it('forgets the answer when a value changes', async () => {
    await field('clientSecret').fill('wrong');
    should((await result().innerText()).trim()).equal('');
  });

  it('says in red what is wrong', async () => {
    const [look, words] = await test();
    should(words).match(/Check the client ID and secret/);
    should(look).equal('camunda8-error');
    await shoot(page, 'cluster-test-red');
  });

  it('says that a password is not checked where Camunda asks for no login', async () => {
    const open = await startSandbox({ version: '8.8' });
    const address = await field('restAddress').inputValue();
    await field('restAddress').fill(open.url);
    await field('authentication').selectOption('basic');
    await field('username').fill('demo');
    await field('password').fill('wrong');
    const [look, words] = await test();
    await open.close();
    should(words).match(
      /^Connected to Camunda 8\.8\.0, 1 broker, \d+ ms\. This Camunda requires no login\. It does not check the username and password\. You can search/,
    );
    should(look).equal('camunda8-success');
    await shoot(page.locator('.red-ui-tray').last(), 'cluster-test-needless');
    await field('restAddress').fill(address);
    await field('authentication').selectOption('oidc');
  });

  it('brings the answer into sight where only the button is', async () => {
    await page.setViewportSize({ width: 1300, height: 600 });
    await page.locator('#camunda8-test').evaluate((button) => button.scrollIntoView({ block: 'end' }));
    await test();
    should(await isInSight(result())).be.true();
    await page.setViewportSize({ width: 1300, height: 900 });
  });

  it('uses the stored secret for the deployed address, and for no other', async () => {
    await field('clientSecret').fill(secret);
    await done(page);
    await done(page);
    await deploy(page);
    await openNode(page, 'ask');
    await openCluster(page, 'edit');
    should(await field('clientSecret').inputValue()).equal('__PWRD__');
    should((await test())[0]).equal('camunda8-success');
    const asked = editor.sandbox.requests.length;
    await field('restAddress').fill(`http://localhost:${new URL(editor.sandbox.url).port}`);
    const [look, words] = await test();
    should(look).equal('camunda8-error');
    should(words).match(/^Deploy first, or type the secrets again/);
    should(editor.sandbox.requests).have.length(asked);
  });
});
