import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { deploy, done, node, openNode, press } from './actions';
import { Editor, flowThatAsks, shoot } from './editor';

describe('search form', () => {
  let editor: Editor;
  let page: Page;
  let form: Locator;

  before(async () => {
    editor = await Editor.start();
    const query = { query: 'payload', queryType: 'msg', limit: '', pageSize: '' };
    const search = { api: 'v2', filters: [], sort: [], ...query, output: 'array', shape: 'common' };
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    await editor.deploy([
      ...flowThatAsks({ type: 'camunda8-search-tasks', cluster: 'cluster', ...search }),
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    page = await editor.open();
  });

  after(async () => {
    await editor?.close();
  });

  const row = (index: number) => form.locator('.camunda8-row').nth(index);
  const value = (index: number) =>
    row(index).locator('.red-ui-typedInput-container input[type=text]').first();

  it('finds tasks without a word of JSON: two filters, an order, and a limit', async () => {
    form = await openNode(page, 'ask');
    await form.getByText('add a filter').click();
    await form.getByText('add a filter').click();
    await row(1).getByLabel('What to look at').selectOption({ label: 'Assignee' });
    await value(1).fill('demo');
    await form.getByText('add an order').click();
    await page.locator('#node-input-limit').fill('1');
    await shoot(page, 'search-form');
    await done(page);
    await deploy(page);
    await press(page, 'press');
    await node(page, 'ask').locator('.red-ui-flow-node-status-label').filter({ hasText: '1 task' }).waitFor();
    const asked = editor.sandbox.requests.filter(({ path }) => path.endsWith('/search'));
    should(JSON.parse(asked.at(-1)?.body ?? '')).match({
      filter: { state: /CREATED/, assignee: /demo/ },
      sort: [{ field: 'creationDate', order: 'DESC' }],
    });
  });

  it('shows the saved rows again, and takes away one', async () => {
    form = await openNode(page, 'ask');
    should(await row(0).getByLabel('What to look at').inputValue()).equal('state');
    should(await value(0).inputValue()).equal('CREATED');
    should(await row(1).getByLabel('What to look at').inputValue()).equal('assignee');
    should(await row(2).getByLabel('Direction').inputValue()).equal('DESC');
    const rows = await form.locator('.camunda8-row').count();
    await form.locator('.red-ui-editableList-item-remove').first().click();
    await row(rows - 1).waitFor({ state: 'detached' });
    await done(page);
    await deploy(page);
    const flows = JSON.parse(await editor.get('/flows')) as { id: string }[];
    should(flows.find(({ id }) => id === 'node')).match({
      filters: [{ field: 'assignee', operator: '$eq', value: 'demo', valueType: 'str' }],
    });
  });

  it('offers the kind of value that an operator takes', async () => {
    form = await openNode(page, 'ask');
    const type = (index: number) =>
      row(index)
        .locator('.camunda8-value')
        .evaluate((input) => $(input).typedInput('type'));
    await row(0).getByLabel('How to compare').selectOption({ label: 'is there' });
    should(await type(0)).equal('bool');
    await row(0).getByLabel('How to compare').selectOption({ label: 'is one of' });
    should(await type(0)).equal('json');
    await page.locator('#node-dialog-cancel').click();
  });

  it('marks a node whose filter, query, limit or page size cannot be right, and says which', async () => {
    const complaints = await page.evaluate(`(() => {
      const node = RED.nodes.node('node');
      const wrong = [
        ['filters', [{ field: 'state', operator: '$in', value: '[', valueType: 'json' }]],
        ['query', 'a b'],
        ['limit', 'some'],
        ['pageSize', '10001'],
      ];
      return wrong.map(([property, value]) => node._def.defaults[property].validate.call(node, value, {}));
    })()`);
    should(complaints).eql([
      'The value of filter 1 does not fit its type',
      'The query does not fit its type',
      'This should be a whole number, or nothing for all tasks',
      'This should be a whole number from 1 to 10000',
    ]);
  });
});
