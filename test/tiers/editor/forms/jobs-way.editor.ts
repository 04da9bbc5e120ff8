import type { Page } from 'playwright-core';
import should from 'should';
import { node, openNode } from '../actions';
import { Editor, shoot } from '../editor';

/** Marks of jobs that nobody answers, and of results without a job. */
describe('the way of jobs in the editor', () => {
  let editor: Editor;
  let page: Page;

  before(async () => {
    editor = await Editor.start();
  });
  beforeEach(async () => {
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    const on = (z: string, x: number, y: number) => ({ z, x, y, version: 1, wires: [[]] });
    const worker = { type: 'camunda8-job-worker', cluster: 'cluster', jobType: 'open-valve' };
    const through = [
      { ...worker, ...on('flow', 200, 300), id: 'w2', name: 'asks a subflow', wires: [['use']] },
      { ...on('flow', 400, 300), id: 'use', type: 'subflow:s', name: 'use' },
    ];
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Flow' },
      { ...worker, ...on('flow', 200, 100), id: 'w', name: 'works' },
      { ...on('flow', 400, 200), id: 'd', type: 'debug', name: 'shows', wires: [] },
      { ...on('flow', 600, 100), id: 'r', type: 'camunda8-job-result', name: 'answers' },
      ...through,
      { id: 's', type: 'subflow', name: 'Sub', in: [{ x: 50, y: 50, wires: [{ id: 'i' }] }], out: [] },
      { ...on('s', 200, 50), id: 'i', type: 'camunda8-job-result', name: 'inside' },
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    await page?.close();
    page = await editor.open();
    await node(page, 'works').waitFor();
  });
  after(async () => {
    await editor?.close();
  });

  const triangle = (label: string) => node(page, label).locator('.red-ui-flow-node-error');
  const isMarked = (label: string) => triangle(label).isVisible();
  const link = (from: string, to: string) =>
    `{ source: RED.nodes.node('${from}'), sourcePort: 0, target: RED.nodes.node('${to}') }`;
  /** As a drag of a wire does. */
  const wire = (from: string, to: string) => page.evaluate(`RED.nodes.addLink(${link(from, to)})`);

  it('both are marked with a reason while no wire leads from one to the other', async () => {
    await triangle('works').waitFor();
    await triangle('answers').waitFor();
    should(await isMarked('asks a subflow')).be.false();
    await triangle('works').hover();
    await page.getByText('No job result node answers these jobs').first().waitFor();
    await shoot(page, 'jobs-way');
    await triangle('answers').hover();
    await page.getByText('No job worker leads here').first().waitFor();
  });

  it('a wire takes the marks away, and its end brings them back', async () => {
    await triangle('works').waitFor();
    await wire('w', 'd');
    await wire('w', 'r');
    await triangle('works').waitFor({ state: 'hidden' });
    await triangle('answers').waitFor({ state: 'hidden' });
    await page.evaluate(
      `RED.nodes.removeLink(RED.nodes.filterLinks({ source: { id: 'w' }, target: { id: 'r' } })[0])`,
    );
    await triangle('works').waitFor();
    await triangle('answers').waitFor();
  });

  it('a link takes the marks away, whose end the editor tells of nobody', async () => {
    await triangle('works').waitFor();
    await page.evaluate(`RED.nodes.import([
      { id: 'o', type: 'link out', z: 'flow', x: 300, y: 400, mode: 'link', links: ['l'], wires: [] },
      { id: 'l', type: 'link in', z: 'flow', x: 500, y: 400, links: ['o'], wires: [[]] },
    ])`);
    await wire('w', 'o');
    await wire('l', 'r');
    await triangle('works').waitFor({ state: 'hidden' });
    await triangle('answers').waitFor({ state: 'hidden' });
    // As a deleted link does.
    await page.evaluate(`
      for (const id of ['o', 'l']) RED.nodes.node(id).links = [];
      RED.nodes.dirty(true);
    `);
    await triangle('works').waitFor();
    await triangle('answers').waitFor();
  });

  it('a key of its own takes the mark of a result away', async () => {
    await triangle('answers').waitFor();
    const form = await openNode(page, 'answers');
    await form.locator('#node-input-jobKey + .red-ui-typedInput-container input').first().fill('payload.key');
    await page.locator('#node-dialog-ok').click();
    await triangle('answers').waitFor({ state: 'hidden' });
  });

  it('is looked at among 1,000 nodes in less than 50 ms', async () => {
    const took = await page.evaluate(`(() => {
      const line = Array.from({ length: 1000 }, (_, index) => ({
        id: 'n' + index, type: 'delay', z: 'flow', x: 100, y: 400 + index, wires: [['n' + (index + 1)]],
      }));
      RED.nodes.import(line);
      RED.nodes.addLink(${link('w', 'n0')});
      const { version } = RED.nodes.node('w')._def.defaults;
      const begun = performance.now();
      for (let times = 0; times < 10; times++) version.validate.call(RED.nodes.node('w'), 1, {});
      return (performance.now() - begun) / 10;
    })()`);
    should(took).be.below(50);
  });
});
