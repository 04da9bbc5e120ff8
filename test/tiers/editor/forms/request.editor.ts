import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { chooseType, deploy, done, node, openNode, press } from '../actions';
import { Editor, flowThatAsks, shoot } from '../editor';

describe('request form', () => {
  let editor: Editor;
  let page: Page;
  let form: Locator;

  before(async () => {
    editor = await Editor.start({ version: '8.8' });
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    await editor.deploy([
      ...flowThatAsks({ type: 'camunda8-request', cluster: 'cluster' }),
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    page = await editor.open();
  });

  after(async () => {
    await editor?.close();
  });

  beforeEach(async () => {
    form = await openNode(page, 'ask');
  });

  const operation = () => page.locator('#node-input-operation');
  const choices = () => page.locator('.camunda8-operation').filter({ visible: true });
  const cancel = () => page.locator('#node-dialog-cancel').click();

  /** Puts an operation into the field as somebody types it, and leaves the field. */
  async function choose(id: string): Promise<void> {
    await operation().fill('');
    await operation().pressSequentially(id);
    await page.keyboard.press('Escape');
    await operation().press('Tab');
  }

  const shows = (words: string) =>
    page.waitForFunction(`$('#camunda8-request').val().startsWith(${JSON.stringify(words)})`);

  const problem = (property: string) =>
    page.evaluate(
      `(() => { const node = RED.nodes.node('node'); const value = '${property}' === 'parameters' ? [] : $('#node-input-${property}').val(); const answer = node._def.defaults.${property}.validate.call(node, value, {}); return answer === true ? undefined : answer; })()`,
    );

  it('finds an operation by words of what it does, and shows it', async () => {
    await operation().pressSequentially('start a process');
    await choices().first().waitFor();
    await shoot(page, 'request-list');
    should(await choices().first().innerText()).match(
      /Start a process.*\n*Processes · createProcessInstance/s,
    );
    await choices().first().click();
    should(await operation().inputValue()).equal('createProcessInstance');
    should(await page.locator('#camunda8-about').innerText()).match(
      /POST \/v2\/process-instances, from Camunda 8\.6/,
    );
    await cancel();
  });

  it('takes the first of the list with Enter', async () => {
    await operation().pressSequentially('getTopology');
    await choices().first().waitFor();
    await page.keyboard.press('Enter');
    await shows('GET /v2/topology');
    should(await page.locator('#camunda8-body').isVisible()).be.false();
    await cancel();
  });

  it('shows all operations to the arrow keys, and takes one of them', async () => {
    await operation().press('ArrowDown');
    await choices().first().waitFor();
    should(await choices().count()).be.above(240);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    should(await operation().inputValue()).not.equal('');
    await cancel();
  });

  it('has a row for what goes into the path, and says what is wrong with it', async () => {
    await choose('cancelProcessInstance');
    const row = form.locator('.camunda8-variable-row');
    should(await row.count()).equal(1);
    should(await row.locator('.camunda8-name').inputValue()).equal('processInstanceKey');
    should(await row.locator('.camunda8-since').innerText()).equal('Key, required');
    await shows('POST /v2/process-instances/{processInstanceKey}/cancellation');
    should(await page.locator('#camunda8-request-note').innerText()).match(
      /msg\.payload\.processInstanceKey/,
    );
    should(await problem('parameters')).equal('The parameter processInstanceKey is missing');
    await shoot(page, 'request-parameters');
    await choose('getTopology');
    should(await row.count()).equal(0);
    await cancel();
  });

  it('sends no body where none is needed, and inserts an example where somebody wants one', async () => {
    await choose('cancelProcessInstance');
    should(await page.locator('#node-input-bodyType').inputValue()).equal('none');
    await choose('createProcessInstance');
    should(await page.locator('#node-input-bodyType').inputValue()).equal('msg');
    await page.locator('#camunda8-example').click();
    await page.waitForFunction(`$('#camunda8-request').val().includes('"processDefinitionId": "order"')`);
    await shoot(page, 'request-example');
    await cancel();
  });

  it('takes a method and a path of one’s own, and refuses what is neither', async () => {
    await choose('GET /v2/brand-new/{name}');
    await shows('GET /v2/brand-new/{name}');
    should(await problem('operation')).equal(undefined);
    await choose('GET brand-new');
    should(await problem('operation')).match(/^Operation: choose one from the list/);
    await cancel();
  });

  it('saves what was chosen, and the node asks for it', async () => {
    await choose('getUserTask');
    const value = form.locator('.camunda8-variable-row .red-ui-typedInput-container input').first();
    const key = editor.sandbox.addTask();
    await value.fill(`payload.key`);
    await page.keyboard.press('Tab');
    await form.locator('.red-ui-typedInput-type-select').first().press('Enter');
    await chooseType(page, 'str');
    await value.fill(key);
    await page.keyboard.press('Tab');
    await shows(`GET /v2/user-tasks/${key}`);
    await done(page);
    await deploy(page);
    await press(page, 'press');
    await node(page, 'ask').locator('.red-ui-flow-node-status-label').filter({ hasText: 'done' }).waitFor();
    const flows = JSON.parse(await editor.get('/flows')) as { id: string }[];
    should(flows.find(({ id }) => id === 'node')).match({
      operation: 'getUserTask',
      parameters: [{ name: 'userTaskKey', value: key, valueType: 'str' }],
      body: 'payload',
      bodyType: 'msg',
    });
  });

  it('says before it is deployed that this cluster is too old', async () => {
    await choose('searchAuditLogs');
    await page.waitForFunction(`$('#camunda8-request-note').text().includes('it came with 8.9')`);
    await cancel();
  });
});
