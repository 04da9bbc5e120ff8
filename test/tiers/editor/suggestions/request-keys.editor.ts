import type { Page } from 'playwright-core';
import should from 'should';
import { bpmn, end, flows, start } from '../../../support/bpmn/build';
import { openNode } from '../actions';
import { Editor } from '../editor';

describe('keys in the form of a request', () => {
  let editor: Editor;
  let page: Page;

  before(async () => {
    editor = await Editor.start({ tasks: 'empty' });
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    const content = bpmn('heat', start(), end(), flows('start end'));
    await editor.sandbox.engine.deploy([{ name: 'heat.bpmn', content }]);
    const request = { type: 'camunda8-request', name: 'asks', operation: 'getProcessDefinitionXML' };
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Flow', disabled: true },
      {
        ...{ ...request, id: 'r', version: 1, cluster: 'cluster', z: 'flow', x: 200, y: 100, wires: [[]] },
        parameters: [{ name: 'processDefinitionKey', value: '', valueType: 'str' }],
      },
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    page = await editor.open();
  });
  after(async () => {
    await editor?.close();
  });

  it('are suggested for what is deployed, with its name and version, as long as the value is text', async () => {
    const form = await openNode(page, 'asks');
    const input = form.locator('.camunda8-variable-row .red-ui-typedInput-input');
    await input.focus();
    const option = form.locator('#camunda8-model-processDefinitionKey option');
    await option.waitFor({ state: 'attached' });
    should(await option.getAttribute('label')).equal('heat · version 1');
    should(await option.getAttribute('value')).match(/^\d+$/);
    should(await input.getAttribute('list')).equal('camunda8-model-processDefinitionKey');
    await page.evaluate(`$('.camunda8-variable-row .camunda8-value').typedInput('type', 'msg')`);
    should(await input.getAttribute('list')).equal(null);
  });
});
