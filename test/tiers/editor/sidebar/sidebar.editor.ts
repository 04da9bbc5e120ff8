import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { stuckJob } from '../../../support/bpmn/stuck-process';
import { Editor, shoot } from '../editor';

/** A flow with nodes that belong to elements of the household's processes. */
function flowOf(url: string) {
  const own = { z: 'flow', version: 1, cluster: 'cluster' };
  return [
    { id: 'flow', type: 'tab', label: 'Garden' },
    {
      ...own,
      ...{ id: 'valve', type: 'camunda8-job-worker', name: 'Valve', jobType: 'open-valve' },
      ...{ x: 200, y: 100, wires: [[]] },
    },
    {
      id: 'cluster',
      type: 'camunda8-cluster',
      ...{ name: 'At home', environment: 'self-managed', restAddress: url, authentication: 'none' },
    },
  ];
}

describe('the sidebar', () => {
  let editor: Editor;
  let page: Page;
  let sidebar: Locator;

  before(async () => {
    editor = await Editor.start({ version: '8.8' });
    stuckJob(editor.sandbox);
  });
  beforeEach(async () => {
    await editor.deploy(flowOf(editor.sandbox.url));
    page = await editor.open();
    sidebar = page.locator('.camunda8-sidebar');
  });
  afterEach(async () => {
    await page?.context().close();
  });
  after(async () => {
    await editor?.close();
  });

  const show = (what = 'camunda8-sidebar:show') => page.evaluate(`RED.actions.invoke("${what}")`);
  const questions = () => editor.sandbox.requests.filter(({ path }) => path !== '/v2/jobs/activation').length;
  const processes = () => sidebar.locator('.camunda8-process');

  it('shows the cluster of the flows, and its processes with what runs and what is stuck', async () => {
    await show();
    await sidebar.getByText('8.8.0').waitFor();
    const garden = processes().filter({ hasText: 'Garden watering' });
    await garden.getByText('1 stuck').waitFor();
    should(await sidebar.locator('.camunda8-head').innerText()).match(/At home/);
    await shoot(page, 'sidebar-processes');
  });

  it('asks nothing while it is hidden', async () => {
    await page.waitForFunction('window.camunda8Sidebar');
    const before = questions();
    await show('core:show-info-tab');
    await page.clock.install();
    await page.clock.runFor(120_000);
    should(questions()).equal(before);
  });
});
