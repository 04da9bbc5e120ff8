import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { openNode, tabTo } from '../actions';
import { Editor, flowThatAsks } from '../editor';

/** No mouse from the open form on. */
describe('search form, by keyboard alone', () => {
  let editor: Editor;
  let page: Page;
  let form: Locator;

  before(async () => {
    editor = await Editor.start();
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    const search = { type: 'camunda8-search-tasks', cluster: 'cluster', filters: [], sort: [] };
    await editor.deploy([...flowThatAsks(search), { id: 'cluster', type: 'camunda8-cluster', ...cluster }]);
    page = await editor.open();
    form = await openNode(page, 'ask');
  });

  after(async () => {
    await editor?.close();
  });

  const row = (index: number) => form.locator('.camunda8-row').nth(index);
  const button = (words: string) => form.getByRole('button', { name: words });

  /** The words at what has the focus. */
  const focused = () => page.evaluate('document.activeElement.getAttribute("aria-label")');

  it('adds rows, and begins to fill in each', async () => {
    await tabTo(button('add a filter'));
    await page.keyboard.press('Enter');
    should(await focused()).equal('Field');
    await page.keyboard.type('Assignee');
    await tabTo(row(0).getByLabel('Value').filter({ visible: true }));
    await page.keyboard.type('demo');
    await tabTo(button('add a filter'));
    await page.keyboard.press('Enter');
    await page.keyboard.type('Task name');
  });

  it('chooses what kind of value it is', async () => {
    await tabTo(row(1).locator('.red-ui-typedInput-type-select'));
    await page.keyboard.press('Enter');
    // The editor puts the focus on the chosen kind only when the menu has slid down.
    const kinds = page.locator('.red-ui-typedInput-options').filter({ visible: true });
    await kinds.locator('[value=str]:focus').waitFor();
    for (const _ of ['num', 'bool', 'json', 'msg']) await page.keyboard.press('ArrowDown');
    await kinds.locator('[value=msg]:focus').waitFor();
    await page.keyboard.press('Enter');
    await tabTo(row(1).getByLabel('Value').filter({ visible: true }));
    await page.keyboard.type('who');
  });

  it('moves a row, which keeps the focus and says its new place', async () => {
    await tabTo(button('Row 2 of 2. Move it with the up and down arrow keys'));
    await page.keyboard.press('ArrowUp');
    should(await row(0).getByLabel('Field').inputValue()).equal('name');
    should(await focused()).equal('Row 1 of 2. Move it with the up and down arrow keys');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    should(await row(0).getByLabel('Field').inputValue()).equal('assignee');
    should(await focused()).startWith('Row 2 of 2');
    await page.keyboard.press('ArrowUp');
  });

  it('removes a row, and goes on below the list', async () => {
    await tabTo(button('add a filter'));
    await page.keyboard.press('Enter');
    await tabTo(form.getByLabel('remove this row').nth(2));
    await page.keyboard.press('Enter');
    await row(2).waitFor({ state: 'detached' });
    await page.waitForFunction('document.activeElement.innerText.includes("add a filter")');
  });

  it('puts the orders in order too, sets a limit, and is done', async () => {
    for (const field of ['Priority', 'Due date']) {
      await tabTo(button('add a sort field'));
      await page.keyboard.press('Enter');
      await page.keyboard.type(field);
    }
    await tabTo(form.locator('ol').nth(1).getByRole('button', { name: 'Row 2 of 2' }));
    await page.keyboard.press('ArrowUp');
    await tabTo(form.locator('summary'));
    await page.keyboard.press('Enter');
    await tabTo(page.locator('#node-input-limit'));
    await page.keyboard.type('5');
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction('$(".red-ui-tray").length === 0');
    const saved = `(({ filters, sort, limit }) => ({ filters, sort, limit }))(RED.nodes.node('node'))`;
    should(await page.evaluate(saved)).match({
      filters: [
        { field: 'name', operator: '$eq', value: 'who', valueType: 'msg' },
        { field: 'assignee', operator: '$eq', value: 'demo', valueType: 'str' },
      ],
      sort: [{ field: 'dueDate' }, { field: 'priority' }],
      limit: '5',
    });
  });
});
