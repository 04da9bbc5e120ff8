import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { stuckJob } from '../../../support/bpmn/stuck-process';
import { deploy, done, node, openNode } from '../actions';
import { Editor, shoot } from '../editor';

describe('forms of the incident nodes', () => {
  let editor: Editor;
  let page: Page;
  let form: Locator;

  before(async () => {
    editor = await Editor.start({ tasks: 0 });
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    const place = { z: 'flow', version: 1, cluster: 'cluster' };
    const rows = { filters: [], freeJson: false, query: '{}', queryType: 'json', start: 'new' };
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Flow' },
      {
        ...{ ...place, id: 'events', type: 'camunda8-incident-events', name: 'watch', x: 200, y: 100 },
        ...{ ...rows, interval: '1', fullInterval: '', wires: [['incident']] },
      },
      {
        ...{ ...place, id: 'incident', type: 'camunda8-incident', name: 'mend', x: 400, y: 100 },
        ...{ operation: 'get', wires: [[]] },
      },
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    page = await editor.open();
  });

  after(async () => {
    await editor?.close();
  });

  const saved = (id: string, property: string) => page.evaluate(`RED.nodes.node('${id}').${property}`);
  const status = (label: string) => node(page, label).locator('.red-ui-flow-node-status-label');

  it('watches what its rows say, whose values are suggested', async () => {
    form = await openNode(page, 'watch');
    await form.getByText('add a filter').click();
    const row = form.locator('.camunda8-row').first();
    const fields = await row.getByLabel('Field').locator('option').allTextContents();
    should(fields).containEql('Error type');
    should(fields).not.containEql('State');
    await row.getByLabel('Field').selectOption('errorType');
    const suggested = 'datalist option[value="JOB_NO_RETRIES"]';
    await page.locator(suggested).first().waitFor({ state: 'attached' });
    await row.locator('.red-ui-typedInput-container input[type=text]').first().fill('JOB_NO_RETRIES');
    await page.waitForFunction(`$('#camunda8-request').val().includes('"errorType": "JOB_NO_RETRIES"')`);
    await shoot(page, 'incident-events-form');
    await done(page);
    should(await saved('events', 'filters')).eql([
      { field: 'errorType', operator: '$eq', value: 'JOB_NO_RETRIES', valueType: 'str' },
    ]);
  });

  it('disables the comparisons that the cluster lacks, with the version that has them', async () => {
    form = await openNode(page, 'watch');
    const operators = form.locator('.camunda8-row').first().locator('.camunda8-operator option');
    await operators.filter({ hasText: '8.9' }).first().waitFor({ state: 'attached' });
    await done(page);
  });

  it('shows the retries only where an incident is resolved', async () => {
    form = await openNode(page, 'mend');
    const retries = page.locator('.form-row').filter({ has: page.locator('#node-input-retries') });
    should(await retries.isVisible()).be.false();
    await page.locator('#node-input-operation').selectOption('resolve');
    should(await retries.isVisible()).be.true();
    await shoot(page, 'incident-form');
    await done(page);
    should(await saved('incident', 'operation')).equal('resolve');
  });

  it('mends a process as soon as it is stuck', async () => {
    await deploy(page);
    await status('watch').filter({ hasText: '0 open' }).waitFor();
    const stuck = stuckJob(editor.sandbox);
    await status('mend').filter({ hasText: 'resolved' }).waitFor();
    should(editor.sandbox.engine.store.incident.get(stuck.incidentKey)?.state).equal('RESOLVED');
  });

  it('marks what cannot be right, and says which', async () => {
    const complaints = await page.evaluate(`(() => {
      const complain = (id, wrong) => wrong.map(([property, value]) => {
        const node = RED.nodes.node(id);
        return node._def.defaults[property].validate.call(node, value, {});
      });
      const row = (field, value, valueType) => [{ field, operator: '$eq', value, valueType }];
      return [
        ...complain('events', [
          ['filters', row('state', 'ACTIVE', 'str')],
          ['filters', row('errorType', 'BAD_LUCK', 'str')],
          ['interval', '0'],
        ]),
        ...complain('incident', [['retries', '1001'], ['retries', ''], ['retries', '3']]),
      ];
    })()`);
    should(complaints).match([
      'Remove filter 1: the node watches the state itself',
      /^Filter 1: “BAD_LUCK” is not a possible value/,
      /^Poll interval: enter a whole number of seconds from 1/,
      /^Retries: enter a whole number from 1 to 1000/,
      true,
      true,
    ]);
  });
});
