import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { press, tabTo } from '../actions';
import { findings } from '../axe';
import { Editor, shoot } from '../editor';
import { look, nodeRedLine } from '../look/look';
import { deployFrontDoor, doorbell, lock } from './front-door';

const ENGLISH = {
  ...{ show: 'Show the Camunda 8 sidebar', noneRun: '0 running', running: '1 running', stuck: '1 stuck' },
  ...{
    resolve: 'Resolve',
    nothing: 'Nothing is running.',
    decisions: 'Decisions',
    policy: 'Hit policy: FIRST',
  },
};
const GERMAN: typeof ENGLISH = {
  ...{ show: 'Seitenleiste „Camunda 8“ zeigen', noneRun: '0 laufen', running: '1 läuft', stuck: '1 hängt' },
  ...{
    resolve: 'Beheben',
    nothing: 'Es läuft nichts.',
    decisions: 'Entscheidungen',
    policy: 'Hit-Policy: FIRST',
  },
};

/** Each look in one language, and each language on each Node-RED. */
const language = (nodeRedLine === '5') === (look === 'dark') ? 'en-US' : 'de';
const words = language === 'de' ? GERMAN : ENGLISH;

/** The sidebar is worked with the keyboard alone; only the buttons of the flow are pressed. */
describe('the story of the front door', () => {
  let editor: Editor;
  let page: Page;
  let sidebar: Locator;

  before(async () => {
    editor = await Editor.start({ version: '8.8' });
    await deployFrontDoor(editor);
    await editor.deploy([...doorbell(editor.sandbox.url), ...lock]);
    page = await editor.open(language);
    sidebar = page.locator('.camunda8-sidebar');
  });
  after(async () => {
    await editor?.close();
  });

  const process = () => sidebar.locator('.camunda8-process').filter({ hasText: 'Front door' });
  const tokens = (kind: string) => sidebar.locator(`.camunda8-diagram .tokens.${kind}`);

  async function enter(target: Locator): Promise<void> {
    await target.waitFor();
    await tabTo(target);
    await page.keyboard.press('Enter');
  }

  async function checked(name: string): Promise<void> {
    await shoot(page, `story-${name}`);
    should(await findings(page, '.camunda8-sidebar')).eql([]);
  }

  it('opens the sidebar', async () => {
    await page.keyboard.press('Control+Shift+P');
    await page.keyboard.type(words.show);
    await page.keyboard.press('Enter');
    await process().getByText(words.noneRun).waitFor();
    await checked('processes');
  });

  it('shows where the process is when it has rung', async () => {
    await press(page, 'it rings');
    await enter(process());
    await sidebar.locator('.camunda8-sum').getByText(words.running).waitFor();
    await tokens('active').waitFor();
    should(await tokens('stuck').count()).equal(0);
    await checked('process');
  });

  it('shows that it is stuck when the lock is jammed, and why', async () => {
    await press(page, 'open it');
    await sidebar.locator('.camunda8-sum').getByText(words.stuck).waitFor();
    await tokens('stuck').waitFor();
    await enter(sidebar.locator('[data-key] button'));
    await sidebar.getByText('The lock is jammed').waitFor();
    should(await sidebar.locator('.camunda8-diagram .passed').count()).be.above(4);
    await checked('instance');
  });

  it('goes on when it is resolved, to its end', async () => {
    await page.evaluate('RED.workspaces.show("lock")');
    await press(page, 'oil it');
    await enter(sidebar.getByRole('button', { name: words.resolve }));
    await sidebar.getByText(words.nothing).waitFor();
    // The figures of elements may be of a moment earlier, up to the next round.
    await sidebar.locator('.camunda8-diagram .tokens').first().waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await process().getByText(words.noneRun).waitFor();
    should(await process().evaluate((one) => one === document.activeElement)).be.true();
    await page.evaluate('RED.sidebar.show("debug")');
    await page.locator('.red-ui-debug-msg').getByText('The front door opens.').waitFor();
  });

  it('shows a decision as a table', async () => {
    await page.evaluate('RED.actions.invoke("camunda8-sidebar:show")');
    await enter(sidebar.locator('summary').filter({ hasText: words.decisions }));
    await enter(sidebar.locator('.camunda8-process').filter({ hasText: 'Weather warning' }));
    await sidebar.getByText(words.policy).waitFor();
    should(await sidebar.locator('tbody tr').first().locator('td').allInnerTexts()).eql([
      ...['< 2', '-'],
      ...['"frost"', '"Cover the plants tonight"'],
    ]);
    await checked('decision');
    await page.keyboard.press('Escape');
    await process().waitFor();
  });
});
