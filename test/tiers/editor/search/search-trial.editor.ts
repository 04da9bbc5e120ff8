import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { done, isInSight, openCluster, openNode } from '../actions';
import { Editor, flowThatAsks, shoot } from '../editor';

/** The form asks a cluster whose password is only in the session of the editor, not in the runtime. */
describe('search form, asking the cluster', () => {
  let editor: Editor;
  let page: Page;
  let form: Locator;

  before(async () => {
    editor = await Editor.start({ authentication: 'basic' });
    await editor.deploy(
      flowThatAsks({ type: 'camunda8-search-tasks', api: 'v2', filters: [], sort: [], limit: '' }),
    );
    page = await editor.open('en-US', { width: 1300, height: 1700 });
    form = await openNode(page, 'ask');
  });

  after(async () => {
    await editor?.close();
  });

  const row = (index: number) => form.locator('.camunda8-row').nth(index);
  const value = (index: number) =>
    row(index).locator('.red-ui-typedInput-container input[type=text]').first();
  const trial = () => form.getByRole('status');

  /** Presses the button by keyboard. */
  async function tryIt(words: string): Promise<void> {
    await form.locator('#camunda8-try').press('Enter');
    await trial().getByText(words).first().waitFor();
  }

  async function suggestions(field: string): Promise<(string | null)[]> {
    const options = form.locator(`#camunda8-suggestions-${field} option`);
    await options.first().waitFor({ state: 'attached' });
    return options.evaluateAll((found) => found.map((option) => option.getAttribute('value')));
  }

  it('says that a cluster must be chosen', async () => {
    await tryIt('Choose a cluster first');
  });

  it('shows count and first five tasks of a cluster that was never deployed', async () => {
    await openCluster(page, 'add');
    const field = (name: string) => page.locator(`#node-config-input-${name}`);
    await field('environment').selectOption('self-managed');
    await field('restAddress').fill(editor.sandbox.url);
    await field('authentication').selectOption('basic');
    await field('username').fill('demo');
    await field('password').fill('demo');
    await done(page);
    await form.getByText('add a filter').click();
    should(await value(0).getAttribute('list')).equal('camunda8-suggestions-state');
    should(await suggestions('state')).containDeep(['CREATED', 'COMPLETED']);
    await tryIt('8 tasks');
    should(await trial().getByRole('listitem').count()).equal(5);
    should(await trial().innerText()).match(/Feed the cat · CREATED · anna · due /);
  });

  it('suggests what the cluster has, where a value is text', async () => {
    await row(0).getByLabel('Field').selectOption({ label: 'Assignee' });
    should(await value(0).inputValue()).equal('');
    await value(0).focus();
    should(await suggestions('assignee')).eql(['anna', 'ben', 'demo']);
    should(await value(0).getAttribute('list')).equal('camunda8-suggestions-assignee');
    should(await suggestions('candidateGroup')).eql(['garden', 'home']);
    const element = form.locator('#camunda8-suggestions-elementId option[value="do-feed-cat"]');
    should(await element.getAttribute('label')).equal('Feed the cat');
    await value(0).fill('demo');
    await tryIt('2 tasks');
    await page.waitForFunction(`$('#camunda8-request').val().includes('demo')`);
    await shoot(page.locator('.red-ui-tray').last(), 'search-trial');
    await row(0)
      .locator('.camunda8-value')
      .evaluate((input) => {
        $(input).typedInput('type', 'msg');
        $(input).typedInput('value', 'who');
      });
    should(await value(0).getAttribute('list')).equal(null);
  });

  it('tries a value of a message with a message, which is not saved', async () => {
    const field = page.locator('#camunda8-testMsg');
    const message = form.getByRole('textbox', { name: 'Try it with msg' });
    await message.waitFor();
    should(await field.evaluate((input) => $(input).typedInput('value'))).equal('{"who":""}');
    await message.fill('{"who":"demo"}');
    await tryIt('2 tasks');
    await shoot(page.locator('.red-ui-tray').last(), 'search-trial-message');
    await message.fill('anna');
    await tryIt('enter a JSON object');
    await message.fill('{"whom":"anna"}');
    await tryIt('has no value');
  });

  it('takes away an answer as soon as it is about other values', async () => {
    await row(0).getByLabel('Comparison').selectOption({ label: 'is not' });
    should(await trial().innerText()).equal('');
  });

  it('says what is known only when the node runs', async () => {
    await row(0)
      .locator('.camunda8-value')
      .evaluate((input) => {
        $(input).typedInput('type', 'flow');
        $(input).typedInput('value', 'who');
      });
    should(await form.getByRole('textbox', { name: 'Try it with msg' }).isVisible()).be.false();
    await tryIt('flow.who is only known when the flow runs');
    should(await trial().getByRole('listitem').count()).equal(0);
  });

  it('brings the answer into sight in a low window', async () => {
    await page.setViewportSize({ width: 1300, height: 600 });
    await tryIt('only known when the flow runs');
    should(await isInSight(trial())).be.true();
    await page.setViewportSize({ width: 1300, height: 1700 });
  });

  it('says in words why the cluster cannot be asked', async () => {
    await editor.sandbox.close();
    await form.locator('.red-ui-editableList-item-remove').first().click();
    await row(0).waitFor({ state: 'detached' });
    await tryIt('Camunda');
    await trial().getByText('Nothing listens').waitFor();
  });
});
