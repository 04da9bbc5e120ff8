import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { done, openNode } from '../actions';
import { Editor, flowThatAsks, shoot } from '../editor';

describe('search form, the request', () => {
  let editor: Editor;
  let page: Page;
  let form: Locator;

  before(async () => {
    editor = await Editor.start();
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    await editor.deploy([
      ...flowThatAsks({
        type: 'camunda8-search-tasks',
        cluster: 'cluster',
        api: 'v2',
        filters: [],
        sort: [],
      }),
      { id: 'cluster', type: 'camunda8-cluster', tenantId: 'home', ...cluster },
    ]);
    page = await editor.open('en-US', { width: 1300, height: 1500 });
    form = await openNode(page, 'ask');
  });

  after(async () => {
    await editor?.close();
  });

  const row = (index: number) => form.locator('.camunda8-row').nth(index);
  const field = (index: number) => row(index).getByLabel('Field');
  const value = (index: number) =>
    row(index).locator('.red-ui-typedInput-container input[type=text]').first();
  const note = () => page.locator('#camunda8-request-note');

  /** The request in the box, when it holds this text. */
  async function request(text: string): Promise<unknown> {
    await page.waitForFunction(
      `$('#camunda8-request').val().replaceAll(/\\s/g, '').includes(${JSON.stringify(text)})`,
    );
    return JSON.parse(await form.getByLabel('Request', { exact: true }).inputValue());
  }

  it('is there when the form opens, and cannot be typed into', async () => {
    should(await request('limit')).eql({ filter: { tenantId: 'home' }, page: { limit: 100 } });
    should(await form.getByLabel('Request', { exact: true }).isEditable()).be.false();
  });

  it('follows each change: a row, its value, an order, a limit, the API', async () => {
    await form.getByText('add a filter').click();
    await request('CREATED');
    await field(0).selectOption({ label: 'Assignee' });
    await value(0).fill('demo');
    await value(0).press('Tab');
    await request('"assignee":"demo"');
    await form.getByText('add a sort field').click();
    await form.getByText('What comes out?').click();
    await page.locator('#node-input-limit').fill('7');
    // The suggestions have asked the cluster, so its version is known, and 8.8 wants to know from where.
    should(await request('"from":0,"limit":7')).eql({
      filter: { assignee: 'demo', tenantId: 'home' },
      sort: [{ field: 'creationDate', order: 'DESC' }],
      page: { from: 0, limit: 7 },
    });
    await page.locator('#node-input-api').selectOption('v1');
    should(await request('creationTime')).match({ assignee: 'demo', tenantIds: ['home'], pageSize: 7 });
    await page.locator('#node-input-variables').fill('plant');
    should(await request('includeVariables')).match({ includeVariables: [{ name: 'plant' }] });
    await page.locator('#node-input-api').selectOption('v2');
    await request('creationDate');
  });

  it('says what is known only with a message', async () => {
    await row(0)
      .locator('.camunda8-value')
      .evaluate((input) => {
        $(input).typedInput('type', 'msg');
        $(input).typedInput('value', 'who');
      });
    await request('"assignee":"msg.who"');
    should(await note().innerText()).match(/Only known when the flow runs: msg\.who, msg\.payload$/);
  });

  it('says at a row which Camunda it needs', async () => {
    await form.getByText('add a filter').click();
    await field(1).selectOption({ label: 'Due date' });
    await row(1).getByLabel('Comparison').selectOption({ label: 'is in the next' });
    await row(1).getByText('Needs Camunda 8.8 or newer').waitFor();
    should(await row(0).locator('.camunda8-since').innerText()).equal('');
    await shoot(page, 'search-request');
  });

  it('says in words what cannot be sent', async () => {
    await row(1).getByLabel('Amount of time').fill('');
    await page.waitForFunction(`$('#camunda8-request').val().includes('needs a time from now')`);
    await form.locator('.red-ui-editableList-item-remove').nth(1).click();
    await request('"assignee":"msg.who"');
  });

  it('does not become free JSON while a row is wrong, says why and keeps the rows', async () => {
    const free = form.getByLabel('JSON instead of the rows');
    await form.getByText('add a filter').click();
    await field(1).selectOption({ label: 'Due date' });
    await value(1).fill('tomorrow');
    await free.click();
    await form.getByText('Correct the rows first. Filter 2').waitFor();
    should(await free.isChecked()).be.false();
    should(await value(1).inputValue()).equal('tomorrow');
    should(await page.locator('#node-input-queryType').inputValue()).equal('msg');
    await shoot(page, 'search-free-json-refused');
    await form.locator('.red-ui-editableList-item-remove').nth(1).click();
    await form.locator('.camunda8-filter').nth(1).waitFor({ state: 'detached' });
  });

  it('becomes free JSON without losing the rows', async () => {
    await form.getByLabel('JSON instead of the rows').check();
    await form.getByText('add a filter').waitFor({ state: 'hidden' });
    should(await form.getByText('add a filter').isVisible()).be.false();
    const query = page.locator('#node-input-query');
    should(JSON.parse(String(await query.evaluate((input) => $(input).typedInput('value'))))).match({
      filter: { assignee: 'msg.who' },
    });
    await query.evaluate((input) => {
      $(input).typedInput('value', '{"filter":{"name":"Feed the cat"}}');
    });
    should(await request('Feed')).match({ filter: { name: 'Feed the cat', tenantId: 'home' } });
    await done(page);
    should(await page.evaluate(`RED.nodes.node('node')`)).match({
      freeJson: true,
      queryType: 'json',
      filters: [{ field: 'assignee', value: 'who', valueType: 'msg' }],
    });
  });

  it('does not mind what is wrong with a row that rests', async () => {
    const valid = (freeJson: boolean) =>
      page.evaluate(`(() => {
        const rows = [{ field: 'state', operator: '$in', value: '[', valueType: 'json' }];
        const { validate } = RED.nodes.node('node')._def.defaults.filters;
        return validate.call({ freeJson: ${freeJson} }, rows, {});
      })()`);
    should(await valid(true)).be.true();
    should(await valid(false)).be.String();
  });

  it('goes back to the rows as they were', async () => {
    form = await openNode(page, 'ask');
    await request('Feed');
    should(await form.getByText('add a filter').isVisible()).be.false();
    await form.getByLabel('JSON instead of the rows').uncheck();
    await form.getByText('add a filter').waitFor();
    should(await request('msg.who')).match({ filter: { assignee: 'msg.who' }, sort: { length: 1 } });
    should(await page.locator('#node-input-queryType').inputValue()).equal('msg');
    await done(page);
  });
});
