import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { node, openNode, press } from '../actions';
import { Editor, flowThatAsks, shoot } from '../editor';

/** Once the cluster has said its version, the form shows what this one is sent. */
describe('search form, for a Camunda 8.6', () => {
  let editor: Editor;
  let page: Page;
  let form: Locator;

  before(async () => {
    editor = await Editor.start({ version: '8.6' });
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    const filters = [{ field: 'userTaskKey', operator: '$eq', value: '2251799813685251', valueType: 'str' }];
    await editor.deploy([
      ...flowThatAsks({ type: 'camunda8-search-tasks', cluster: 'cluster', filters, sort: [] }),
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    page = await editor.open('en-US', { width: 1300, height: 1300 });
  });

  after(async () => {
    await editor?.close();
  });

  const holds = (text: string) =>
    page.waitForFunction(`$('#camunda8-request').val().includes(${JSON.stringify(text)})`);
  const note = () => page.locator('#camunda8-request-note').innerText();

  it('shows the newest names before anything was asked', async () => {
    form = await openNode(page, 'ask');
    await holds('"userTaskKey"');
    should(await note()).match(/the newest Camunda/);
    await page.keyboard.press('Control+Escape');
    await form.waitFor({ state: 'detached' });
  });

  it('shows the names of 8.6 after the first search', async () => {
    await press(page, 'press');
    await node(page, 'ask').locator('.red-ui-flow-node-status-label').filter({ hasText: 'task' }).waitFor();
    form = await openNode(page, 'ask');
    await holds('"key"');
    should(await note()).match(/this cluster's Camunda 8\.6/);
  });

  it('says what 8.6 cannot filter', async () => {
    await form.getByRole('button', { name: 'add a filter' }).click();
    await form.getByLabel('What to look at').last().selectOption({ label: 'Due date' });
    await form.getByLabel('How to compare').last().selectOption({ label: 'is overdue (before now)' });
    await holds('Camunda 8.6');
    should(await form.getByLabel('Request', { exact: true }).inputValue()).match(
      /cannot filter user tasks by dueDate/,
    );
    await form.getByText('Camunda 8.8 or newer').waitFor();
    await shoot(page, 'search-version');
  });
});
