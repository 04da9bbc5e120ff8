import type { Page } from 'playwright-core';
import should from 'should';
import { FIELDS } from '../../../../nodes/camunda8-process-instance/choices';
import { deploy, done, node, openNode, visibleFields } from '../actions';
import { Editor, shoot } from '../editor';

/** What every form of a node has. */
const ALWAYS = ['name', 'cluster', 'operation'];

describe('the form of a process instance', () => {
  let editor: Editor;
  let page: Page;

  before(async () => {
    editor = await Editor.start();
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Flow' },
      {
        ...{ id: 'n', type: 'camunda8-process-instance', z: 'flow', x: 200, y: 100, wires: [[]] },
        ...{ name: 'works', cluster: 'cluster', version: 1 },
      },
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    page = await editor.open();
  });

  after(async () => {
    await editor?.close();
  });

  const field = (name: string) => page.locator(`#node-input-${name}`);
  const isMarked = async (name: string) =>
    /input-error/.test((await field(name).getAttribute('class')) ?? '');
  const rowsSeen = async () => {
    const seen = await Promise.all(
      [...new Set([...FIELDS.values()].flat())].map(async (name) => {
        const row = page.locator('.form-row').filter({ has: page.locator(`#node-input-${name}`) });
        return (await row.isVisible()) ? name : undefined;
      }),
    );
    return seen.filter((name) => name !== undefined).sort();
  };

  it('shows the fields of what it is to do', async () => {
    const form = await openNode(page, 'works');
    for (const [operation, fields] of FIELDS) {
      await field('operation').selectOption(String(operation));
      should(await rowsSeen()).eql([...fields].sort());
      await shoot(page, `process-instance-${operation}`);
    }
    should(await visibleFields(form)).containDeep(ALWAYS.filter((name) => name !== 'cluster'));
    await field('operation').selectOption('start');
    await done(page);
  });

  it('wants a process ID or the key of a version, and not both', async () => {
    await openNode(page, 'works');
    const fill = (name: string, value: string) =>
      page.evaluate(`$('#node-input-${name}').typedInput('value', '${value}')`);
    should(await isMarked('processDefinitionId')).be.true();
    await fill('processDefinitionId', 'feed-cat');
    should(await isMarked('processDefinitionId')).be.false();
    await fill('processDefinitionKey', '2251799813685251');
    should(await isMarked('processDefinitionId')).be.true();
    await fill('processDefinitionId', '');
    should(await isMarked('processDefinitionId')).be.false();
    await fill('processDefinitionKey', 'feed');
    should(await isMarked('processDefinitionKey')).be.true();
    await fill('processDefinitionKey', '');
    await fill('processDefinitionId', 'feed-cat');
    await done(page);
  });

  it('says what stands for blank, and marks what cannot be', async () => {
    await openNode(page, 'works');
    await field('operation').selectOption('startAndWait');
    should(await field('timeout').getAttribute('placeholder')).equal('60');
    for (const [name, wrong] of [
      ['timeout', '0'],
      ['timeout', 'soon'],
      ['processVersion', 'latest'],
    ] as const) {
      await field(name).fill(wrong);
      await field(name).press('Tab');
      should(await isMarked(name)).be.true();
      await field(name).fill('');
      await field(name).press('Tab');
      should(await isMarked(name)).be.false();
    }
    await field('operation').selectOption('modify');
    should(await isMarked('modification')).be.true();
    await field('operation').selectOption('start');
    should(await isMarked('modification')).be.false();
    await page.evaluate(`$('#node-input-variables').typedInput('value', '')`);
    should(await isMarked('variables')).be.false();
    await field('operation').selectOption('setVariables');
    should(await isMarked('variables')).be.true();
    await page.evaluate(`$('#node-input-variables').typedInput('value', 'payload')`);
    await field('operation').selectOption('start');
    await done(page);
  });

  it('deploys a start that works', async () => {
    await openNode(page, 'works');
    await field('name').fill('');
    await done(page);
    await node(page, 'start process').waitFor();
    await deploy(page);
    const flows = JSON.parse(await editor.get('/flows')) as { id: string }[];
    should(flows.find(({ id }) => id === 'n')).match({ operation: 'start', processDefinitionId: 'feed-cat' });
  });
});
