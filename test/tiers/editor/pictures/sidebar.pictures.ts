import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { root } from '../../../promises/package/project';
import { atRest, node, press } from '../actions';
import { aMinute } from '../sidebar/a-minute';
import { askAnew } from '../sidebar/ask-anew';
import { deployFrontDoor } from '../sidebar/front-door';
import { door } from './door-flow';
import type { Flow } from './flows';
import type { PictureName } from './pictures';
import { moment, Studio } from './studio';
import { boxOf, takeEditor, takeFlow, takeForm } from './take';

const MINUTE = 60_000;
const FORM = path.join(root, 'sandbox', 'household', 'forms', 'door-form.form');

describe('pictures of the sidebar', () => {
  let studio: Studio;
  let page: Page;
  let sidebar: Locator;
  let now = moment;

  // A new one for each: in the first minute of Node-RED, a time on a picture is always the same.
  beforeEach(async () => {
    now = moment;
    studio = await Studio.open(() => now);
    await deployFrontDoor(studio.editor);
  });
  afterEach(async () => {
    await studio?.close();
  });

  const process = (name: string) => sidebar.locator('.camunda8-process').filter({ hasText: name });

  /** @param width of the sidebar in pixels */
  async function open(
    width: number,
    viewport: { width: number; height: number },
    palette?: 'without palette',
    flow: Flow = door,
  ): Promise<void> {
    page = await studio.show(flow, viewport);
    sidebar = page.locator('.camunda8-sidebar');
    if (palette) await page.evaluate('RED.actions.invoke("core:toggle-palette")');
    const separator = page.locator('#red-ui-sidebar-separator');
    // Node-RED 5 begins without a sidebar; the documents have no picture of it.
    if (!(await separator.isVisible())) return;
    await separator.hover();
    const bar = await boxOf(separator);
    await page.mouse.down();
    await page.mouse.move(viewport.width - width + bar.width / 2, bar.y + bar.height / 2, { steps: 9 });
    await page.mouse.up();
  }

  /** Whoever rings waits; the last is to be let in. */
  async function ring(): Promise<void> {
    const { sandbox } = studio.editor;
    const tasks: string[] = [];
    for (const minutes of [27, 12, 4]) {
      now = moment - minutes * MINUTE;
      const [task] = await Promise.all([sandbox.nextTask(), press(page, 'it rings')]);
      tasks.push(task);
    }
    now = moment;
    sandbox.engine.completeUserTask(tasks.at(-1) ?? '', { open: true });
  }

  it('a process with its tokens, beside the flow that works for it; and an instance that is stuck', async () => {
    await open(600, { width: 1240, height: 640 }, 'without palette');
    await ring();
    await page.evaluate('RED.actions.invoke("camunda8-sidebar:show")');
    await process('Front door').click();
    await sidebar.locator('.camunda8-diagram .tokens.stuck').waitFor();
    await node(page, 'somebody rings').getByText('2 open').waitFor();
    await page.locator('.red-ui-notification').first().waitFor({ state: 'detached' });
    await takeEditor(page, 'sidebar');
    await page.setViewportSize({ width: 1240, height: 900 });
    await sidebar
      .locator('[data-key] button')
      .filter({ has: page.getByRole('img') })
      .click();
    await sidebar.getByText('The lock is jammed').waitFor();
    await takeSidebar('sidebar-instance', sidebar.locator('[data-key]').last());
  });

  it('the processes of a cluster, with what ran in the last minutes', async () => {
    await open(460, { width: 1240, height: 900 });
    await askAnew(page);
    await page.clock.install();
    await page.evaluate('RED.actions.invoke("camunda8-sidebar:show")');
    await process('Orders').waitFor();
    await someBusyMinutes();
    await takeSidebar('sidebar-processes', sidebar.locator('.camunda8-cluster'));
  });

  /** Orders come and are packed, and the garden is watered: once a valve is stuck. */
  async function someBusyMinutes(): Promise<void> {
    const { engine } = studio.editor.sandbox;
    const begin = (id: string) => engine.createInstance({ process: { id } });
    const jobs = (type: string, most: number) =>
      engine.activateJobs({ type, timeout: MINUTE, maxJobsToActivate: most }).map(({ job }) => job.key);
    let before = 0;
    for (const [minute, orders] of [2, 3, 5, 4, 6, 3, 7, 9, 6, 7, 5, 4].entries()) {
      for (let count = before; count < orders; count++) begin('pack-order');
      if (orders < before) for (const key of jobs('pack-order', before - orders)) engine.completeJob(key);
      if (minute % 4 === 1) begin('water-garden');
      if (minute === 6) for (const key of jobs('open-valve', 1)) engine.failJob(key, { retries: 0 });
      if (minute === 10) for (const key of jobs('open-valve', 1)) engine.completeJob(key);
      before = orders;
      await aMinute(page);
      await process('Orders').getByText(`${orders} running`).waitFor();
    }
  }

  it('the dialog that makes a flow, and the flow that it made', async () => {
    await open(320, { width: 1400, height: 1400 }, undefined, []);
    await page.evaluate(
      `RED.actions.invoke('camunda8:make-flow', { cluster: 'cluster', processId: 'answer-door' })`,
    );
    const form = page.locator('.red-ui-tray .camunda8-form');
    await form.locator('.camunda8-coverage > li').first().waitFor();
    await form.locator('input[type=file]').setInputFiles(FORM);
    await form.getByText('door-form.form').waitFor();
    await atRest(page);
    await takeForm(form.locator('summary'), 'make-flow');
    await page.locator('#camunda8-make-flow-import').click();
    await form.waitFor({ state: 'detached' });
    await page.locator('.red-ui-tab.active', { hasText: 'Front door' }).waitFor();
    await takeFlow(page, 'make-flow-made');
  });

  /** The sidebar down to what belongs into the picture. */
  async function takeSidebar(name: PictureName, last: Locator): Promise<void> {
    const all = await boxOf(sidebar);
    const end = await boxOf(last);
    await takeEditor(page, name, { ...all, height: end.y + end.height + 8 - all.y });
  }
});
