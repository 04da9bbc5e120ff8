import type { Locator, Page, Route } from 'playwright-core';
import should from 'should';
import { bpmn, element, end, flows, start, zeebe } from '../../../support/bpmn/build';
import { soon } from '../../../support/until';
import { Editor, shoot } from '../editor';
import { drawn } from './drawing';

/** A process that asks for a decision of the household, and then calls a process of it. */
const FROST = drawn(
  bpmn(
    'frost',
    start(),
    element(
      'businessRuleTask name="Will it freeze?"',
      'weigh',
      zeebe('calledDecision', { decisionId: 'weather-warning', resultVariable: 'warning' }),
    ),
    element('callActivity name="Cover them"', 'ask', zeebe('calledElement', { processId: 'cover-plants' })),
    end(),
    flows('start weigh ask end'),
  ),
  'frost',
  {
    start: [60, 92, 36, 36],
    weigh: [150, 70, 100, 80],
    ask: [310, 70, 100, 80],
    end: [470, 92, 36, 36],
  },
);

/** A table of 600 rules in the place of the household's. */
const LARGE = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"><decision id="weather-warning"><decisionTable><input/><output/>${'<rule><inputEntry><text>1</text></inputEntry></rule>'.repeat(600)}</decisionTable></decision></definitions>`;

describe('what a process calls, in the sidebar', () => {
  let editor: Editor;
  let page: Page;
  let sidebar: Locator;

  before(async () => {
    editor = await Editor.start({ version: '8.9' });
    await editor.sandbox.engine.deploy([{ name: 'frost.bpmn', content: FROST }]);
    await editor.sandbox.engine.deploy([{ name: 'frost.bpmn', content: FROST }], 'garden');
    const own = { z: 'flow', version: 1, cluster: 'cluster', x: 200, wires: [[]] };
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Frost' },
      { id: 'other', type: 'tab', label: 'Other' },
      {
        ...own,
        ...{ id: 'warn', z: 'other', type: 'camunda8-decision', name: 'Warn', y: 100 },
        decisionId: 'weather-warning',
      },
      {
        id: 'cluster',
        type: 'camunda8-cluster',
        ...{ environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' },
      },
    ]);
    page = await editor.open();
    sidebar = page.locator('.camunda8-sidebar');
  });
  after(async () => {
    await editor?.close();
  });

  const hasKeyboard = (one: Locator) => one.evaluate((element) => element === document.activeElement);
  const row = (name: string) => sidebar.locator('.camunda8-process:visible').filter({ hasText: name });

  it('is a way there, by mouse and keyboard, and back', async () => {
    await page.evaluate('RED.actions.invoke("camunda8-sidebar:show")');
    await row('tenant garden').waitFor();
    await shoot(page, 'sidebar-tenants');
    await row('frost').first().click();
    await sidebar.locator('.camunda8-diagram .lead').filter({ hasText: 'weather-warning' }).click();
    await sidebar.getByText('Hit policy: FIRST').waitFor();
    await shoot(page, 'sidebar-called-decision');
    await sidebar.getByRole('button', { name: 'Go to the node: Warn' }).click();
    await page.waitForFunction('RED.workspaces.active() === "other"');

    await sidebar.getByRole('button', { name: 'Back to the process', exact: true }).click();
    await sidebar.getByText('Elements as a list').click();
    await shoot(page, 'sidebar-calls');
    const process = sidebar.getByRole('button', { name: 'Go to the process that it calls: cover-plants' });
    await process.focus();
    await page.keyboard.press('Enter');
    await sidebar.locator('h3[title="cover-plants"]').waitFor();
    await page.keyboard.press('Escape');
    should(await hasKeyboard(process)).be.true();
    await page.keyboard.press('Escape');
    should(await hasKeyboard(row('frost').first())).be.true();
  });

  it('is said to be missing where it is not there, and in the next round still', async () => {
    await row('tenant garden').click();
    await lead('weather-warning').click();
    const said = sidebar.getByText('The decision weather-warning is not deployed');
    await said.waitFor();
    await page.waitForResponse((answer) => answer.request().postDataJSON()?.about === 'process');
    await sidebar.locator('.camunda8-sum').getByText('0 running').waitFor();
    should(await said.isVisible()).be.true();
    await page.keyboard.press('Escape');
  });

  for (const [what, clicks, leaves] of [
    ['is shown once, however often somebody clicks', 2, false],
    ['is not shown to somebody who has gone back meanwhile', 1, true],
  ] as const) {
    it(what, async () => {
      await row('frost').first().click();
      const held = await heldBack('calledProcess');
      for (let count = 0; count < clicks; count++) await lead('cover-plants').click();
      const asked = page.waitForResponse((one) => one.request().postDataJSON()?.about === 'calledProcess');
      await soon('it is asked', () => held.asked() > 0);
      if (leaves) await sidebar.getByRole('button', { name: 'Back to the processes' }).click();
      held.letGo();
      await asked;
      should(held.asked()).equal(1);
      await page.waitForFunction('$.active === 0');
      if (!leaves) {
        await sidebar.locator('h3[title="cover-plants"]').waitFor();
        await page.keyboard.press('Escape');
        await sidebar.locator('h3[title="frost"]').waitFor();
        await page.keyboard.press('Escape');
      }
      await row('frost').first().waitFor();
      should(await sidebar.locator('.camunda8-view').count()).equal(0);
    });
  }

  it('is shown as far as it goes, and said to be cut, where it is a very large table', async () => {
    await page.route('**/camunda8-sidebar/look', async (route) => {
      if (route.request().postDataJSON().about === 'table')
        await route.fulfill({ json: { ok: true, xml: LARGE } });
      else await route.continue();
    });
    await row('frost').first().click();
    await lead('weather-warning').click();
    await sidebar
      .getByText('Hit policy: UNIQUE. Only the first 500 rules, 50 inputs and 50 outputs')
      .waitFor();
    should(await sidebar.locator('.camunda8-table tbody tr').count()).equal(500);
  });

  const lead = (id: string) => sidebar.locator('.camunda8-diagram .lead').filter({ hasText: id });

  /** Holds back what is asked, and counts it, until it is let go. */
  async function heldBack(about: string): Promise<{ asked(): number; letGo(): void }> {
    let asked = 0;
    let go = () => {};
    const gone = new Promise<void>((resolve) => (go = resolve));
    const hold = async (route: Route) => {
      if (route.request().postDataJSON().about === about) {
        asked += 1;
        await gone;
      }
      await route.fallback();
    };
    await page.route('**/camunda8-sidebar/look', hold);
    const letGo = () => {
      go();
      void page.unroute('**/camunda8-sidebar/look', hold);
    };
    return { asked: () => asked, letGo };
  }
});
