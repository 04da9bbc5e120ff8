import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { FaultServer } from '../../../support/fault-server';
import { json } from '../../../support/faults';
import { done, node, openNode, press } from '../actions';
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
    should(await note()).match(/to this Camunda 8\.6/);
  });

  const choice = (label: string, words: string) =>
    form.getByLabel(label, { exact: true }).last().locator('option').filter({ hasText: words });

  it('does not let choose what 8.6 lacks, and says from when on it is there', async () => {
    await form.getByRole('button', { name: 'add a filter' }).click();
    const due = choice('Field', 'Due date (from Camunda 8.8)');
    await due.waitFor({ state: 'attached' });
    should(await due.isDisabled()).be.true();
    should(await choice('Field', 'Assignee').isDisabled()).be.false();
    should(await choice('Comparison', 'is like (* and ?) (from Camunda 8.8)').isDisabled()).be.true();
    await form.getByRole('button', { name: 'add a sort field' }).click();
    should(await choice('Field', 'Task name (from Camunda 8.7)').isDisabled()).be.true();
    should(await choice('Field', 'Priority').isDisabled()).be.false();
    await shoot(page, 'search-version-lacking');
    await page.keyboard.press('Control+Escape');
    await form.waitFor({ state: 'detached' });
  });

  it('does not let choose what Tasklist lacks', async () => {
    form = await openNode(page, 'ask');
    await page.locator('#node-input-api').selectOption('v1');
    const name = choice('Field', 'Task name (not available here)');
    await name.waitFor({ state: 'attached' });
    should(await name.isDisabled()).be.true();
    const problem = form.getByText('Filter 1: Tasklist (v1) cannot filter by “Task key”.');
    await problem.waitFor();
    await page.locator('#node-input-api').selectOption('v2');
    await problem.waitFor({ state: 'hidden' });
    await page.locator('#node-input-api').selectOption('v1');
    await done(page);
    await page.waitForFunction(`RED.nodes.node('node').valid === false`);
    form = await openNode(page, 'ask');
    await page.locator('#node-input-api').selectOption('v2');
    await done(page);
    await page.waitForFunction(`RED.nodes.node('node').valid === true`);
    form = await openNode(page, 'ask');
    await page.keyboard.press('Control+Escape');
    await form.waitFor({ state: 'detached' });
  });

  it('keeps what a flow has and 8.6 lacks, and says so in the words of the form', async () => {
    await page.evaluate(`RED.nodes.node('node').filters = [
      { field: 'dueDate', operator: '$lte', value: 'P0D', valueType: 'relative' },
      { field: 'assignee', operator: '$like', value: 'a*', valueType: 'str' },
    ]`);
    form = await openNode(page, 'ask');
    await holds('Camunda 8.6');
    should(await form.getByLabel('Field', { exact: true }).first().inputValue()).equal('dueDate');
    should(await form.getByLabel('Request', { exact: true }).inputValue()).match(
      /by “Due date”.* “State”, “Assignee”/,
    );
    await form.getByText('Needs Camunda 8.8 or newer').first().waitFor();
    await form.locator('.red-ui-editableList-item-remove').first().click();
    await holds('“is like');
    await shoot(page, 'search-version');
    await done(page);
    should(await page.evaluate(`RED.nodes.node('node').filters`)).match([{ operator: '$like', value: 'a*' }]);
  });
});

/** A cluster that nobody has deployed or searched: its version is known when the form has asked it. */
describe('search form, for a Camunda 8.10', () => {
  let editor: Editor;
  let server: FaultServer;
  let page: Page;

  before(async () => {
    editor = await Editor.start();
    server = await FaultServer.start();
    server.on('/v2/topology', json({ gatewayVersion: '8.10.0' }));
    server.on('/v2/user-tasks/search', json({ items: [], page: { totalItems: 0 } }));
    const cluster = { environment: 'self-managed', restAddress: server.url, authentication: 'none' };
    await editor.deploy([
      ...flowThatAsks({ type: 'camunda8-search-tasks', cluster: 'cluster', filters: [], sort: [] }),
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    page = await editor.open('en-US', { width: 1300, height: 1300 });
  });

  after(async () => {
    await editor?.close();
    await server?.stop();
  });

  it('does not let choose Tasklist after Try it', async () => {
    const form = await openNode(page, 'ask');
    const tasklist = page.locator('#node-input-api option[value=v1]');
    should(await tasklist.isDisabled()).be.false();
    await form.locator('#camunda8-try').click();
    await page.waitForFunction(`$('#camunda8-request-note').text().includes('8.10')`);
    should(await tasklist.isDisabled()).be.true();
    should(await tasklist.innerText()).match(/not available here/);
  });
});
