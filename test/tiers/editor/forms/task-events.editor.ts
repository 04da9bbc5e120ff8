import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { deploy, done, node, openNode } from '../actions';
import { Editor, shoot } from '../editor';

describe('form of the task events', () => {
  let editor: Editor;
  let page: Page;
  let form: Locator;

  before(async () => {
    editor = await Editor.start({ tasks: 'empty' });
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    const events = { type: 'camunda8-task-events', version: 1, cluster: 'cluster', api: 'v2', filters: [] };
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Flow' },
      {
        ...{ ...events, id: 'node', z: 'flow', name: 'watch', x: 200, y: 100, wires: [['debug']] },
        ...{ freeJson: false, query: '{}', queryType: 'json', start: 'new', interval: '', fullInterval: '' },
      },
      {
        ...{
          id: 'debug',
          type: 'debug',
          z: 'flow',
          x: 400,
          y: 100,
          wires: [],
          active: true,
          tosidebar: true,
        },
        ...{ complete: 'payload.name', targetType: 'msg' },
      },
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    page = await editor.open();
  });

  after(async () => {
    await editor?.close();
  });

  const row = (index: number) => form.locator('.camunda8-row').nth(index);
  const saved = (property: string) => page.evaluate(`RED.nodes.node('node').${property}`);
  const status = () => node(page, 'watch').locator('.red-ui-flow-node-status-label');

  it('has the filter rows of the search, without the state and without values of a message', async () => {
    form = await openNode(page, 'watch');
    await form.getByText('add a filter').click();
    const fields = row(0).getByLabel('Field').locator('option');
    should(await fields.allTextContents()).containEql('Assignee');
    should(await fields.allTextContents()).not.containEql('State');
    const types = await row(0)
      .locator('.camunda8-value')
      .evaluate((input) => {
        const value = $(input);
        value.typedInput('type', 'msg');
        return value.typedInput('type');
      });
    should(types).equal('str');
    await page.locator('#node-dialog-cancel').click();
  });

  it('watches what its rows say, and a message comes when there is a new task', async () => {
    form = await openNode(page, 'watch');
    await form.getByText('add a filter').click();
    await row(0).locator('.red-ui-typedInput-container input[type=text]').first().fill('anna');
    await page.locator('#node-input-interval').fill('1');
    await shoot(page, 'task-events-form');
    await done(page);
    should(await saved('filters')).eql([
      { field: 'assignee', operator: '$eq', value: 'anna', valueType: 'str' },
    ]);
    await deploy(page);
    await status().filter({ hasText: '0 open' }).waitFor();
    editor.sandbox.addTask({ assignee: 'ben' });
    editor.sandbox.addTask({ assignee: 'anna', name: 'Feed the cat' });
    await status().filter({ hasText: '1 open' }).waitFor();
    await page.evaluate("RED.sidebar.show('debug')");
    const message = page.locator('.red-ui-debug-msg').filter({ hasText: 'Feed the cat' });
    await message.first().waitFor();
    should(await page.locator('.red-ui-debug-msg').filter({ hasText: 'created' }).count()).equal(1);
  });

  /** Where the wires of each output lead. */
  const wires = () => page.evaluate(`RED.nodes.createExportableNodeSet([RED.nodes.node('node')])[0].wires`);

  it('has every event ticked where an old flow has no choice', async () => {
    form = await openNode(page, 'watch');
    for (const event of ['created', 'assigned', 'updated', 'completed', 'canceled']) {
      should(await form.getByLabel(event, { exact: true }).isChecked()).be.true();
    }
    await done(page);
    should(await saved('outputs')).equal(1);
  });

  it('has an output for each ticked event, and wires stay with their event', async () => {
    form = await openNode(page, 'watch');
    await form.getByLabel('One output for each event').check();
    await form.getByLabel('updated', { exact: true }).uncheck();
    await shoot(page, 'task-events-outputs');
    await done(page);
    should(await saved('events')).eql(['created', 'assigned', 'completed', 'canceled']);
    should(await saved('outputs')).equal(4);
    should(await wires()).eql([['debug'], [], [], []]);
    const labels = `[0, 1, 2, 3].map((index) => RED.nodes.node('node')._def.outputLabels.call(RED.nodes.node('node'), index))`;
    should(await page.evaluate(labels)).eql(['created', 'assigned', 'completed', 'canceled']);
    await page.evaluate(`RED.nodes.addLink({
      source: RED.nodes.node('node'), sourcePort: 2, target: RED.nodes.node('debug'),
    }) ?? ''`);
    form = await openNode(page, 'watch');
    await form.getByLabel('assigned', { exact: true }).uncheck();
    await done(page);
    should(await wires()).eql([['debug'], ['debug'], []]);
    form = await openNode(page, 'watch');
    await form.getByLabel('One output for each event').uncheck();
    await done(page);
    should(await saved('outputs')).equal(1);
    should(await wires()).eql([['debug']]);
  });

  it('says that a node without a tick sends every event', async () => {
    form = await openNode(page, 'watch');
    // The form has its last height when the request is in view: a click hits what it aims at.
    await page.waitForFunction("$('#camunda8-request').val().includes('anna')");
    const note = form.getByText('Nothing is ticked');
    should(await note.isVisible()).be.false();
    for (const event of ['created', 'completed', 'canceled'])
      await form.getByLabel(event, { exact: true }).uncheck();
    should(await note.isVisible()).be.true();
    await page.locator('#node-dialog-cancel').click();
  });

  it('makes the rows a text and back again', async () => {
    form = await openNode(page, 'watch');
    await page.waitForFunction("$('#camunda8-request').val().includes('anna')");
    await page.locator('#node-input-freeJson').check();
    await page.locator('#node-input-filters-list').waitFor({ state: 'hidden' });
    should(await page.locator('#node-input-filters-list').isVisible()).be.false();
    await done(page);
    should(await saved('query')).match(/"assignee":\s?"anna"/);
    should(await saved('valid')).be.true();
    form = await openNode(page, 'watch');
    await page.locator('#node-input-freeJson').uncheck();
    should(await row(0).isVisible()).be.true();
    await done(page);
    should(await saved('query')).equal('{}');
    should(await saved('queryType')).equal('json');
  });

  it('marks what cannot be right, and says which', async () => {
    const complaints = await page.evaluate(`(() => {
      const node = RED.nodes.node('node');
      const row = (field, value, valueType) => [{ field, operator: '$eq', value, valueType }];
      const wrong = [
        ['filters', row('state', 'CREATED', 'str')],
        ['filters', row('assignee', 'topic', 'msg')],
        ['filters', row('assignee', '[', 'json')],
        ['query', '{'],
        ['interval', '0'],
        ['fullInterval', 'some'],
      ];
      return wrong.map(([property, value]) => node._def.defaults[property].validate.call(node, value, {}));
    })()`);
    should(complaints).eql([
      'Remove filter 1: the node watches the state itself',
      'Filter 1 cannot use msg: this node has no input',
      'Filter 1: the value does not fit its type',
      'Query: the value does not fit the chosen type',
      'Poll interval: enter a whole number of seconds from 1 to 86400, or leave it blank for 5',
      'Full pass: enter a whole number of minutes from 1 to 1440, or leave it blank for 10',
    ]);
  });

  it('shows the defaults where an old flow has no value', async () => {
    await page.evaluate(`
      for (const name of ['api', 'start', 'query', 'queryType', 'filters']) delete RED.nodes.node('node')[name];
    `);
    form = await openNode(page, 'watch');
    const shown = ['api', 'start', 'query', 'queryType'].map((name) =>
      page.locator(`#node-input-${name}`).inputValue(),
    );
    should(await Promise.all(shown)).eql(['v2', 'new', '{}', 'json']);
    await done(page);
    should(await saved('valid')).be.true();
  });
});
