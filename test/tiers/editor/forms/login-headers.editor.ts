import type { Locator, Page } from 'playwright-core';
import should from 'should';
import type { FlowNode } from '../../../../scripts/demo/flows';
import { deploy, done, node, openNode } from '../actions';
import { Editor, flowThatAsks, paletteNode, shoot } from '../editor';

/** Where the login node hands out its headers: an old flow goes on as it is, a new node does it the safe way. */
describe('the login node, its headers', () => {
  let editor: Editor;
  let page: Page;

  before(async () => {
    editor = await Editor.start();
  });

  after(async () => {
    await editor?.close();
  });

  afterEach(async () => {
    await page?.context().close();
  });

  async function open(asking: Partial<FlowNode>): Promise<void> {
    await editor.deploy([
      ...flowThatAsks({ type: 'camunda8-login', cluster: 'cluster', ...asking }),
      {
        id: 'cluster',
        type: 'camunda8-cluster',
        restAddress: editor.sandbox.url,
        environment: 'self-managed',
      },
    ]);
    page = await editor.open();
  }

  /** The login nodes as the runtime has them. */
  async function saved(): Promise<FlowNode[]> {
    const flows = JSON.parse(await editor.get('/flows')) as FlowNode[];
    return flows.filter(({ type }) => type === 'camunda8-login');
  }

  const place = (form: Locator) => form.locator('#node-input-headersTo');
  const warning = (form: Locator) => form.getByText('sends msg.headers to the browser');

  it('stay in msg.headers where the flow is older than the choice, also when it is opened and saved again', async () => {
    await open({ operation: 'login', headers: true });
    should((await saved())[0]).not.have.property('headersTo');
    const form = await openNode(page, 'ask');
    should(await place(form).inputValue()).equal('headers');
    await warning(form).waitFor();
    await page.locator('#node-input-name').fill('old');
    await done(page);
    await deploy(page);
    should(await saved()).match([{ name: 'old', headers: true, headersTo: 'headers' }]);
  });

  it('go into msg.camundaHeaders where an old node gets its tick only now', async () => {
    await open({ operation: 'login', headers: false });
    const form = await openNode(page, 'ask');
    should(await place(form).isVisible()).be.false();
    await form.locator('#node-input-headers').check();
    await done(page);
    await deploy(page);
    should(await saved()).match([{ headers: true, headersTo: 'camundaHeaders' }]);
  });

  it('go into msg.camundaHeaders in a new node; the form warns of msg.headers as soon as that is chosen', async () => {
    await open({ operation: 'login', headers: false });
    const target = page.locator('#red-ui-workspace-chart');
    await page.locator(paletteNode('camunda8-login')).dragTo(target, { targetPosition: { x: 300, y: 300 } });
    await node(page, 'log in').waitFor();
    const form = await openNode(page, 'log in');
    await form.locator('#node-input-cluster').selectOption('cluster');
    await form.locator('#node-input-headers').check();
    should(await place(form).inputValue()).equal('camundaHeaders');
    should(await warning(form).isVisible()).be.false();
    await shoot(page, 'login-headers-new');
    await place(form).selectOption('headers');
    await warning(form).waitFor();
    await shoot(page, 'login-headers-merged');
    await place(form).selectOption('camundaHeaders');
    await done(page);
    await deploy(page);
    should((await saved()).at(-1)).match({ headers: true, headersTo: 'camundaHeaders' });
  });
});
