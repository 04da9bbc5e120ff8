import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { bpmn, element, end, flows, message, service, start } from '../../../support/bpmn/build';
import { dmn, literal } from '../../../support/bpmn/dmn';
import { openNode } from '../actions';
import { Editor, shoot } from '../editor';

const WATER = bpmn(
  'water',
  start(),
  element('intermediateCatchEvent', 'rain', message('rain-came', '=bed')),
  service('open-valve'),
  end(),
  flows('start rain open-valve end'),
).replace('isExecutable="true"', '$& name="Water the garden"');

const row = (field: string, value = '') => ({ field, operator: '$eq', value, valueType: 'str' });

const SEARCHES = {
  elements: ['element-instances', [row('processDefinitionId', 'water'), row('elementId')]],
  subscriptions: ['message-subscriptions', [row('messageName')]],
  jobs: ['jobs', [row('type')]],
  decisions: ['decision-definitions', [row('decisionDefinitionId')]],
} as const;

describe('suggestions in filter rows', () => {
  let editor: Editor;
  let page: Page;
  let form: Locator;

  before(async () => {
    editor = await Editor.start({ tasks: 'empty' });
    await editor.sandbox.engine.deploy([
      { name: 'water.bpmn', content: WATER },
      { name: 'house.dmn', content: dmn(literal('warmth', '21')) },
    ]);
  });
  beforeEach(async () => {
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Flow', disabled: true },
      ...Object.entries(SEARCHES).map(([name, [entity, filters]], place) => ({
        ...{ id: name, name, type: 'camunda8-search', version: 1, cluster: 'cluster', entity, filters },
        ...{ z: 'flow', x: 200, y: 100 + 60 * place, wires: [[]] },
      })),
      {
        ...{ id: 'stuck', name: 'stuck', type: 'camunda8-incident-events', version: 1, cluster: 'cluster' },
        ...{ filters: [row('errorType'), row('elementId'), row('processDefinitionId', 'water')] },
        ...{ z: 'flow', x: 200, y: 400, wires: [[]] },
      },
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    await page?.close();
    page = await editor.open();
  });
  after(async () => {
    await editor?.close();
  });

  const rows = () => form.locator('.camunda8-filter');
  const input = (place: number) => rows().nth(place).locator('.red-ui-typedInput-input');

  async function suggests(field: string, place: number, value: string): Promise<void> {
    await input(place).focus();
    const list = form.locator(`#camunda8-suggestions-${field}`);
    await list.locator(`option[value="${value}"]`).waitFor({ state: 'attached' });
    should(await input(place).getAttribute('list')).equal(`camunda8-suggestions-${field}`);
  }

  const choose = (name: string, content: string) =>
    form
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(content) });

  it('have processes of which nothing runs, and the elements of the one in another row', async () => {
    form = await openNode(page, 'elements');
    await suggests('processDefinitionId', 0, 'water');
    await suggests('elementId', 1, 'rain');
  });

  for (const [name, field, value] of [
    ['subscriptions', 'messageName', 'rain-came'],
    ['jobs', 'type', 'open-valve'],
    ['decisions', 'decisionDefinitionId', 'warmth'],
  ] as const) {
    it(`have what is deployed for ${name}`, async () => {
      form = await openNode(page, name);
      await suggests(field, 0, value);
    });
  }

  it('have the types of incidents, and what can be stuck', async () => {
    form = await openNode(page, 'stuck');
    await suggests('errorType', 0, 'JOB_NO_RETRIES');
    await suggests('elementId', 1, 'rain');
    await choose('rain.bpmn', WATER);
    await form.getByText('Elements in rain.bpmn:').waitFor();
    await form.getByRole('button', { name: 'rain · intermediate catch event' }).click();
    should(await input(1).inputValue()).equal('rain');
    await shoot(page, 'suggested-rows-incidents');
  });

  it('come from a file; what is pressed of it goes into a row that is blank, or becomes one', async () => {
    form = await openNode(page, 'subscriptions');
    await choose('rain.bpmn', WATER.replaceAll('rain-came', 'rain-stopped'));
    await form.getByText('Messages in rain.bpmn:').waitFor();
    await form.getByRole('button', { name: 'rain-stopped' }).click();
    should(await rows().count()).equal(1);
    should(await input(0).inputValue()).equal('rain-stopped');
    await form.getByRole('button', { name: 'water · Water the garden' }).click();
    should(await rows().count()).equal(2);
    should(await input(1).inputValue()).equal('water');
    await suggests('messageName', 0, 'rain-stopped');
    await shoot(page, 'suggested-rows-file');
  });

  it('are of the entity that is chosen, and without a file where none has what it is filtered by', async () => {
    form = await openNode(page, 'jobs');
    await form.locator('#node-input-entity').selectOption('groups');
    should(await form.locator('#camunda8-file').isVisible()).equal(false);
    await form.locator('#node-input-entity').selectOption('decision-instances');
    await choose('house.dmn', dmn(literal('light', '1')));
    await form.getByText('Decision IDs in house.dmn:').waitFor();
    await choose('x.bpmn', 'x');
    await form.getByText('x.bpmn cannot be read as BPMN or DMN').waitFor();
  });
});
