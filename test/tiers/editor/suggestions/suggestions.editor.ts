import type { Locator, Page } from 'playwright-core';
import should from 'should';
import {
  bpmn,
  bpmnFile,
  element,
  end,
  flows,
  message,
  process,
  service,
  signal,
  start,
} from '../../../support/bpmn/build';
import { dmn, literal } from '../../../support/bpmn/dmn';
import { openNode } from '../actions';
import { Editor, shoot } from '../editor';

const named = (xml: string, name: string) => xml.replace('isExecutable="true"', `$& name="${name}"`);

const WATER = named(
  bpmn(
    'water',
    start(),
    element('userTask name="Check the bed"', 'check', '<zeebe:userTask/>'),
    element('intermediateCatchEvent', 'rain', message('rain-came', '=bed')),
    element('intermediateCatchEvent', 'frost', signal('frost')),
    service('open-valve'),
    end(),
    flows('start check rain frost open-valve end'),
  ),
  'Water the garden',
);
const HEAT = bpmn('heat', start(), end(), flows('start end'));

const NODES = {
  starts: { type: 'camunda8-process-instance', operation: 'start', processDefinitionKeyType: 'str' },
  tells: { type: 'camunda8-message', operation: 'publish' },
  calls: { type: 'camunda8-signal' },
  decides: { type: 'camunda8-decision', decisionKeyType: 'str' },
} as const;

describe('suggestions in the forms of processes', () => {
  let editor: Editor;
  let page: Page;
  let form: Locator;

  before(async () => {
    editor = await Editor.start();
    const deploy = (name: string, content: string) => editor.sandbox.engine.deploy([{ name, content }]);
    await deploy('water.bpmn', WATER.replace('id="check"', 'id="look"').replaceAll('"check"', '"look"'));
    await deploy('water.bpmn', WATER);
    await deploy('heat.bpmn', HEAT);
    await deploy('house.dmn', dmn(literal('warmth', '21').replace('Name of warmth', 'How warm')));
  });
  beforeEach(async () => {
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Flow', disabled: true },
      ...Object.entries(NODES).map(([name, node], place) => ({
        ...{
          id: name,
          name,
          version: 1,
          cluster: 'cluster',
          z: 'flow',
          x: 200,
          y: 100 + 60 * place,
          wires: [[]],
        },
        ...node,
      })),
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    await page?.close();
    page = await editor.open();
  });
  after(async () => {
    await editor?.close();
  });

  const row = (property: string) => form.locator(`.form-row:has(#node-input-${property})`);
  const input = (property: string) => row(property).locator('input:visible:not([type=file])').first();
  const options = (property: string) => form.locator(`#camunda8-model-${property} option`);

  /** What is suggested for a field, when somebody has come to it and the cluster has answered. */
  async function suggested(property: string): Promise<[value: string, label: string][]> {
    await input(property).focus();
    await options(property).first().waitFor({ state: 'attached' });
    return options(property).evaluateAll((all) =>
      all.map((one) => [(one as HTMLOptionElement).value, one.getAttribute('label') ?? '']),
    );
  }

  async function type(property: string, value: string): Promise<void> {
    await input(property).fill(value);
    await input(property).press('Tab');
  }

  const choose = (name: string, content: string) =>
    form
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(content) });

  it('have the IDs of processes, and keys with their names and versions', async () => {
    form = await openNode(page, 'starts');
    should(await suggested('processDefinitionId')).containDeepOrdered([
      ['heat', ''],
      ['water', 'Water the garden'],
    ]);
    const keys = await suggested('processDefinitionKey');
    const labels = keys.map(([, label]) => label);
    should(labels).containDeep(['heat · version 1', 'Water the garden · version 2']);
    for (const [key] of keys) should(key).match(/^\d+$/);
  });

  it('have the versions and the elements of the process that is written there', async () => {
    form = await openNode(page, 'starts');
    await type('processDefinitionId', 'water');
    should(await suggested('processVersion')).eql([
      ['2', ''],
      ['1', ''],
    ]);
    should(await suggested('startElements')).containDeep([
      ['check', 'Check the bed · user task'],
      ['open-valve', 'service task'],
      ['rain', 'intermediate catch event'],
    ]);
    await type('processVersion', '1');
    await input('startElements').focus();
    await form.locator('#camunda8-model-startElements option[value=look]').waitFor({ state: 'attached' });
    should(await options('startElements').count()).equal(6);
    await shoot(page, 'suggestions-elements');
  });

  it('go on behind a comma where a field has several', async () => {
    form = await openNode(page, 'starts');
    await type('processDefinitionId', 'water');
    await suggested('startElements');
    await input('startElements').pressSequentially('rain,');
    should((await suggested('startElements')).map(([value]) => value)).containEql('rain, check');
  });

  it('doubt a process, a version and an element that the cluster does not have', async () => {
    form = await openNode(page, 'starts');
    await suggested('processDefinitionId');
    await type('processDefinitionId', 'watre');
    await form.getByText('This cluster shows no process “watre”').waitFor();
    await shoot(page, 'suggestions-unknown-process');
    await type('processDefinitionId', 'water');
    should(await form.getByText('This cluster shows no process').count()).equal(0);
    await suggested('processVersion');
    await type('processVersion', '7');
    await form.getByText('This cluster shows no version 7 of the process').waitFor();
    await type('processVersion', '');
    await suggested('startElements');
    await type('startElements', 'rain, snow');
    await form.getByText('The process has no element “snow”').waitFor();
  });

  it('are none where a message brings the value', async () => {
    form = await openNode(page, 'starts');
    await page.evaluate('$("#node-input-processDefinitionId").typedInput("type", "msg")');
    should(await input('processDefinitionId').getAttribute('list')).equal(null);
    await type('processDefinitionId', 'payload');
    should(await form.getByText('This cluster shows no process').count()).equal(0);
  });

  it('come from a file with processes: its IDs, and the elements of the one that is chosen', async () => {
    form = await openNode(page, 'starts');
    const file = bpmnFile(
      process('bake', start(), element('userTask', 'knead'), flows('start knead')),
      process('cook', start(), element('userTask', 'stir'), flows('start stir')),
    );
    await choose('kitchen.bpmn', file);
    const answer = form.locator('#camunda8-file-answer');
    await answer.getByText('Process IDs in kitchen.bpmn:').waitFor();
    should(await answer.getByRole('button').allInnerTexts()).containDeep(['bake', 'stir · user task']);
    await answer.getByRole('button', { name: 'cook' }).click();
    should(await input('processDefinitionId').inputValue()).equal('cook');
    should(await answer.getByRole('button').allInnerTexts()).not.containEql('knead · user task');
    await answer.getByRole('button', { name: 'stir' }).click();
    should(await input('startElements').inputValue()).equal('stir');
    await shoot(page, 'suggestions-file');
  });

  it('fill in no process ID where there is a key', async () => {
    form = await openNode(page, 'starts');
    await type('processDefinitionKey', '2251799813685251');
    await choose('water.bpmn', WATER);
    await form.getByText('Process IDs in water.bpmn:').waitFor();
    should(await input('processDefinitionId').inputValue()).equal('');
  });

  it('have the messages of deployed processes, and of a file', async () => {
    form = await openNode(page, 'tells');
    should(await suggested('messageName')).containDeep([['rain-came', '']]);
    await type('messageName', 'rain-come');
    await form.getByText('No process that this cluster shows has a message “rain-come”').waitFor();
    await type('messageName', '');
    await choose('water.bpmn', WATER);
    await form.getByText('Messages in water.bpmn:').waitFor();
    should(await input('messageName').inputValue()).equal('rain-came');
    await shoot(page, 'suggestions-message');
    await choose('heat.bpmn', HEAT);
    await form.getByText('No messages in heat.bpmn. Set them').waitFor();
  });

  it('have the signals of deployed processes, and of a file', async () => {
    form = await openNode(page, 'calls');
    should(await suggested('signalName')).containDeep([['frost', '']]);
    await choose('water.bpmn', WATER);
    await form.getByText('Signals in water.bpmn:').waitFor();
    should(await input('signalName').inputValue()).equal('frost');
  });

  it('have decisions with their names and keys, and those of a DMN file', async () => {
    form = await openNode(page, 'decides');
    should(await suggested('decisionId')).containDeep([['warmth', 'How warm']]);
    should((await suggested('decisionKey')).map(([, label]) => label)).containEql('How warm · version 1');
    await choose('house.dmn', dmn(literal('light', '1'), literal('shade', '2')));
    await form.getByText('Decision IDs in house.dmn:').waitFor();
    should(await suggested('decisionId')).containDeep([
      ['light', 'Name of light'],
      ['shade', 'Name of shade'],
      ['warmth', 'How warm'],
    ]);
    await shoot(page, 'suggestions-decision');
    await choose('water.bpmn', WATER);
    await form.getByText('water.bpmn is not a DMN file').waitFor();
  });
});
