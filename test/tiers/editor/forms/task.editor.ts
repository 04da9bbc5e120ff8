import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { chooseType, deploy, done, node, openNode, press, visibleFields } from '../actions';
import { Editor, flowThatAsks, shoot } from '../editor';

const ALWAYS = ['name', 'cluster', 'operation', 'api'];

describe('task form', () => {
  let editor: Editor;
  let page: Page;
  let form: Locator;

  before(async () => {
    editor = await Editor.start({ tasks: 'empty' });
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    await editor.deploy([
      ...flowThatAsks({ type: 'camunda8-task', cluster: 'cluster' }),
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    page = await editor.open();
  });

  after(async () => {
    await editor?.close();
  });

  const operation = () => page.locator('#node-input-operation');
  const typed = (label: string) => form.locator(`.red-ui-typedInput-container input[aria-label="${label}"]`);
  /** A typed input takes what was typed when it is left. */
  const type = async (label: string, text: string) => {
    await typed(label).fill(text);
    await page.keyboard.press('Tab');
  };
  const field = (property: string) => page.locator(`#node-input-${property}`);

  /** What is wrong with a property, in words; undefined where it is right. */
  const problem = (property: string) =>
    page.evaluate(
      `(() => { const node = RED.nodes.node('node'); const answer = node._def.defaults.${property}.validate.call(node, $('#node-input-${property}').val(), {}); return answer === true ? undefined : answer; })()`,
    );

  it('completes a task with a few clicks and not a word of JSON', async () => {
    const key = editor.sandbox.addTask();
    form = await openNode(page, 'ask');
    await operation().selectOption({ label: 'complete task' });
    await form.getByRole('button', { name: 'msg.' }).first().press('Enter');
    await chooseType(page, 'str');
    await type('Task key', key);
    await form.getByLabel('Wait until searches no longer show it as open').check();
    await shoot(page, 'task-form');
    await done(page);
    await deploy(page);
    await press(page, 'press');
    await node(page, 'ask')
      .locator('.red-ui-flow-node-status-label')
      .filter({ hasText: 'completed' })
      .waitFor();
    const asked = editor.sandbox.requests.map(({ method, path }) => `${method} ${path}`);
    should(asked).containDeepOrdered([`POST /v2/user-tasks/${key}/completion`, 'POST /v2/user-tasks/search']);
    const flows = JSON.parse(await editor.get('/flows')) as { id: string }[];
    should(flows.find(({ id }) => id === 'node')).match({
      operation: 'complete',
      taskKey: key,
      taskKeyType: 'str',
      variables: 'variables',
      variablesType: 'msg',
      wait: true,
      waitTimeout: '',
    });
  });

  it('shows for each operation the fields that matter, and no other', async () => {
    form = await openNode(page, 'ask');
    const shown: Record<string, string[]> = {};
    for (const name of await operation()
      .locator('option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))) {
      await operation().selectOption(name);
      const fields = await visibleFields(form);
      should(fields).containDeep(ALWAYS);
      // A typed input shows a field without an id in place of its own.
      const names = await form
        .locator('.red-ui-typedInput-container input')
        .filter({ visible: true })
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
      shown[name] = [...fields.filter((one) => !ALWAYS.includes(one)), ...names.filter(Boolean)].sort();
    }
    should(shown).eql({
      get: ['Task key'],
      claim: ['Assignee', 'order'],
      assign: ['Assignee', 'Task key', 'allowOverride'],
      unassign: ['Task key'],
      complete: ['Task key', 'Variables', 'wait', 'waitTimeout'],
      update: ['Changes', 'Task key'],
      variables: ['Task key', 'variableNames'],
      setDraftVariables: ['Task key', 'Variables'],
      form: ['Task key'],
    });
    await operation().selectOption('complete');
    await field('wait').uncheck();
    should(await visibleFields(form)).not.containEql('waitTimeout');
    await page.locator('#node-dialog-cancel').click();
  });

  it('says in words what is wrong, and only of what the operation has', async () => {
    form = await openNode(page, 'ask');
    await operation().selectOption('assign');
    should(await problem('assignee')).match(/^Enter an assignee/);
    await type('Assignee', 'anna');
    should(await problem('assignee')).equal(undefined);
    await operation().selectOption('update');
    should(await problem('api')).equal(undefined);
    await field('api').selectOption('v1');
    should(await problem('api')).equal('Only Orchestration Cluster (v2) can update tasks');
    await operation().selectOption('setDraftVariables');
    should(await problem('api')).equal(undefined);
    await field('api').selectOption('v2');
    should(await problem('api')).equal('Only Tasklist (v1) has draft variables');
    await type('Variables', '');
    should(await problem('variables')).match(/^Enter variables/);
    await operation().selectOption('get');
    should(await problem('variables')).equal(undefined);
    await type('Task key', 'the one');
    should(await problem('taskKey')).equal('Task key: enter a whole number, or leave it blank');
    await operation().selectOption('complete');
    await field('waitTimeout').fill('soon');
    should(await problem('waitTimeout')).match(/whole number of seconds/);
    await field('wait').uncheck();
    should(await problem('waitTimeout')).equal(undefined);
    await page.locator('#node-dialog-cancel').click();
  });

  it('can be filled in by keyboard alone', async () => {
    form = await openNode(page, 'ask');
    const focused = () =>
      page.evaluate('document.activeElement.id || document.activeElement.getAttribute("aria-label")');
    await operation().focus();
    await page.keyboard.type('assign');
    await page.keyboard.press('Tab');
    should(await focused()).equal('node-input-api');
    for (const wanted of ['Task key', 'Assignee', 'node-input-allowOverride']) {
      for (let tabs = 0; tabs < 4 && (await focused()) !== wanted; tabs++) await page.keyboard.press('Tab');
      should(await focused()).equal(wanted);
    }
    await page.keyboard.press('Space');
    should(await field('allowOverride').isChecked()).be.true();
    await page.locator('#node-dialog-cancel').click();
  });
});
