import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import should from 'should';
import type { TaskDraft } from '../../../../sandbox/sandbox';
import { Editor, shoot } from '../editor';
import { card, deployHouse, desktop, type House, openCard, phone, tidy, visit } from './house';
import { everyField } from './house-cat';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const hour = 3_600_000;

/** How the page looks to whom, and what axe-core finds in it. */
describe('the look of the page "House tasks"', () => {
  let editor: Editor;
  let house: House;

  before('deploy the example', async () => {
    editor = await Editor.start({ tasks: 'empty' });
    house = await deployHouse(editor);
  });

  after(async () => {
    await editor?.close();
  });

  afterEach(() => tidy(house, editor));

  function addTasks(): void {
    const shown = everyField.filter(({ key, type }) => key !== 'cat' && !/textarea|group|select/.test(type));
    editor.sandbox.deployForm({ id: 'short', components: shown });
    const draft = (name: string, hours: number, processDefinitionId: string): TaskDraft => ({
      name,
      processDefinitionId,
      candidateGroups: ['home'],
      dueDate: Date.now() + hours * hour,
    });
    const cat = { assignee: 'Anna', formId: 'short', variables: { grams: 80, brand: 'Whiskers' } };
    const done = editor.sandbox.addTask({ ...draft('Water the plants', 5, 'Plant care'), assignee: 'Ben' });
    editor.sandbox.completeTask(done);
    editor.sandbox.addTask({ ...draft('Sign for a parcel', 1, 'Deliveries'), assignee: 'Ben' });
    editor.sandbox.addTask({ ...draft('Feed the cat', -2, 'Cat'), ...cat });
    editor.sandbox.addTask(draft('Take out the bins', 12, 'Bins'));
    editor.sandbox.addTask(draft('Change the heating filter', 240, 'Heating'));
  }

  async function seriousIn(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    return serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [device, viewport] of Object.entries({ phone, desktop })) {
      it(`has nothing serious for axe-core to find, ${colorScheme}, on a ${device}`, async () => {
        addTasks();
        const page = await visit(house, { viewport, colorScheme, person: 'Anna' });
        await openCard(page, 'Feed the cat');
        await shoot(page, `house-tasks-${colorScheme}-${device}`);
        should(await seriousIn(page)).be.empty();
        await page.locator('#person').click();
        await shoot(page, `house-tasks-who-${colorScheme}-${device}`);
        should(await seriousIn(page)).be.empty();
      });
    }
  }

  it('is German for who reads German', async () => {
    addTasks();
    const page = await visit(house, { locale: 'de-DE', person: 'Anna' });
    should(await page.evaluate('document.documentElement.lang')).equal('de');
    should(await page.title()).equal('Aufgaben zu Hause');
    should(await page.locator('h2:visible').allInnerTexts()).eql([
      ...['Meine', 'Noch frei', 'Bei anderen', 'Gerade erledigt'],
    ]);
    const form = await openCard(page, 'Feed the cat');
    await card(page, 'Feed the cat').getByText('Überfällig').waitFor();
    should(await form.getByRole('button').allInnerTexts()).eql(['Zurückgeben', 'Erledigt']);
    await form.getByLabel('Brand (erforderlich)').waitFor();
    await shoot(page, 'house-tasks-german');
    await form.getByRole('button', { name: 'Erledigt' }).click();
    await page.getByText('Erledigt: Feed the cat').waitFor();
    await shoot(page, 'house-tasks-german-finished');
  });
});
