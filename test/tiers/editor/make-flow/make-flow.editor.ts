import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { bpmn, element, end, flows, service, start } from '../../../support/bpmn/build';
import { until } from '../../../support/until';
import { deploy, press, tabTo } from '../actions';
import { Editor, shoot } from '../editor';

interface Drawn {
  type: string;
  x: number;
  y: number;
  w: number;
  h: number;
  valid: boolean;
}

describe('making a flow of a process', () => {
  let editor: Editor;
  let page: Page;
  let form: Locator;

  before(async () => {
    editor = await Editor.start();
  });
  beforeEach(async () => {
    await deployWith();
    await page?.close();
    page = await editor.open();
  });
  after(async () => {
    await editor?.close();
  });

  /** Beside a tab and a cluster. */
  function deployWith(...nodes: object[]): Promise<void> {
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    return editor.deploy([
      { id: 'flow', type: 'tab', label: 'Flow' },
      { id: 'cluster', type: 'camunda8-cluster', name: 'House', ...cluster },
      ...nodes,
    ]);
  }

  const option = (words: string) => form.locator('#camunda8-makeFlowProcess option', { hasText: words });
  const importing = () => page.locator('#camunda8-make-flow-import');
  const said = () => form.locator('#camunda8-makeFlow-plan');

  async function open(): Promise<void> {
    await page.locator('#red-ui-header-button-sidemenu').click();
    await page.getByText('Make a Camunda flow…', { exact: true }).click();
    form = page.locator('.red-ui-tray .camunda8-form');
    await form.waitFor();
  }

  async function choose(words: string): Promise<void> {
    await option(words).waitFor({ state: 'attached' });
    await form.locator('#camunda8-makeFlowProcess').selectOption({ label: words });
  }

  const takeFile = (name: string, content: string) =>
    form
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(content) });

  async function importFlow(): Promise<void> {
    await importing().click();
    await form.waitFor({ state: 'detached' });
  }

  const drawn = () =>
    page.evaluate<Drawn[]>(`(() => {
      const nodes = RED.nodes.filterNodes({ z: RED.workspaces.active() });
      return nodes.map(({ type, x, y, w, h, valid }) => ({ type, x, y, w, h, valid: valid !== false }));
    })()`);

  /** Pairs of nodes that lie on each other. */
  async function overlaps(): Promise<[Drawn, Drawn][]> {
    const nodes = await drawn();
    const isApart = (one: Drawn, other: Drawn) =>
      Math.abs(one.x - other.x) >= (one.w + other.w) / 2 ||
      Math.abs(one.y - other.y) >= (one.h + other.h) / 2;
    return nodes.flatMap((one, index) =>
      nodes
        .slice(index + 1)
        .flatMap((other): [Drawn, Drawn][] => (isApart(one, other) ? [] : [[one, other]])),
    );
  }

  const activeTab = (label: string) => page.locator('.red-ui-tab.active', { hasText: label });
  const WATERING = 'Garden watering · water-garden';

  it('takes a deployed process, says what it makes, and makes it', async () => {
    await open();
    should(await importing().isDisabled()).be.true();
    await choose('Cat food · buy-cat-food');
    await said().getByText('Import adds the tab “Cat food”.').waitFor();
    should(await form.locator('.camunda8-coverage > li[data-state=new]').allInnerTexts()).match([
      /Little is left.*\n*Gets a button that starts the process$/,
      /Order cat food.*\n*Gets a worker with a function and a result$/,
      /Buy cat food in town.*\n*Gets task events and a button that finishes it$/,
    ]);
    await shoot(page, 'make-flow');
    await importFlow();
    await activeTab('Cat food').waitFor();
    const nodes = await drawn();
    should(nodes).have.length(16);
    should(nodes.filter(({ valid }) => !valid)).eql([]);
    should(await overlaps()).eql([]);
    await shoot(page, 'make-flow-made');
  });

  it('is deployed as it is, starts the process with its button, and works for it to its end', async () => {
    await open();
    await choose(WATERING);
    await importFlow();
    await deploy(page);
    const { processInstance } = editor.sandbox.engine.store;
    const before = new Set(processInstance.keys());
    await press(page, 'The soil is dry');
    const hasEnded = () =>
      [...processInstance.values()].some(({ key, state }) => !before.has(key) && state === 'COMPLETED');
    await until('it has ended', 30_000, async () => hasEnded() || undefined);
  });

  it('is undone in one step', async () => {
    await open();
    await choose(WATERING);
    await importFlow();
    await activeTab('Garden watering').waitFor();
    await page.evaluate('RED.history.pop()');
    await activeTab('Flow').waitFor();
    should(await page.locator('.red-ui-tab', { hasText: 'Garden watering' }).count()).equal(0);
    should(await page.evaluate('RED.nodes.dirty()')).be.false();
  });

  it('is made again from a file, and adds what is new to its tab', async () => {
    const first = bpmn('shed', start(), service('open-shed'), flows('start open-shed'));
    const second = bpmn('shed', start(), service('open-shed'), service('close-shed'), end());
    await open();
    await takeFile('shed.bpmn', first);
    await said().getByText('Import adds the tab “shed”.').waitFor();
    await importFlow();
    await open();
    await takeFile('shed.bpmn', first);
    await said().getByText('Nothing is missing').waitFor();
    should(await importing().isDisabled()).be.true();
    await takeFile('shed.bpmn', second);
    await said().getByText('Import adds what is missing to the tab “shed”.').waitFor();
    should(await form.locator('.camunda8-coverage > li[data-state=new]').allInnerTexts()).match([
      /close-shed/,
    ]);
    await shoot(page, 'make-flow-again');
    await importFlow();
    should(await drawn()).have.length(14);
    should(await overlaps()).eql([]);
    await shoot(page, 'make-flow-added');
    await open();
    await takeFile('shed.bpmn', first);
    const leftOver = form.locator('[aria-labelledby=camunda8-left-over-title] > li');
    await leftOver.first().waitFor();
    should(await leftOver.allInnerTexts()).match([/close-shed/]);
    await shoot(page, 'make-flow-left-over');
    await leftOver.getByRole('button', { name: 'Show node: close-shed' }).click();
    await form.waitFor({ state: 'detached' });
    await page.evaluate('RED.history.pop()');
    should(await drawn()).have.length(11);
  });

  it('makes no second worker beside one on another tab or in a subflow, and goes there', async () => {
    const worker = { type: 'camunda8-job-worker', cluster: 'cluster', x: 200, y: 100, wires: [[]] };
    await deployWith(
      { id: 'garden', type: 'tab', label: 'Garden' },
      { ...worker, id: 'mine', z: 'garden', jobType: 'open-shed', name: 'My own' },
      { id: 'helper', type: 'subflow', name: 'Helper', in: [], out: [] },
      { ...worker, id: 'inside', z: 'helper', jobType: 'close-shed' },
      { id: 'use', type: 'subflow:helper', z: 'garden', x: 200, y: 200, wires: [] },
    );
    await page.close();
    page = await editor.open();
    await open();
    await takeFile('shed.bpmn', bpmn('shed', start(), service('open-shed'), service('close-shed')));
    const covered = form.locator('.camunda8-coverage > li[data-state=elsewhere]');
    await covered.getByText('Has a node in the subflow “Helper”').waitFor();
    await covered.getByText('Has a node on the tab “Garden”').waitFor();
    await shoot(page, 'make-flow-elsewhere');
    await covered.filter({ hasText: 'Garden' }).getByRole('button', { name: 'Show node' }).click();
    await activeTab('Garden').waitFor();
    await form.waitFor({ state: 'detached' });
  });

  it('shows names with markup as text, everywhere', async () => {
    const name = '&lt;img src=x onerror=&quot;window.attacked=1&quot;&gt;';
    const file = bpmn(
      'p',
      start(),
      element(`serviceTask name="${name}"`, 'x', '<zeebe:taskDefinition type="x"/>'),
    );
    await open();
    await takeFile('p.bpmn', file.replace('isExecutable="true"', `$& name="${name}"`));
    await form.locator('.camunda8-coverage > li', { hasText: '<img src=x' }).first().waitFor();
    await importFlow();
    await page.locator('.red-ui-flow-node-label', { hasText: '<img src=x' }).first().waitFor();
    should(await page.evaluate('window.attacked')).be.undefined();
  });

  it('speaks German', async () => {
    const german = await editor.open('de');
    await german.evaluate(`RED.actions.invoke('camunda8:make-flow', { processId: 'buy-cat-food' })`);
    const dialog = german.locator('.red-ui-tray .camunda8-form');
    await dialog.getByText('Beim Import kommt der Tab „Cat food“ hinzu.').waitFor();
    await dialog.locator('summary').click();
    await shoot(german, 'make-flow-german');
    await german.close();
  });

  it('adds nothing to a tab that is locked', async () => {
    await open();
    await choose(WATERING);
    await importFlow();
    await activeTab('Garden watering').waitFor();
    await page.evaluate(`
      RED.nodes.filterNodes({ type: 'camunda8-job-worker' }).forEach(({ id }) => RED.nodes.remove(id));
      RED.nodes.workspace(RED.workspaces.active()).locked = true;
    `);
    await open();
    await choose(WATERING);
    await said().getByText('The tab “Garden watering” is locked.').waitFor();
    should(await importing().isDisabled()).be.true();
  });

  it('is used with the keyboard alone, and left with Escape', async () => {
    await page.evaluate(`RED.actions.invoke('camunda8:make-flow', { processId: 'water-garden' })`);
    form = page.locator('.red-ui-tray .camunda8-form');
    await said().getByText('Import adds the tab').waitFor();
    await tabTo(form.getByRole('button', { name: 'Choose a BPMN file' }));
    await tabTo(importing());
    await page.keyboard.press('Enter');
    await activeTab('Garden watering').waitFor();
    await open();
    await form.locator('#camunda8-makeFlowProcess').focus();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
  });
});
