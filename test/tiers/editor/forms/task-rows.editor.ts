import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { chooseType, deploy, done, node, openNode, press } from '../actions';
import { Editor, flowThatAsks, shoot } from '../editor';

describe('task form: rows', () => {
  let editor: Editor;
  let page: Page;
  let form: Locator;

  before(async () => {
    editor = await Editor.start();
    page = await editor.open();
  });
  beforeEach(async () => {
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    await editor.deploy([
      ...flowThatAsks({ type: 'camunda8-task', cluster: 'cluster' }),
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    await page.close();
    page = await editor.open();
    form = await openNode(page, 'ask');
  });
  after(async () => {
    await editor?.close();
  });

  const operation = (name: string) => page.locator('#node-input-operation').selectOption(name);
  const saved = async () =>
    (JSON.parse(await editor.get('/flows')) as { id: string }[]).find(({ id }) => id === 'node');
  const problem = (property: string) =>
    page.evaluate(
      `(() => { const node = RED.nodes.node('node'); const answer = node._def.defaults.${property}.validate.call(node, node.${property}, {}); return answer === true ? undefined : answer; })()`,
    );
  const input = (label: string, row = 0) =>
    form.locator(`input[aria-label="${label}"]`).filter({ visible: true }).nth(row);
  const status = (text: string) =>
    node(page, 'ask').locator('.red-ui-flow-node-status-label').filter({ hasText: text }).waitFor();

  /** Of the typed input for the variables, which says `msg.` at first. */
  async function chooseRows(): Promise<void> {
    await form.locator('#node-input-variables + .red-ui-typedInput-container button').first().press('Enter');
    await chooseType(page, 'rows');
  }

  it('claims the next task of those that rows find', async () => {
    const wanted = editor.sandbox.addTask({ candidateGroups: ['roof'] });
    await operation('claim');
    await input('Assignee').fill('anna');
    await form.getByRole('button', { name: 'add a filter' }).click();
    await input('Value').fill('roof');
    await page.keyboard.press('Tab');
    await page.locator('#node-input-order').selectOption('priority');
    await shoot(page, 'task-claim');
    await done(page);
    await deploy(page);
    should(await saved()).match({ operation: 'claim', order: 'priority', filters: [{ value: 'roof' }] });
    await press(page, 'press');
    await status('claimed');
    should(editor.sandbox.requests.at(-1)).match({ path: `/v2/user-tasks/${wanted}/assignment` });
    await press(page, 'press');
    await status('no task');
  });

  it('suggests the users of the cluster as assignees', async () => {
    await operation('assign');
    await input('Assignee').focus();
    const list = form.locator('#camunda8-suggestions-assignee option');
    await list.first().waitFor({ state: 'attached' });
    const people = await list.evaluateAll((all) =>
      (all as HTMLOptionElement[]).map(({ value, label }) => [value, label]),
    );
    should(people).containDeep([
      ['anna', 'Anna'],
      ['demo', 'Demo'],
    ]);
    should(await input('Assignee').getAttribute('list')).equal('camunda8-suggestions-assignee');
  });

  it('completes a task with rows that its form has filled in', async () => {
    const key = editor.sandbox.addTask({ formId: 'feed-cat-form' });
    await operation('complete');
    await chooseRows();
    await form.getByRole('button', { name: 'add a variable' }).click();
    await input('Name').fill('food');
    await input('Value').fill('fish');
    await form.getByRole('button', { name: "Fill in from a task's form" }).click();
    await form.getByRole('button', { name: 'Feed the cat · Cat' }).click();
    await form.getByText('Added: grams, waterFilled').waitFor();
    should(await form.locator('.camunda8-problem').filter({ visible: true }).allInnerTexts()).eql([
      'Variable 2 needs a value',
    ]);
    await shoot(page, 'task-rows');
    await input('Value', 1).fill('70');
    await page.keyboard.press('Tab');
    await form.locator('#node-input-taskKey + .red-ui-typedInput-container button').first().press('Enter');
    await chooseType(page, 'str');
    await input('Task key').fill(key);
    await page.keyboard.press('Tab');
    await form.getByRole('button', { name: "Fill in from a task's form" }).click();
    await form.getByText('Nothing to add').waitFor();
    await done(page);
    await deploy(page);
    should(await saved()).match({
      variablesType: 'rows',
      variableRows: [
        { name: 'food', value: 'fish', valueType: 'str' },
        { name: 'grams', value: '70', valueType: 'num' },
        { name: 'waterFilled', value: 'false', valueType: 'bool' },
      ],
    });
    await press(page, 'press');
    await status('completed');
    const { body = '' } = editor.sandbox.requests.at(-1) ?? {};
    should(JSON.parse(body)).eql({ variables: { food: 'fish', grams: 70, waterFilled: false } });
    form = await openNode(page, 'ask');
    should(await input('Value', 1).inputValue()).equal('70');
  });

  it('has the object of before again where rows are left', async () => {
    await operation('complete');
    await chooseRows();
    await form.locator('#camunda8-variable-rows').waitFor();
    await done(page);
    form = await openNode(page, 'ask');
    await form.locator('#camunda8-variable-rows').waitFor();
    await form.locator('#node-input-variables + .red-ui-typedInput-container button').first().press('Enter');
    await chooseType(page, 'msg');
    await form.locator('#camunda8-variable-rows').waitFor({ state: 'hidden' });
    await done(page);
    await deploy(page);
    should(await saved()).match({ variablesType: 'msg', variables: 'variables' });
  });

  it('says in words what is wrong with rows, and only where they count', async () => {
    await operation('complete');
    await chooseRows();
    const add = form.getByRole('button', { name: 'add a variable' });
    for (const name of ['plant', 'plant', '']) {
      await add.click();
      await page.keyboard.type(name);
    }
    const complaints = await form.locator('.camunda8-problem').filter({ visible: true }).allInnerTexts();
    should(complaints).eql(['Variable 2: there is already a variable plant', 'Variable 3 needs a name']);
    await done(page);
    should(await problem('variableRows')).equal('Variable 2: there is already a variable plant');
    form = await openNode(page, 'ask');
    await operation('get');
    should(await problem('variableRows')).equal(undefined);
    should(await problem('filters')).equal(undefined);
  });
});
