import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { bpmn, end, flows, service, start } from '../../../support/bpmn/build';
import { until } from '../../../support/until';
import { deploy, press } from '../actions';
import { Editor, shoot } from '../editor';

const bell = (type: string) => bpmn('bell', start(), service(type), end(), flows(`start ${type} end`));

describe('making a flow for a tenant', () => {
  let editor: Editor;
  let page: Page;
  let sidebar: Locator;
  let form: Locator;

  before(async () => {
    editor = await Editor.start({ version: '8.9', tasks: 'empty', multiTenancy: true });
    for (const [tenantId, type] of [
      [undefined, 'ring'],
      ['garden', 'chime'],
      ['office', 'buzz-old'],
      ['office', 'buzz'],
    ] as const) {
      await editor.sandbox.engine.deploy([{ name: 'bell.bpmn', content: bell(type) }], tenantId);
    }
  });
  afterEach(() => page?.context().close());
  after(async () => {
    await editor?.close();
  });

  const clusterAt = (more: object) => ({
    ...{ id: 'cluster', type: 'camunda8-cluster', environment: 'self-managed', authentication: 'none' },
    ...{ restAddress: editor.sandbox.url, ...more },
  });

  async function open(...nodes: object[]): Promise<void> {
    await editor.deploy([{ id: 'flow', type: 'tab', label: 'Flow' }, ...nodes]);
    page = await editor.open();
    sidebar = page.locator('.camunda8-sidebar');
    form = page.locator('.red-ui-tray .camunda8-form');
  }

  async function openDialog(): Promise<void> {
    await page.evaluate(`RED.actions.invoke('camunda8:make-flow')`);
    await form.waitFor();
  }

  const processes = () => form.locator('#camunda8-makeFlowProcess');
  const chosen = () => processes().locator('option:checked').innerText();
  const said = (words: string) => form.locator('#camunda8-makeFlow-plan').getByText(words).waitFor();
  const activeTab = (label: string) => page.locator('.red-ui-tab.active', { hasText: label }).waitFor();

  async function choose(label: string): Promise<void> {
    await processes().locator('option', { hasText: label }).waitFor({ state: 'attached' });
    await processes().selectOption({ label });
  }

  async function importTab(label: string): Promise<void> {
    await said(`Import adds the tab “${label}”.`);
    await page.locator('#camunda8-make-flow-import').click();
    await form.waitFor({ state: 'detached' });
    await activeTab(label);
  }

  /** Tenants that the nodes of the tab name. */
  const named = () =>
    page.evaluate(`[...new Set(RED.nodes.filterNodes({ z: RED.workspaces.active() })
      .map(({ tenantId, tenantIds }) => tenantId || tenantIds).filter(Boolean))]`);

  it('takes the tenant of the row in the sidebar, names it in each node, and works for it', async () => {
    await open(clusterAt({ name: 'House' }));
    await page.evaluate(`RED.actions.invoke('camunda8-sidebar:show')`);
    await sidebar.locator('.camunda8-process', { hasText: 'tenant garden' }).click();
    await sidebar.getByText('Nothing is running.').waitFor(); // comes in above the button
    await sidebar.getByRole('button', { name: 'Make a Camunda flow' }).click();
    await said('Import adds the tab “bell (garden)”.');
    should(await chosen()).equal('bell · tenant garden');
    await shoot(page, 'make-flow-tenant');
    await importTab('bell (garden)');
    should(await named()).eql(['garden']);
    await deploy(page);
    await press(page, 'start');
    const { processInstance } = editor.sandbox.engine.store;
    const hasEnded = () => [...processInstance.values()].some(({ state }) => state === 'COMPLETED');
    await until('it has ended', 30_000, async () => hasEnded() || undefined);
    should([...processInstance.values()].map(({ definition }) => definition.tenantId)).eql(['garden']);
  });

  it('has each process once for each tenant, and a tab for each', async () => {
    await open(clusterAt({ name: 'House' }));
    await openDialog();
    await choose('bell · tenant office');
    should(await processes().locator('optgroup option').allInnerTexts()).eql([
      ...['bell · tenant <default>', 'bell · tenant garden', 'bell · tenant office'],
    ]);
    await form.locator('.camunda8-coverage li', { hasText: 'buzz' }).first().waitFor();
    await importTab('bell (office)');
    await openDialog();
    await choose('bell · tenant garden');
    await importTab('bell (garden)');
    should(await named()).eql(['garden']);
  });

  it('names none where the cluster node does', async () => {
    await open(clusterAt({ name: 'Garden', tenantId: 'garden' }));
    await openDialog();
    await choose('bell · tenant garden');
    await importTab('bell');
    should(await named()).eql([]);
  });

  it('counts what works over another cluster node for the same Camunda, and tells the two apart', async () => {
    const worker = { type: 'camunda8-job-worker', jobType: 'ring', name: 'My own', tenantIds: '<default>' };
    await open(clusterAt({ id: 'one' }), clusterAt({ id: 'two' }), {
      ...{ ...worker, id: 'mine', cluster: 'two', z: 'flow', x: 200, y: 100, wires: [[]] },
    });
    const names = ['one', 'two'].map((id) => `${editor.sandbox.url} · ${id}`);
    await page.evaluate(`RED.actions.invoke('camunda8-sidebar:show')`);
    const heads = sidebar.locator('.camunda8-head .camunda8-name');
    await heads.first().click();
    should(await heads.allInnerTexts()).eql(names);
    await sidebar.locator('.camunda8-process', { hasText: 'bell' }).first().click();
    await sidebar.getByText('Elements as a list').click();
    await sidebar.getByRole('button', { name: 'Go to the node: My own' }).waitFor();
    await sidebar.getByRole('button', { name: 'Make a Camunda flow' }).click();
    await form.getByText('Has a node on the tab “Flow”').waitFor();
    should(await form.locator('#camunda8-makeFlowCluster option').allInnerTexts()).eql(names);
    await shoot(page, 'make-flow-two-clusters');
  });
});
