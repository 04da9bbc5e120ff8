import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { bpmn, bpmnFile, element, flows, process, service, start, zeebe } from '../../../support/bpmn/build';
import { dmn, literal } from '../../../support/bpmn/dmn';
import { Editor, shoot } from '../editor';

describe('making a flow of files', () => {
  let editor: Editor;
  let old: Sandbox;
  let page: Page;
  let form: Locator;

  before(async () => {
    editor = await Editor.start();
    old = await startSandbox({ version: '8.6' });
  });
  afterEach(() => page?.close());
  after(async () => {
    await old?.close();
    await editor?.close();
  });

  const importing = () => page.locator('#camunda8-make-flow-import');
  const said = (words: string) => form.locator('#camunda8-makeFlow-plan').getByText(words).waitFor();
  const answered = (words: string) => form.locator('#camunda8-file-answer').getByText(words).waitFor();
  const refused = (words: string) => form.locator('.camunda8-error').getByText(words).waitFor();
  const activeTab = (label: string) => page.locator('.red-ui-tab.active', { hasText: label }).waitFor();

  const clusterAt = (name: string, restAddress: string) => ({
    ...{ id: `cluster-${name}`, type: 'camunda8-cluster', name },
    ...{ environment: 'self-managed', authentication: 'none', restAddress },
  });

  async function open(...nodes: object[]): Promise<void> {
    await editor.deploy([{ id: 'flow', type: 'tab', label: 'Flow' }, ...nodes]);
    page = await editor.open();
    await page.evaluate(`RED.actions.invoke('camunda8:make-flow')`);
    form = page.locator('.red-ui-tray .camunda8-form');
    await form.waitFor();
  }

  const drop = (files: Readonly<Record<string, string>>) =>
    form.locator('#camunda8-makeFlow-plan').evaluate((target, contents) => {
      const dataTransfer = new DataTransfer();
      for (const [name, content] of Object.entries(contents)) {
        dataTransfer.items.add(new File([content], name));
      }
      const options = { dataTransfer, bubbles: true, cancelable: true };
      if (target.dispatchEvent(new DragEvent('dragover', options))) throw new Error('Not taken');
      target.dispatchEvent(new DragEvent('drop', options));
    }, files);

  const linked = (formId: string) => zeebe('formDefinition', { formId });
  const shed = bpmn(
    'shed',
    start('begin', linked('key')),
    element('userTask name="Look inside"', 'look', '<zeebe:userTask/>', linked('found')),
    flows('begin look'),
  );
  const formOf = (id: string, key: string) => JSON.stringify({ id, components: [{ type: 'number', key }] });

  it('takes them where they are dropped: BPMN, its forms, and words for the rest', async () => {
    await editor.sandbox.engine.deploy([
      { name: 'key.form', content: formOf('key', 'number') },
      { name: 'hut.bpmn', content: shed.replace('"shed"', '"hut"') },
    ]);
    await open(clusterAt('House', editor.sandbox.url));
    await form.locator('#camunda8-makeFlowProcess').selectOption({ label: 'hut' });
    // The cluster tells the form of the start alone.
    await said('and the flow gets examples of their variables: found');
    should(await form.getByText('is not on this cluster').count()).equal(0);
    await drop({ 'shed.bpmn': shed, 'heat.dmn': dmn(literal('heat', '1')) });
    await said('Import adds the tab “shed”.');
    await said('“shed” is not on this cluster yet. A “deploy files” node brings it there.');
    await refused('heat.dmn is a decision table (DMN).');
    await said(
      'Choose the files of these forms too, and the flow gets examples of their variables: key, found',
    );
    await drop({ 'key.form': formOf('key', 'number'), 'found.form': formOf('found', 'mice') });
    await answered('Forms read: key.form, found.form');
    should(await form.locator('.camunda8-error').count()).equal(0);
    await form.getByText('Choose the files of these forms too').waitFor({ state: 'detached' });
    await said('Import adds the tab “shed”.');
    await shoot(page, 'make-flow-dropped');
    await importing().click();
    await activeTab('shed');
    const buttons = await page.evaluate(
      `RED.nodes.filterNodes({ type: 'inject' }).map(({ payload, props }) => payload || props[0].v)`,
    );
    should(buttons).eql(['{"number":1}', '{"mice":1}']);
    await shoot(page, 'make-flow-dropped-made');
  });

  it('says what is wrong with one, and makes nothing of it; of pools, people choose', async () => {
    await open(clusterAt('House', editor.sandbox.url));
    await drop({ 'other.xml': '<other/>' });
    await refused('other.xml is not a BPMN file.');
    await drop({ 'bomb.bpmn': '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx">]><a>&x;</a>' });
    await refused('bomb.bpmn cannot be read as BPMN.');
    await drop({ 'empty.bpmn': '' });
    await refused('empty.bpmn is empty');
    await shoot(page, 'make-flow-refused');
    await drop({ 'draft.bpmn': shed.replace('isExecutable="true"', '') });
    await refused('No executable process in draft.bpmn.');
    should(await importing().isDisabled()).be.true();
    await drop({ 'pools.bpmn': bpmnFile(process('one', start()), process('two', start())) });
    await said('Import adds the tab “one”.');
    await form.locator('#camunda8-makeFlowProcess').selectOption({ label: 'two' });
    await said('Import adds the tab “two”.');
  });

  it('asks for one where the cluster is too old or cannot be asked, and uses that cluster', async () => {
    await open(clusterAt('Old', old.url), clusterAt('Gone', 'http://127.0.0.1:9'));
    await said('This cluster is older than Camunda 8.8 and shows no processes.');
    await shoot(page, 'make-flow-older');
    await form.locator('#camunda8-makeFlowCluster').selectOption({ label: 'Gone' });
    await said('This cluster does not show its processes.');
    await form.locator('#camunda8-makeFlowCluster').selectOption({ label: 'Old' });
    await drop({ 'shed.bpmn': bpmn('shed', start(), service('open-shed'), flows('start open-shed')) });
    await said('Import adds the tab “shed”.');
    await said('“shed” has to be on your Camunda.');
    await importing().click();
    await activeTab('shed');
    const used = await page.evaluate(
      `RED.nodes.filterNodes({ type: 'camunda8-job-worker' }).map(({ cluster }) => cluster)`,
    );
    should(used).eql(['cluster-Old']);
  });

  it('makes a large flow in several blocks, and undoes it in one step', async () => {
    await open(clusterAt('House', editor.sandbox.url));
    const parts = Array.from({ length: 100 }, (_, index) =>
      index % 3 === 0
        ? element(`userTask name="Look at thing ${index}"`, `look-${index}`, '<zeebe:userTask/>')
        : service(`work-${index}`),
    );
    await drop({ 'large.bpmn': bpmn('large', start(), ...parts) });
    await said('Import adds the tab “large”.');
    await importing().click();
    await activeTab('large');
    const nodes = await page.evaluate<{ x: number; y: number }[]>(
      `RED.nodes.filterNodes({ z: RED.workspaces.active() }).map(({ x, y }) => ({ x, y }))`,
    );
    should(nodes.length).be.above(250);
    should(Math.max(...nodes.flatMap(({ x, y }) => [x, y]))).be.below(3_000);
    await page.evaluate(`for (let times = 0; times < 5; times++) RED.actions.invoke('core:zoom-out')`);
    await shoot(page, 'make-flow-large');
    await page.evaluate('RED.history.pop()');
    await page.locator('.red-ui-tab', { hasText: 'large' }).waitFor({ state: 'detached' });
    should(await page.evaluate('RED.nodes.dirty()')).be.false();
  });

  it('makes a cluster node where the flows have none, and asks for a file', async () => {
    await open();
    await said('The flows have no cluster yet.');
    await drop({ 'shed.bpmn': bpmn('shed', start(), service('open-shed'), flows('start open-shed')) });
    await importing().click();
    await activeTab('shed');
    const clusters = await page.evaluate(`(() => {
      const found = RED.nodes.filterNodes({ type: 'camunda8-job-worker' }).map(({ cluster }) => RED.nodes.node(cluster));
      return found.map(({ type, environment, users }) => ({ type, environment, users: users.length }));
    })()`);
    should(clusters).eql([{ type: 'camunda8-cluster', environment: 'local', users: 4 }]);
    const wrong = `RED.nodes.filterNodes({ z: RED.workspaces.active() }).filter(({ valid }) => valid === false).length`;
    should(await page.evaluate(wrong)).equal(0);
  });
});
