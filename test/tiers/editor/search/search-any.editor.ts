import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { deploy, done, node, openNode, press } from '../actions';
import { Editor, flowThatAsks, shoot } from '../editor';

const cluster = (restAddress: string) => ({
  ...{ id: 'cluster', type: 'camunda8-cluster' },
  ...{ environment: 'self-managed', authentication: 'none', restAddress },
});

describe('form of the search for anything', () => {
  let editor: Editor;
  let page: Page;
  let form: Locator;

  before(async () => {
    editor = await Editor.start();
    const search = { type: 'camunda8-search', cluster: 'cluster', entity: 'process-instances' };
    const filters = [{ field: 'state', operator: '$eq', value: 'ACTIVE', valueType: 'str' }];
    await editor.deploy([
      ...flowThatAsks({ ...search, filters, sort: [], query: 'payload', queryType: 'msg' }),
      cluster(editor.sandbox.url),
    ]);
    page = await editor.open('en-US', { width: 1300, height: 1300 });
  });

  after(async () => {
    await editor?.close();
  });

  const row = (index: number) => form.locator('.camunda8-row').nth(index);
  const value = (index: number) =>
    row(index).locator('.red-ui-typedInput-container input[type=text]').first();
  const searchFor = (label: string) => page.locator('#node-input-entity').selectOption({ label });
  const holds = (text: string) =>
    page.waitForFunction(`$('#camunda8-request').val().includes(${JSON.stringify(text)})`);
  const saved = (property: string) => page.evaluate(`RED.nodes.node('node').${property}`);

  it('offers the fields, sorts and values of what is chosen', async () => {
    form = await openNode(page, 'ask');
    await searchFor('Jobs');
    await row(0).waitFor({ state: 'detached' });
    await form.getByText('add a filter').click();
    should(await row(0).getByLabel('Field').inputValue()).equal('state');
    should(await value(0).inputValue()).equal('CREATED');
    await row(0).getByLabel('Field').selectOption({ label: 'Retries left' });
    await value(0).fill('0');
    await form.getByText('add a sort field').click();
    should(await row(1).getByLabel('Field').inputValue()).equal('jobKey');
    await holds('"retries"');
    should(await form.locator('datalist#camunda8-suggestions-kind option').count()).equal(4);
    await shoot(page, 'search-any-jobs');
  });

  it('has the rows of before again with what they are for', async () => {
    await searchFor('Process instances');
    should(await row(0).getByLabel('Field').inputValue()).equal('state');
    should(await value(0).inputValue()).equal('ACTIVE');
    await row(1).waitFor({ state: 'detached' });
    should(await form.locator('datalist#camunda8-suggestions-kind').count()).equal(0);
    await searchFor('Jobs');
    should(await value(0).inputValue()).equal('0');
  });

  it('asks yes or no where that is what a field says', async () => {
    await searchFor('Process instances');
    await form.getByText('add a filter').click();
    await row(1).getByLabel('Field').selectOption({ label: 'Has an incident' });
    should(await row(1).getByLabel('Comparison').locator('option').allInnerTexts()).eql(['is']);
    await holds('"hasIncident": true');
    await row(1).getByLabel('Field').selectOption({ label: 'Started' });
    await row(1).getByLabel('Comparison').selectOption({ label: 'is in the last' });
    await holds('"startDate"');
  });

  it('shows what is found before it is deployed, and finds it then', async () => {
    await form.locator('#camunda8-try').click();
    await form.getByRole('listitem').filter({ hasText: 'ACTIVE' }).first().waitFor();
    should(await page.locator('#camunda8-trial > div').innerText()).match(/^\d+ found$/);
    await shoot(page, 'search-any');
    await done(page);
    should(await saved('entity')).equal('process-instances');
    should(await saved('filters')).match([{ field: 'state' }, { field: 'startDate', value: '-P1D' }]);
    await deploy(page);
    await press(page, 'press');
    const status = node(page, 'ask').locator('.red-ui-flow-node-status-label');
    await status.filter({ hasText: 'process instances' }).waitFor();
  });
});

describe('form of the search for anything, for a Camunda 8.6', () => {
  let editor: Editor;
  let page: Page;

  before(async () => {
    editor = await Editor.start({ version: '8.6' });
    const search = { type: 'camunda8-search', cluster: 'cluster', entity: 'user-tasks' };
    await editor.deploy([
      ...flowThatAsks({ ...search, filters: [], sort: [], query: 'payload', queryType: 'msg' }),
      cluster(editor.sandbox.url),
    ]);
    page = await editor.open('en-US', { width: 1300, height: 1300 });
  });

  after(async () => {
    await editor?.close();
  });

  it('does not let choose what 8.6 cannot search, and says from when on it is there', async () => {
    const form = await openNode(page, 'ask');
    await form.locator('#camunda8-try').click();
    await page.waitForFunction(`$('#camunda8-request-note').text().includes('8.6')`);
    const choice = (words: string) => page.locator('#node-input-entity option').filter({ hasText: words });
    should(await choice('Jobs (from Camunda 8.8)').isDisabled()).be.true();
    should(await choice('Audit log (from Camunda 8.9)').isDisabled()).be.true();
    should(await choice('Incidents').isDisabled()).be.false();
    await page.locator('#node-input-entity').selectOption({ label: 'Process instances' });
    await page.waitForFunction(`$('#camunda8-request').val().includes('"running": true')`);
    await shoot(page, 'search-any-lacking');
  });
});
