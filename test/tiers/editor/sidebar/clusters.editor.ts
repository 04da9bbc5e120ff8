import type { Locator, Page, Route } from 'playwright-core';
import should from 'should';
import { Editor } from '../editor';

const NAMES = ['one', 'two', 'three', 'four', 'five'];

/** The clusters answer what a test says, at the time that it says. */
describe('several clusters in the sidebar', () => {
  let editor: Editor;
  let page: Page;
  let sidebar: Locator;
  let processes: { id: string; key: string; figures: { running: number; stuck: number } }[];
  /** IDs of clusters that do not answer. */
  let silent: string[];

  before(async () => {
    editor = await Editor.start({ version: '8.9' });
  });
  beforeEach(async () => {
    [processes, silent] = [[], []];
  });
  afterEach(async () => {
    await page?.context().close();
  });
  after(async () => {
    await editor?.close();
  });

  async function answer(route: Route): Promise<void> {
    const { about, cluster } = route.request().postDataJSON();
    if (silent.includes(cluster)) return;
    const json =
      about === 'cluster'
        ? { ok: true, state: 'up', version: '8.9.0' }
        : { ok: true, isAll: true, isOld: false, processes };
    await route.fulfill({ json });
  }

  async function show(names: readonly string[]): Promise<void> {
    const own = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    const clusters = names.map((name) => ({ id: `cluster-${name}`, type: 'camunda8-cluster', name, ...own }));
    await editor.deploy([{ id: 'flow', type: 'tab', label: 'Flow' }, ...clusters]);
    page = await editor.open();
    await page.route('**/camunda8-sidebar/look', answer);
    sidebar = page.locator('.camunda8-sidebar');
    await page.evaluate('RED.actions.invoke("camunda8-sidebar:show")');
    await head(names[0] ?? '').waitFor();
  }

  const head = (name: string) => sidebar.locator('.camunda8-head').filter({ hasText: name });
  const shown = (id: string) => ({ id, key: id, figures: { running: 1, stuck: 0 } });
  const names = () => sidebar.locator('.camunda8-process .camunda8-name').allInnerTexts();

  it('have a process that is new in its place, and the keyboard stays where it is', async () => {
    processes = ['ants', 'cats', 'dogs'].map(shown);
    await show(['one']);
    const cats = sidebar.locator('.camunda8-process').filter({ hasText: 'cats' });
    await cats.focus();
    processes = ['ants', 'bees', 'cats', 'dogs', 'emus'].map(shown);
    await sidebar.getByText('bees').waitFor();
    should(await names()).eql(['ants', 'bees', 'cats', 'dogs', 'emus']);
    should(await cats.evaluate((one) => one === document.activeElement)).be.true();
  });

  it('are answered where somebody opens one while two others do not answer', async () => {
    processes = [shown('ants')];
    await show(NAMES.slice(0, 3));
    await head('three').getByText('8.9.0').waitFor();
    silent = ['cluster-one', 'cluster-two'];
    await head('one').click();
    await head('two').click();
    await head('three').click();
    await sidebar.getByText('ants').waitFor({ timeout: 10_000 });
  });

  it('have a line for each process, however many there are of all', async () => {
    processes = Array.from({ length: 50 }, (_, place) => shown(`p${place}`));
    await show(NAMES);
    for (const [place, name] of NAMES.entries()) {
      await head(name).getByText('8.9.0').waitFor();
      await head(name).click();
      // Its processes come in above the next head.
      await sidebar
        .locator('.camunda8-process')
        .nth(50 * (place + 1) - 1)
        .waitFor();
    }
    await sidebar.locator('.camunda8-line').nth(249).waitFor({ timeout: 30_000 });
  });
});
