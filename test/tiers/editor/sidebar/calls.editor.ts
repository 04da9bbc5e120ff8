import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { bpmn, element, end, flows, start, zeebe } from '../../../support/bpmn/build';
import { Editor, shoot } from '../editor';

const places = {
  start: [60, 92, 36, 36],
  weigh: [150, 70, 100, 80],
  ask: [310, 70, 100, 80],
  end: [470, 92, 36, 36],
};

/** A process that asks for a decision of the household, and then calls a process of it. */
const FROST = bpmn(
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
).replace('</bpmn:definitions>', `${drawing()}</bpmn:definitions>`);

/** A table of 600 rules in the place of the household's. */
const LARGE = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"><decision id="weather-warning"><decisionTable><input/><output/>${'<rule><inputEntry><text>1</text></inputEntry></rule>'.repeat(600)}</decisionTable></decision></definitions>`;

function drawing(): string {
  const shapes = Object.entries(places).map(
    ([id, [x, y, width, height]]) =>
      `<di:BPMNShape bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></di:BPMNShape>`,
  );
  const spaces =
    'xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"';
  return `<di:BPMNDiagram ${spaces}><di:BPMNPlane bpmnElement="frost">${shapes.join('')}</di:BPMNPlane></di:BPMNDiagram>`;
}

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

  it('is said to be missing where it is not there', async () => {
    await row('tenant garden').click();
    await sidebar.locator('.camunda8-diagram .lead').filter({ hasText: 'weather-warning' }).click();
    await sidebar.getByText('The decision weather-warning is not deployed').waitFor();
    await page.keyboard.press('Escape');
  });

  it('is shown as far as it goes, and said to be cut, where it is a very large table', async () => {
    await page.route('**/camunda8-sidebar/look', async (route) => {
      if (route.request().postDataJSON().about === 'table')
        await route.fulfill({ json: { ok: true, xml: LARGE } });
      else await route.continue();
    });
    await row('frost').first().click();
    await sidebar.locator('.camunda8-diagram .lead').filter({ hasText: 'weather-warning' }).click();
    await sidebar
      .getByText('Hit policy: UNIQUE. Only the first 500 rules, 50 inputs and 50 outputs')
      .waitFor();
    should(await sidebar.locator('.camunda8-table tbody tr').count()).equal(500);
  });
});
