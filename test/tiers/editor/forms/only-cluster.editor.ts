import path from 'node:path';
import type { Page } from 'playwright-core';
import should from 'should';
import { readDefinition } from '../../../promises/package/definition';
import { root, types } from '../../../promises/package/project';
import { deploy, done, openNode } from '../actions';
import { Editor, paletteNode } from '../editor';

/** The types of nodes that need a cluster. */
const asking = types.filter((type) => {
  const { cluster } = readDefinition(path.join(root, 'nodes', type, `${type}.html`)).defaults;
  return JSON.stringify(cluster)?.includes('"required":true');
});

/** Those that are nothing without what only their forms can have, such as the type of jobs. */
const incomplete = [
  ...['camunda8-decision', 'camunda8-job-worker', 'camunda8-message'],
  ...['camunda8-process-instance', 'camunda8-request', 'camunda8-signal'],
];

/** Whoever has one cluster need not choose it, whether a form is opened or not. */
describe('the only cluster', () => {
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

  const cluster = (id: string, more: object = {}) => ({
    ...{ id, type: 'camunda8-cluster', environment: 'self-managed', restAddress: editor.sandbox.url },
    ...more,
  });

  async function open(...others: object[]): Promise<void> {
    await editor.deploy([{ id: 'flow', type: 'tab', label: 'Flow' }, ...others]);
    page = await editor.open();
  }

  const clusterOf = (id: string) => page.evaluate(`RED.nodes.node('${id}').cluster`);

  /** Drags a node from the palette to the canvas. @returns its id */
  async function drag(type: string): Promise<string> {
    const before = (await page.evaluate(`RED.nodes.filterNodes({}).map(({ id }) => id)`)) as string[];
    await page.locator(paletteNode(type)).dragTo(page.locator('#red-ui-workspace-chart'), {
      targetPosition: { x: 120 + 200 * (before.length % 3), y: 60 + 70 * Math.floor(before.length / 3) },
    });
    await page.waitForFunction(`RED.nodes.filterNodes({}).length === ${before.length + 1}`);
    const after = (await page.evaluate(`RED.nodes.filterNodes({}).map(({ id }) => id)`)) as string[];
    return String(after.find((id) => !before.includes(id)));
  }

  it('is that of every dragged node, which is deployed and works without its form', async () => {
    await open(cluster('one'));
    for (const type of asking) should(await clusterOf(await drag(type))).equal('one', type);
    const ids = `RED.nodes.node('one').users.length`;
    should(await page.evaluate(ids)).equal(asking.length);
    const removed = await page.evaluate(
      `RED.nodes.filterNodes({}).filter(({ valid }) => !valid).map(({ id, type }) => (RED.nodes.remove(id), type))`,
    );
    should((removed as string[]).sort()).eql(incomplete);
    await deploy(page);
    const flows = JSON.parse(await editor.get('/flows')) as { type: string; cluster?: string }[];
    for (const type of asking.filter((one) => !incomplete.includes(one)))
      should(flows.find((one) => one.type === type)).match({ cluster: 'one' });
  });

  it('is no more among the users after an undo, and again after a redo', async () => {
    await open(cluster('one'));
    const id = await drag('camunda8-topology');
    await page.evaluate(`RED.history.pop()`);
    should(await page.evaluate(`RED.nodes.node('one').users.length`)).equal(0);
    await page.evaluate(`RED.history.redo()`);
    should(await clusterOf(id)).equal('one');
    should(await page.evaluate(`RED.nodes.node('one').users.length`)).equal(1);
  });

  it('is not that of a job result, which has the cluster of its job', async () => {
    await open(cluster('one'));
    should(await clusterOf(await drag('camunda8-job-result'))).equal('');
  });

  it('is not chosen where there are two that the node could use', async () => {
    await open(cluster('one'), cluster('two'));
    should(await clusterOf(await drag('camunda8-topology'))).equal('');
  });

  it('is not one that is disabled, or of another flow', async () => {
    await open(
      cluster('one'),
      cluster('off', { d: true }),
      { id: 'other', type: 'tab', label: 'Other' },
      cluster('elsewhere', { z: 'other' }),
    );
    should(await clusterOf(await drag('camunda8-topology'))).equal('one');
  });

  it('is chosen inside a subflow too', async () => {
    await open(cluster('one'), { id: 'sub', type: 'subflow', name: 'Sub', in: [], out: [] });
    await page.evaluate(`RED.workspaces.show('sub')`);
    should(await clusterOf(await drag('camunda8-topology'))).equal('one');
  });

  it('is not put into a node that is imported without one, until its form is open', async () => {
    await open(cluster('one'));
    const flow = [
      { id: 'n', type: 'camunda8-topology', name: 'ask', z: 'flow', x: 300, y: 200, wires: [[]] },
    ];
    await page.evaluate(`RED.view.importNodes(${JSON.stringify(flow)}, { generateIds: false })`);
    await page.locator('#red-ui-workspace-chart').click({ position: { x: 300, y: 200 } });
    should((await clusterOf('n')) ?? '').equal('');
    await openNode(page, 'ask');
    should(await page.locator('#node-input-cluster').inputValue()).equal('one');
    await done(page);
    should(await clusterOf('n')).equal('one');
    should(await page.evaluate(`RED.nodes.node('one').users.length`)).equal(1);
  });
});
