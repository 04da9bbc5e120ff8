import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { boundary, bpmn, element, error, flows, job, start } from '../../../support/bpmn/build';
import { openNode } from '../actions';
import { Editor, shoot } from '../editor';

const VALVE = bpmn(
  'p',
  start(),
  element('serviceTask', 'open', job('open-valve')),
  boundary('stuck', 'open', error('valve-stuck')),
  boundary('dry', 'open', error('no-water')),
  flows('start open'),
);

describe('error codes in the form of a job result', () => {
  let editor: Editor;
  let page: Page;
  let form: Locator;

  before(async () => {
    editor = await Editor.start();
    await editor.sandbox.engine.deploy([{ name: 'p.bpmn', content: VALVE }]);
  });
  beforeEach(async () => {
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    const result = { type: 'camunda8-job-result', name: 'tells', cluster: '', z: 'flow', x: 200, y: 100 };
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Flow', disabled: true },
      { ...result, id: 'r', version: 1, operation: 'error', errorCode: '', wires: [[]] },
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    await page?.close();
    page = await editor.open();
    form = await openNode(page, 'tells');
  });
  after(async () => {
    await editor?.close();
  });

  const input = () => form.locator('.form-row:has(#node-input-errorCode) .red-ui-typedInput-input');

  it('are those that a process of the only cluster has, as long as the code is text', async () => {
    await input().focus();
    const options = form.locator('#camunda8-model-errorCode option');
    await options.first().waitFor({ state: 'attached' });
    const values = await options.evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    should(values).containDeepOrdered(['no-water', 'valve-stuck']);
    should(await input().getAttribute('list')).equal('camunda8-model-errorCode');
    await page.evaluate('$("#node-input-errorCode").typedInput("type", "msg")');
    should(await input().getAttribute('list')).equal(null);
  });

  it('are picked from a file, in place of a path in the message too', async () => {
    await page.evaluate('$("#node-input-errorCode").typedInput("type", "msg")');
    const file = { name: 'valve.bpmn', mimeType: 'application/xml', buffer: Buffer.from(VALVE) };
    await form.locator('input[type=file]').setInputFiles(file);
    await form.getByText('Error codes in valve.bpmn:').waitFor();
    await shoot(page, 'error-codes-of-file');
    await form.getByRole('button', { name: 'no-water' }).click();
    should(await input().inputValue()).equal('no-water');
    should(await page.evaluate('$("#node-input-errorCode").typedInput("type")')).equal('str');
  });

  it('are none of the form while it sends another answer', async () => {
    await form.locator('#node-input-operation').selectOption('complete');
    should(await form.locator('#camunda8-file').isVisible()).equal(false);
  });
});
