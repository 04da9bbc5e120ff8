import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { bpmn, element, end, flows, service, start } from '../../../support/bpmn/build';
import { Editor, shoot } from '../editor';
import { drawn } from './drawing';

/** Two jobs at once. */
const gate = (id: string, lock: string) =>
  drawn(
    bpmn(
      id,
      start(),
      element('parallelGateway', 'fork'),
      service('open').replace('id="open"', `id="open" name="${lock}"`),
      service('ring'),
      end(),
      flows('start fork open end'),
      flows('fork ring end'),
    ),
    id,
    {
      start: [60, 92, 36, 36],
      fork: [150, 85, 50, 50],
      open: [250, 10, 100, 80],
      ring: [250, 130, 100, 80],
      end: [400, 92, 36, 36],
    },
  );

const OWN = { environment: 'self-managed', authentication: 'none' };

describe('the instances of a process, in the sidebar', () => {
  let editor: Editor;
  let page: Page;
  let sidebar: Locator;

  /** Of the process: each test has its own. */
  let id = '';
  let count = 0;

  before(async () => {
    editor = await Editor.start({ version: '8.9', tasks: 'empty' });
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Gate' },
      { id: 'cluster', type: 'camunda8-cluster', restAddress: editor.sandbox.url, ...OWN },
    ]);
  });
  beforeEach(async () => {
    count += 1;
    id = `gate-${count}`;
    await deploy('Old lock');
    page = await editor.open();
    sidebar = page.locator('.camunda8-sidebar');
  });
  afterEach(async () => {
    await page?.context().close();
  });
  after(async () => {
    await editor?.close();
  });

  const deploy = (lock: string) =>
    editor.sandbox.engine.deploy([{ name: 'gate.bpmn', content: gate(id, lock) }]);
  const begin = () => editor.sandbox.engine.createInstance({ process: { id } }).key;
  const row = (key: string) => sidebar.locator(`button[data-key="${key}"]`);
  const isPressed = (key: string) => row(key).getAttribute('aria-pressed');

  /** Ends the one job of a type and an instance, or lets it fail for good. */
  function take(instance: string, type: string, errorMessage?: string): void {
    const { engine } = editor.sandbox;
    const jobs = engine.activateJobs({ type, timeout: 1, maxJobsToActivate: 100 });
    const own = jobs.find(({ job }) => job.scope.process.key === instance)?.job.key ?? '';
    if (errorMessage === undefined) engine.completeJob(own);
    else engine.failJob(own, { retries: 0, errorMessage });
  }

  async function open(): Promise<void> {
    await page.evaluate('RED.actions.invoke("camunda8-sidebar:show")');
    await sidebar.locator('.camunda8-process').filter({ hasText: id }).click();
    await sidebar.locator('.camunda8-diagram .element').first().waitFor();
  }

  /** Answers what is asked of an instance by itself. */
  const answerOf = (key: string, answer: object) =>
    page.route('**/camunda8-sidebar/look', async (route) => {
      const question = route.request().postDataJSON();
      if (question.about === 'instance' && question.key === key) await route.fulfill({ json: answer });
      else await route.fallback();
    });

  it('are those of all versions; one of another version is shown in that, with its way', async () => {
    const old = begin();
    take(old, 'open', 'The lock is jammed');
    await deploy('New lock');
    begin();
    await open();
    const sums = sidebar.locator('.camunda8-sum');
    await sums.getByText('In other versions: 1 running 1 stuck').waitFor();
    should(await sums.first().innerText()).match(/^1 running$/);
    const select = sidebar.getByLabel('Version of the process');
    should(await select.locator('option:checked').innerText()).equal('version 2');
    await shoot(page, 'sidebar-other-versions');

    await row(old).filter({ hasText: 'version 1' }).click();
    await sidebar.getByText('The lock is jammed').waitFor();
    should(await select.locator('option:checked').innerText()).equal('version 1');
    await sidebar.getByText('Elements as a list').click();
    await sidebar.locator('.camunda8-elements').getByText('Old lock').first().waitFor();
    should(await sidebar.locator('.camunda8-diagram .passed').count()).be.above(1);
    should(await row(old).innerText()).not.match(/version/);
    await sums.getByText('In other versions: 1 running').waitFor();
    await shoot(page, 'sidebar-instance-of-version');
  });

  it('are followed where they are moved to another version', async () => {
    const key = begin();
    await open();
    await row(key).click();
    await sidebar.locator('.camunda8-diagram .passed').first().waitFor();
    await deploy('New lock');
    const { engine } = editor.sandbox;
    engine.migrateInstance(key, {
      targetProcessDefinitionKey: engine.definitions.processes.find(id, '<default>')?.key ?? '',
      mappingInstructions: ['open', 'ring'].map((one) => ({ sourceElementId: one, targetElementId: one })),
    });
    const select = sidebar.getByLabel('Version of the process');
    await select.locator('option:checked').getByText('version 2').waitFor({ state: 'attached' });
    await sidebar.locator('.camunda8-diagram').getByText('New lock').last().waitFor();
    should(await isPressed(key)).equal('true');
  });

  it('have nothing of another one, not even where they cannot be asked', async () => {
    const [first, second] = [begin(), begin()];
    take(first, 'open', 'The lock is jammed');
    await answerOf(second, { ok: false, state: 'up', message: 'Nobody knows.' });
    await open();
    await row(first).click();
    await sidebar.getByText('The lock is jammed').waitFor();
    await sidebar.locator('.camunda8-diagram .passed').first().waitFor();
    await row(second).click();
    should(await sidebar.getByRole('button', { name: 'Resolve' }).count()).equal(0);
    should(await sidebar.locator('.camunda8-diagram .passed').count()).equal(0);
    await sidebar.getByText('Nobody knows.').waitFor();
    should(await sidebar.getByText('The lock is jammed').count()).equal(0);
  });

  it('go on being chosen while they run, however many newer ones there are', async () => {
    const first = begin();
    await open();
    await row(first).click();
    await sidebar.locator('.camunda8-diagram .passed').first().waitFor();
    for (let more = 0; more < 25; more++) begin();
    await sidebar.getByText('20 of 26').waitFor();
    should(await isPressed(first)).equal('true');
    should(await sidebar.locator('button[data-key]').count()).equal(21);
    should(await row(first).evaluate((one) => one === document.activeElement)).be.true();
    take(first, 'open');
    take(first, 'ring');
    await row(first).waitFor({ state: 'detached' });
    await sidebar.locator('.camunda8-diagram .tokens').getByText('25').first().waitFor();
  });

  it('have the answer to "Resolve" where it was pressed, whatever comes in between', async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/camunda8-sidebar/mend', async (route) => {
      await answered;
      await route.fulfill({ json: { ok: false, state: 'up', message: 'Try again later.' } });
    });
    const key = begin();
    take(key, 'open', 'The lock is jammed');
    await open();
    await row(key).click();
    const resolve = sidebar.getByRole('button', { name: 'Resolve' });
    await resolve.click();
    take(key, 'ring', 'The bell is broken');
    await sidebar.getByText('The bell is broken').waitFor();
    answer();
    await sidebar
      .locator('.camunda8-elements li')
      .filter({ hasText: 'The lock is jammed' })
      .getByText('Try again later.')
      .waitFor();
    should(await resolve.count()).equal(2);
  });

  it('say that an incident was resolved, to the keyboard too, and when it gets stuck there again', async () => {
    const key = begin();
    take(key, 'open', 'The lock is jammed');
    await open();
    await row(key).click();
    await sidebar.getByRole('button', { name: 'Resolve' }).press('Enter');
    await sidebar.locator('[role=status]:focus').getByText('Resolved.', { exact: true }).waitFor();
    take(key, 'open', 'The lock is jammed');
    await sidebar.getByText('Resolved, and stuck again.').waitFor();
    await sidebar
      .locator('.camunda8-elements li')
      .getByText(/^since /)
      .waitFor();
  });
});
