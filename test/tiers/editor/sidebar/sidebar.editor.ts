import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { stuckJob } from '../../../support/bpmn/stuck-process';
import { Editor, shoot } from '../editor';
import { aMinute } from './a-minute';
import { askAnew } from './ask-anew';

/** A flow with nodes that belong to elements of the household's processes. */
function flowOf(url: string) {
  const own = { z: 'flow', version: 1, cluster: 'cluster' };
  return [
    { id: 'flow', type: 'tab', label: 'Garden' },
    { id: 'other', type: 'tab', label: 'Other' },
    {
      ...own,
      ...{ id: 'valve', type: 'camunda8-job-worker', name: 'Valve', jobType: 'open-valve', d: true },
      ...{ x: 200, y: 100, wires: [[]] },
    },
    {
      ...own,
      ...{ id: 'begin', z: 'other', type: 'camunda8-process-instance', name: 'Begin' },
      ...{ operation: 'start', processDefinitionId: 'water-garden', x: 200, y: 100, wires: [[]] },
    },
    {
      ...own,
      ...{ id: 'namesake', type: 'camunda8-search-tasks', name: 'Find', x: 200, y: 200, wires: [[]] },
    },
    {
      ...own,
      ...{ id: 'find', z: 'other', type: 'camunda8-search-tasks', name: 'Find', x: 200, y: 200, wires: [[]] },
    },
    {
      ...{ id: 'ask', z: 'other', type: 'inject', name: 'ask', props: [], x: 100, y: 200, wires: [['find']] },
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
  let told = 0;

  before(async () => {
    editor = await Editor.start({ version: '8.8' });
    stuckJob(editor.sandbox);
  });
  beforeEach(async () => {
    await editor.deploy(flowOf(editor.sandbox.url));
    told = editor.sandbox.requests.length;
    page = await editor.open();
    sidebar = page.locator('.camunda8-sidebar');
  });
  afterEach(async () => {
    await page?.context().close();
  });
  after(async () => {
    await editor?.close();
  });

  const invoke = (action: string) => page.evaluate(`RED.actions.invoke("${action}")`);
  /** Requests of the sidebar: the worker is disabled, and nothing else asks. */
  const questions = () => editor.sandbox.requests.length - told;
  const process = (name: string) => sidebar.locator('.camunda8-process').filter({ hasText: name });

  async function openGarden(): Promise<void> {
    await invoke('camunda8-sidebar:show');
    await process('Garden watering').click();
    await sidebar.locator('.camunda8-diagram .tokens').first().waitFor();
  }

  // The first of all: Node-RED 5 remembers for everybody which sidebar is open.
  it('loads and asks nothing before it is opened, and asks nothing when it is hidden', async () => {
    should(questions()).equal(0);
    should(await page.evaluate('typeof camunda8SidebarOpened')).equal('undefined');
    await invoke('camunda8-sidebar:show');
    await process('Garden watering').waitFor();
    await invoke('core:show-info-tab');
    await page.waitForFunction('document.querySelector(".camunda8-sidebar").clientHeight === 0');
    const asked = questions();
    await page.clock.install();
    await page.clock.runFor(120_000);
    should(questions()).equal(asked);
  });

  it('shows the cluster of the flows, and its processes with what runs and what is stuck', async () => {
    await invoke('camunda8-sidebar:show');
    await process('Garden watering').getByText('1 stuck').waitFor();
    should(await sidebar.locator('.camunda8-head').innerText()).match(/At home\s+8\.8\.0/);
    await shoot(page, 'sidebar-processes');
  });

  it('draws the figures as lines while it is open', async () => {
    await askAnew(page);
    await page.clock.install();
    await invoke('camunda8-sidebar:show');
    await process('Garden watering').getByText('1 stuck').waitFor();
    for (let count = 1; count <= 4; count++) {
      editor.sandbox.engine.createInstance({ process: { id: 'pack-order' } });
      await aMinute(page);
      await process('Orders').getByText(`${count} running`).waitFor();
    }
    const line = process('Orders').getByRole('img');
    should(await line.getAttribute('aria-label')).equal(
      'Running in the last hour: from 0 to 4. Stuck at most: 0',
    );
    await shoot(page, 'sidebar-lines');
  });

  it('shows what nodes found when they searched before anybody looked, and leads to them', async () => {
    for (let run = 0; run < 2; run++) await page.evaluate('$.post("inject/ask")');
    await invoke('camunda8-sidebar:show');
    await process('Garden watering').waitFor(); // comes in above them
    await sidebar.getByText('Searches').click();
    const find = sidebar.locator('.camunda8-process').filter({ hasText: 'Find (Other)' });
    await find.getByText(/^\d+ found, 1 page$/).waitFor();
    const [found] = (await find.innerText()).match(/\d+(?= found)/) ?? [];
    const label = `Most found by one search in the last hour: ${found}`;
    await find.getByRole('img', { name: label }).waitFor();
    await shoot(page, 'sidebar-searches');
    await find.click();
    await page.waitForFunction('RED.workspaces.active() === "other"');
  });

  it('shows a process as a diagram with its tokens, and as a list', async () => {
    await openGarden();
    await sidebar.getByText('Elements as a list').click();
    const valve = sidebar.locator('.camunda8-elements li').filter({ hasText: 'service task' });
    should(await valve.innerText()).match(/1 stuck/);
    await shoot(page, 'sidebar-diagram');
  });

  it('says that more run where Camunda does not count to the end', async () => {
    const figures = { running: 10_000, stuck: 10_000, more: ['running', 'stuck'] };
    await page.route('**/camunda8-sidebar/look', async (route) => {
      if (route.request().postDataJSON().about !== 'process') return route.continue();
      const response = await route.fetch();
      return route.fulfill({ response, json: { ...(await response.json()), figures } });
    });
    await openGarden();
    const sum = sidebar.locator('.camunda8-sum');
    await sum.getByText('more than 10,000 running').waitFor();
    await sum.getByText('more than 10,000 stuck').waitFor();
    await sidebar.getByText(/^\d+ of more than 10,000, those that are stuck first$/).waitFor();
  });

  it('leads to the nodes that belong to an element', async () => {
    await openGarden();
    await sidebar.getByText('Elements as a list').click();
    await sidebar.getByRole('button', { name: 'Go to the node: Begin' }).click();
    await page.waitForFunction('RED.workspaces.active() === "other"');
    await sidebar.locator('.camunda8-diagram .mark').last().click();
    await page.waitForFunction('RED.workspaces.active() === "flow"');
  });

  it('leads to a node from a diagram that fills the window, which then is out of the way', async () => {
    await openGarden();
    await page.evaluate('RED.workspaces.show("other")');
    await sidebar.getByRole('button', { name: 'Fill the window' }).click();
    const large = page.locator('dialog.camunda8-large');
    await large.locator('.mark').last().click();
    await page.waitForFunction('RED.workspaces.active() === "flow"');
    await large.waitFor({ state: 'detached' });
  });

  it('goes with the keyboard alone, and back to where it came from', async () => {
    await invoke('camunda8-sidebar:show');
    await process('Garden watering').focus();
    await page.keyboard.press('Enter');
    const picture = sidebar.locator('.camunda8-diagram > svg');
    await picture.locator('.tokens').first().waitFor();
    await page.evaluate(
      'new Promise((fitted) => requestAnimationFrame(() => requestAnimationFrame(fitted)))',
    );
    await picture.focus();
    const seen = await picture.getAttribute('viewBox');
    await page.keyboard.press('+');
    should(await picture.getAttribute('viewBox')).not.equal(seen);
    await page.keyboard.press('0');
    should(await picture.getAttribute('viewBox')).equal(seen);
    await page.keyboard.press('Escape');
    should(await process('Garden watering').evaluate((one) => one === document.activeElement)).be.true();
  });

  it('opens the dialog that makes a flow of the process', async () => {
    await openGarden();
    await sidebar.getByRole('button', { name: 'Make a Camunda flow' }).click();
    await page.locator('#camunda8-make-flow-import').waitFor();
    await shoot(page, 'sidebar-make-flow');
  });
});
