import type { Page } from 'playwright-core';
import should from 'should';
import { types } from '../../../promises/package/project';
import { node } from '../actions';
import { Editor } from '../editor';

/** A property of each type that cannot be right, and what is said about it. */
const wrong: Record<string, [properties: object, words: RegExp]> = {
  'camunda8-cluster': [{ environment: 'self-managed', restAddress: 'nas' }, /address such as https/],
  'camunda8-search-tasks': [{ limit: 'some' }, /enter a whole number, or leave it blank for all tasks/],
  'camunda8-search': [{ limit: 'some' }, /enter a whole number, or leave it blank for everything/],
  'camunda8-topology': [{ cluster: '' }, /cluster/i],
  'camunda8-login': [{ cluster: '' }, /cluster/i],
  'camunda8-task': [{ operation: 'complete', variables: '', variablesType: 'msg' }, /variables/i],
  'camunda8-task-events': [{ interval: 'soon' }, /seconds/],
  'camunda8-incident': [{ retries: '0' }, /Retries: enter a whole number from 1/],
  'camunda8-incident-events': [{ fullInterval: 'soon' }, /minutes/],
  'camunda8-job-worker': [{ jobType: '' }, /job type/i],
  'camunda8-job-result': [{ operation: 'error', errorCode: '' }, /error code/i],
  'camunda8-process-instance': [{ processDefinitionId: '' }, /Enter a process ID/],
  'camunda8-message': [{ messageName: '' }, /Enter a message name/],
  'camunda8-signal': [{ signalName: '' }, /Enter a signal name/],
  'camunda8-decision': [{ decisionId: '' }, /Enter a decision ID/],
  'camunda8-deploy': [{ source: 'folder', folder: '' }, /folder/i],
  'camunda8-request': [{ operation: '' }, /Choose an operation/],
  'camunda8-cluster-events': [{ interval: '1' }, /seconds from 5/],
};

/** A flow with a mistake in every node, imported as text: no form has been open. */
describe('mistakes in an imported flow', () => {
  let editor: Editor;
  let page: Page;

  before(async () => {
    editor = await Editor.start();
    page = await editor.open();
    await page.locator('#red-ui-header-button-sidemenu').click();
    await page.locator('#menu-item-import').click();
    const box = page.locator('#red-ui-clipboard-dialog-import-text');
    await box.fill(JSON.stringify(flow()));
    await box.press('End'); // the dialog looks at the text when a key comes up
    await page.locator('#red-ui-clipboard-dialog-ok').click();
    await page.locator('#red-ui-workspace-tabs li').filter({ hasText: 'Mistakes' }).click();
    await node(page, 'asks a wrong cluster').waitFor();
  });

  after(async () => {
    await editor?.close();
  });

  function flow(): object[] {
    const cluster = { type: 'camunda8-cluster', environment: 'local', authentication: 'none' };
    const inPalette = types.filter((type) => type !== 'camunda8-cluster');
    const nodes = inPalette.map((type, index) => ({
      ...{ id: `node-${index}`, type, z: 'tab', name: type, x: 200, y: 60 + 60 * index, wires: [[]] },
      ...{ cluster: 'right', ...wrong[type]?.[0] },
    }));
    return [
      { id: 'tab', type: 'tab', label: 'Mistakes' },
      { ...cluster, id: 'right', name: 'right' },
      { ...cluster, id: 'wrong', name: 'wrong', ...wrong['camunda8-cluster']?.[0] },
      ...nodes,
      {
        ...{ id: 'user', type: 'camunda8-topology', z: 'tab', name: 'asks a wrong cluster', x: 500, y: 60 },
        ...{ cluster: 'wrong', wires: [[]] },
      },
    ];
  }

  const triangle = (label: string) => node(page, label).locator('.red-ui-flow-node-error');

  /** What the editor says about a node. */
  function errorsOf(name: string): Promise<string[]> {
    return page.evaluate(`(() => {
      let found;
      RED.nodes.eachNode((node) => { if (node.name === '${name}') found = node; });
      RED.nodes.eachConfig((node) => { if (node.name === '${name}') found = node; });
      return found.validationErrors;
    })()`);
  }

  for (const type of types) {
    it(`of ${type}: said in words before a deploy`, async () => {
      const isCluster = type === 'camunda8-cluster';
      const errors = await errorsOf(isCluster ? 'wrong' : type);
      should(errors.join()).match(wrong[type]?.[1] ?? /^no mistake is known/);
      should(await triangle(isCluster ? 'asks a wrong cluster' : type).isVisible()).be.true();
    });
  }

  it('shows the words at the red triangle', async () => {
    await triangle('camunda8-search-tasks').hover();
    await page.getByText('Limit: enter a whole number, or leave it blank for all tasks').first().waitFor();
  });

  it('marks none that is right', async () => {
    should(await errorsOf('right')).be.empty();
  });
});
