import type { Page } from 'playwright-core';
import should from 'should';
import type { FlowNode } from '../../../../scripts/demo/flows';
import { deploy, done, node, openCluster, openNode, press } from '../actions';
import { Editor, flowThatAsks } from '../editor';

/**
 * Flows as the first forms saved them, or a person wrote them: without `version`, and without what came later, such as
 * `freeJson` and `variables`. No property has changed its meaning since.
 */
describe('old flows', () => {
  let editor: Editor;
  let page: Page;

  /** As the first form of all saved it. */
  const search = {
    ...{ type: 'camunda8-search-tasks', cluster: 'cluster', api: 'v2', query: 'payload', queryType: 'msg' },
    filters: [{ field: 'assignee', operator: '$eq', value: 'demo', valueType: 'str' }],
    sort: [{ field: 'creationDate', order: 'ASC' }],
    ...{ limit: '2', pageSize: '', output: 'array', shape: 'common' },
  };
  const body = {
    filter: { assignee: 'demo' },
    sort: [{ field: 'creationDate', order: 'ASC' }],
    page: { limit: 2 },
  };

  before(async () => {
    editor = await Editor.start();
  });

  after(async () => {
    await editor?.close();
  });

  afterEach(async () => {
    await page?.context().close();
  });

  async function open(asking: Partial<FlowNode>, cluster: Partial<FlowNode> = {}): Promise<void> {
    await editor.deploy([
      ...flowThatAsks({ cluster: 'cluster', ...asking }),
      { id: 'cluster', type: 'camunda8-cluster', restAddress: editor.sandbox.url, ...cluster },
    ]);
    page = await editor.open();
    const complaints = `['node', 'cluster'].flatMap((id) => RED.nodes.node(id).validationErrors)`;
    should(await page.evaluate(complaints)).eql([]);
  }

  /** Presses the button. @returns the body that the node has sent */
  async function ask(status: string): Promise<unknown> {
    const before = editor.sandbox.requests.length;
    await press(page, 'press');
    await node(page, 'ask').locator('.red-ui-flow-node-status-label').filter({ hasText: status }).waitFor();
    const asked = editor.sandbox.requests.slice(before).filter(({ path }) => path.endsWith('/search'));
    return JSON.parse(asked.at(-1)?.body || '{}');
  }

  /** The node as the runtime has it. */
  async function saved(id: string): Promise<FlowNode | undefined> {
    const flows = JSON.parse(await editor.get('/flows')) as FlowNode[];
    return flows.find((one) => one.id === id);
  }

  /** Opens a form, changes a field that has nothing to do with the rest, and deploys. */
  async function edit(field: string, value: string): Promise<void> {
    const isCluster = field.includes('config');
    await openNode(page, 'ask');
    if (isCluster) await openCluster(page, 'edit');
    // Of a search it may be folded.
    await page.evaluate(`$('.camunda8-form details').prop('open', true).length`);
    await page.locator(field).fill(value);
    if (isCluster) await done(page);
    await done(page);
    await deploy(page);
  }

  it('of a search as first saved: deployed it asks the same, and edited too', async () => {
    await open(search, { environment: 'self-managed', authentication: 'none' });
    should(await ask('2 tasks')).match(body);
    await edit('#node-input-limit', '1');
    should(await saved('node')).match({ ...search, limit: '1', freeJson: false });
    should(await ask('1 task')).match({ ...body, page: { limit: 1 } });
  });

  it('of a search without anything but its cluster: it finds all tasks', async () => {
    await open({ type: 'camunda8-search-tasks' }, { environment: 'self-managed' });
    should(await ask(' tasks')).not.have.property('filter');
    await edit('#node-input-pageSize', '50');
    should(await saved('node')).match({ api: 'v2', query: 'payload', queryType: 'msg', output: 'array' });
    should(await ask(' tasks')).not.have.property('filter');
  });

  it('of a cluster with an address alone: its form shows what the runtime takes for the rest', async () => {
    await open({ type: 'camunda8-topology' }, { environment: 'self-managed' });
    await ask('1 broker');
    await openNode(page, 'ask');
    await openCluster(page, 'edit');
    const shown = (name: string) => page.locator(`#node-config-input-${name}`).inputValue();
    should(await shown('authentication')).equal('none');
    should(await shown('clientAuthentication')).equal('client_secret_post');
    await done(page);
    await done(page);
    await edit('#node-config-input-name', 'Home');
    should(await saved('cluster')).match({ authentication: 'none', restAddress: editor.sandbox.url });
    await ask('1 broker');
  });

  it('of a login without an operation: it logs in', async () => {
    await open({ type: 'camunda8-login' }, { environment: 'self-managed' });
    await ask('logged in');
    await openNode(page, 'ask');
    should(await page.locator('#node-input-operation').inputValue()).equal('login');
    should(await page.locator('#node-input-api').inputValue()).equal('v2');
  });
});
