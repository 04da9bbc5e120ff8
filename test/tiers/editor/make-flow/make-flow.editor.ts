import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { householdFiles } from '../../../support/make-flow';
import { deploy, press } from '../actions';
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
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Flow' },
      { id: 'cluster', type: 'camunda8-cluster', name: 'House', ...cluster },
    ]);
    await page?.close();
    page = await editor.open();
  });
  after(async () => {
    await editor?.close();
  });

  const option = (words: string) => form.locator('#camunda8-makeFlowProcess option', { hasText: words });
  const importing = () => page.locator('#camunda8-make-flow-import');
  const said = () => form.locator('#camunda8-makeFlow-plan');

  async function open(): Promise<void> {
    await page.locator('#red-ui-header-button-sidemenu').click();
    await page.getByText('Make a flow…', { exact: true }).click();
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

  it('takes a deployed process, says what it makes, and makes it', async () => {
    await open();
    await choose('Garden watering · water-garden');
    await said().getByText('Import adds the tab “Garden watering”.').waitFor();
    should(await form.locator('.camunda8-coverage > li[data-state=new]').allInnerTexts()).match([
      /The soil is dry/,
      /Open the valve/,
    ]);
    await shoot(page, 'make-flow');
    await importFlow();
    await page.locator('.red-ui-tab.active', { hasText: 'Garden watering' }).waitFor();
    await page.locator('.red-ui-flow-node-group').first().waitFor();
    await page.waitForTimeout(300);
    await shoot(page, 'make-flow-made');
    const nodes = await drawn();
    should(nodes.filter(({ valid }) => !valid)).eql([]);
    should(nodes.map(({ type }) => type)).containDeep([
      'camunda8-job-worker',
      'camunda8-job-result',
      'catch',
    ]);
  });
});
