import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { deploy, done, node, openNode, press } from '../actions';
import { Editor, flowThatAsks, shoot } from '../editor';

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

  /** What Done has put into the node. */
  const saved = (property: string) => page.evaluate(`RED.nodes.node('node').${property}`);

  it('finds tasks without a word of JSON: two filters, an order, and a limit', async () => {
    form = await openNode(page, 'ask');
    await form.getByText('add a filter').click();
    await form.getByText('add a filter').click();
    await row(1).getByLabel('Field').selectOption({ label: 'Assignee' });
    await value(1).fill('demo');
    await form.getByText('add a sort field').click();
    await form.getByText('What comes out?').click();
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
    should(await row(0).getByLabel('Field').inputValue()).equal('state');
    should(await value(0).inputValue()).equal('CREATED');
    should(await row(1).getByLabel('Field').inputValue()).equal('assignee');
    should(await row(2).getByLabel('Direction').inputValue()).equal('DESC');
    const rows = await form.locator('.camunda8-row').count();
    await form.getByLabel('remove this row').first().press('Enter');
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
    await row(0).getByLabel('Comparison').selectOption({ label: 'exists' });
    should(await type(0)).equal('bool');
    await row(0).getByLabel('Comparison').selectOption({ label: 'is one of' });
    should(await type(0)).equal('str');
    should(await value(0).getAttribute('placeholder')).equal('anna, ben');
    await value(0).fill('anna, demo');
    await page.waitForFunction(
      `$('#camunda8-request').val().replaceAll(/\\s/g, '').includes('["anna","demo"]')`,
    );
    await page.locator('#node-dialog-cancel').click();
  });

  it('compares a due date with now, and a variable by its name', async () => {
    form = await openNode(page, 'ask');
    await row(0).getByLabel('Field').selectOption({ label: 'Due date' });
    await row(0).getByLabel('Comparison').selectOption({ label: 'is in the next' });
    await row(0).getByLabel('Amount of time').fill('2');
    await form.getByText('add a filter').click();
    await row(1).getByLabel('Field').selectOption({ label: 'Process variable' });
    await row(1).getByLabel('Name of the variable').fill('plant');
    await value(1).fill('basil');
    await shoot(page, 'search-form-dates');
    await done(page);
    should(await saved('filters')).eql([
      { field: 'dueDate', operator: '$eq', value: 'P2D', valueType: 'relative' },
      { field: 'processInstanceVariables.plant', operator: '$eq', value: 'basil', valueType: 'str' },
    ]);
  });

  it('shows such rows again, and a changed unit', async () => {
    form = await openNode(page, 'ask');
    should(await row(0).getByLabel('Amount of time').inputValue()).equal('2');
    should(await row(1).getByLabel('Name of the variable').inputValue()).equal('plant');
    await row(0).getByLabel('Comparison').selectOption({ label: 'is longer ago than' });
    await row(0).getByLabel('Unit of time').selectOption({ label: 'hours' });
    await done(page);
    should(await saved('filters')).match({ 0: { operator: '$lte', value: '-PT2H' }, 1: { value: 'basil' } });
    form = await openNode(page, 'ask');
    await row(0).getByLabel('Comparison').selectOption({ label: 'is overdue' });
    should(await row(0).getByLabel('Amount of time').isVisible()).be.false();
    await row(1).getByLabel('Field').selectOption({ label: 'State' });
    should(await row(1).getByLabel('Name of the variable').isVisible()).be.false();
    await done(page);
    should(await saved('filters')).match({
      0: { operator: '$lte', value: 'P0D', valueType: 'relative' },
      1: { field: 'state' },
    });
  });

  it('says below a row that it has no value', async () => {
    form = await openNode(page, 'ask');
    await form.getByText('add a filter').click();
    const last = (await form.locator('.camunda8-filter').count()) - 1;
    await row(last).getByLabel('Field').selectOption({ label: 'Assignee' });
    const words = row(last).getByText(`Filter ${last + 1} has no value`);
    should(await words.isVisible()).be.true();
    should(await value(last).getAttribute('aria-describedby')).equal(await words.getAttribute('id'));
    await shoot(page, 'search-form-problem');
    await value(last).fill('demo');
    await words.waitFor({ state: 'detached' });
    await page.locator('#node-dialog-cancel').click();
  });

  it('shows the defaults where an old flow has no value', async () => {
    await page.evaluate(`
      for (const name of ['api', 'output', 'shape', 'query', 'queryType', 'filters', 'sort']) delete RED.nodes.node('node')[name];
    `);
    form = await openNode(page, 'ask');
    const shown = ['api', 'output', 'shape', 'query', 'queryType'].map((name) =>
      page.locator(`#node-input-${name}`).inputValue(),
    );
    should(await Promise.all(shown)).eql(['v2', 'array', 'common', 'payload', 'msg']);
    await done(page);
    should(await saved('valid')).be.true();
  });

  it('folds what comes out, as long as that is what most people want, and says what it is', async () => {
    await page.evaluate(`Object.assign(RED.nodes.node('node'), { limit: '', sort: [] })`);
    form = await openNode(page, 'ask');
    should(await page.locator('#node-input-limit').isVisible()).be.false();
    should(await form.locator('summary').innerText()).match(/all tasks in one message$/);
    await form.getByText('What comes out?').click();
    await page.locator('#node-input-output').selectOption('task');
    await done(page);
    form = await openNode(page, 'ask');
    should(await page.locator('#node-input-output').isVisible()).be.true();
    await page.locator('#node-dialog-cancel').click();
  });

  it('shows nothing of an order before one is added', async () => {
    form = await openNode(page, 'ask');
    const list = form.locator('.red-ui-editableList-container').nth(1);
    should(await list.isVisible()).be.false();
    await form.getByText('add a sort field').click();
    should(await list.isVisible()).be.true();
    await page.locator('#node-dialog-cancel').click();
  });

  const complaints: [what: string, row: object, words: RegExp][] = [
    [
      'a word for a date',
      { field: 'dueDate', value: 'tomorrow' },
      /“tomorrow” is not a date. Write one like 2026-/,
    ],
    ['a date with dots', { field: 'dueDate', value: '28.11.2026' }, /“28.11.2026” is not a date/],
    ['a day that is none', { field: 'dueDate', value: '2026-11-45' }, /is not a date/],
    [
      'a state of its own',
      { field: 'state', value: 'open' },
      /“open” is not a possible value. Choose one of CREATED, /,
    ],
    ['a word for a number', { field: 'priority', value: 'high' }, /“high” is not a number/],
    ['one of a list', { field: 'priority', operator: '$in', value: '50, high' }, /“high” is not a number/],
    ['a key with letters', { field: 'userTaskKey', value: 'k1' }, /“k1” is not a key/],
    ['a right date', { field: 'dueDate', operator: '$lte', value: '2026-11-28' }, /^true$/],
    ['a moment', { field: 'dueDate', operator: '$lte', value: '2026-11-28T14:30:00+01:00' }, /^true$/],
    ['a right state', { field: 'state', value: 'COMPLETED' }, /^true$/],
    ['a part of a state', { field: 'state', operator: '$like', value: 'c*' }, /^true$/],
    ['an environment variable', { field: 'dueDate', value: '$' + '{DAY}' }, /^true$/],
  ];
  for (const [what, row, words] of complaints) {
    it(`says of ${what} what to write`, async () => {
      const filters = [{ operator: '$eq', valueType: 'str', ...row }];
      const validate = `RED.nodes.node('node')._def.defaults.filters.validate.call({}, ${JSON.stringify(filters)}, {})`;
      should(String(await page.evaluate(validate))).match(words);
    });
  }

  it('says that two rows ask the same', async () => {
    const row = { field: 'state', operator: '$eq', value: 'CREATED', valueType: 'str' };
    const validate = `RED.nodes.node('node')._def.defaults.filters.validate.call({}, ${JSON.stringify([row, row])}, {})`;
    should(await page.evaluate(validate)).match(/^Filter 2 is the same as filter 1/);
  });

  it('marks a node whose filter, query, limit or page size cannot be right, and says which', async () => {
    const complaints = await page.evaluate(`(() => {
      const node = RED.nodes.node('node');
      const wrong = [
        ['filters', [{ field: 'state', operator: '$in', value: '[', valueType: 'json' }]],
        ['filters', [{ field: 'dueDate', operator: '$eq', value: 'PsomeD', valueType: 'relative' }]],
        ['filters', [{ field: 'localVariables.', operator: '$eq', value: 'basil', valueType: 'str' }]],
        ['query', 'a b'],
        ['limit', 'some'],
        ['pageSize', '10001'],
      ];
      return wrong.map(([property, value]) => node._def.defaults[property].validate.call(node, value, {}));
    })()`);
    should(complaints).eql([
      'Filter 1: the value does not fit its type',
      'Filter 1 needs a whole number of minutes, hours, days or weeks',
      'Filter 1 needs the name of a variable',
      'Query: the value does not fit the chosen type',
      'Limit: enter a whole number, or leave it blank for all tasks',
      'Page size: enter a whole number from 1 to 10000',
    ]);
  });
});
