import type { Page } from 'playwright-core';
import should from 'should';
import { deploy, done, node, openNode, press, visibleFields } from '../actions';
import { Editor, shoot } from '../editor';

/** What a typed input keeps of itself in its row, and what is always there. */
const ALWAYS = ['name', 'cluster', 'operation', 'messageName', 'tenantId'];

describe('the forms of messages, signals and decisions', () => {
  let editor: Editor;
  let page: Page;

  before(async () => {
    editor = await Editor.start();
    const onTab = { z: 'flow', cluster: 'cluster', wires: [[]], y: 100 };
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Flow' },
      { ...onTab, id: 'i', type: 'inject', name: 'press', props: [], repeat: '', x: 100, wires: [['m']] },
      { ...onTab, id: 'm', type: 'camunda8-message', name: 'tells', x: 300 },
      { ...onTab, id: 's', type: 'camunda8-signal', name: 'warns', x: 500 },
      { ...onTab, id: 'd', type: 'camunda8-decision', name: 'decides', x: 700 },
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    page = await editor.open();
  });

  after(async () => {
    await editor?.close();
  });

  const field = (name: string) => page.locator(`#node-input-${name}`);
  /** The box that a person sees of a typed input, else the field itself. */
  const shown = (name: string) => field(name).locator('xpath=..').locator('input:visible').first();
  const isMarked = async (name: string) =>
    (await page.evaluate(
      `$('#node-input-${name}').closest('.form-row').find('.input-error').addBack('.input-error').length`,
    )) !== 0;
  const enter = async (name: string, text: string) => {
    await shown(name).fill(text);
    await page.keyboard.press('Tab');
  };

  it('a signal needs a name', async () => {
    await openNode(page, 'warns');
    should(await isMarked('signalName')).be.true();
    await enter('signalName', 'frost');
    should(await isMarked('signalName')).be.false();
    await shoot(page, 'signal-form');
    await done(page);
  });

  it('a decision has an ID or a key: neither and both are marked', async () => {
    await openNode(page, 'decides');
    const marks = async () => [await isMarked('decisionId'), await isMarked('decisionKey')];
    should(await marks()).eql([true, true]);
    await enter('decisionId', 'weather-warning');
    should(await marks()).eql([false, false]);
    await enter('decisionKey', '2251799813685251');
    should(await marks()).eql([true, true]);
    await enter('decisionId', '');
    should(await marks()).eql([false, false]);
    await enter('decisionKey', 'x');
    should(await marks()).eql([false, true]);
    await shoot(page, 'decision-form');
    await enter('decisionKey', '7');
    await done(page);
  });

  it('a message needs a name, and one that is correlated has neither a time to live nor an ID', async () => {
    const form = await openNode(page, 'tells');
    should(await isMarked('messageName')).be.true();
    await enter('messageName', 'bell');
    should(await isMarked('messageName')).be.false();
    should(await field('timeToLive').getAttribute('placeholder')).equal('60');
    should(await visibleFields(form)).containDeep([...ALWAYS, 'timeToLive']);
    await enter('timeToLive', 'soon');
    should(await isMarked('timeToLive')).be.true();
    await field('operation').selectOption('correlate');
    should(await isMarked('timeToLive')).be.false();
    should(await visibleFields(form)).not.containEql('timeToLive');
    should(await field('messageId').locator('xpath=..').isVisible()).be.false();
    await field('operation').selectOption('publish');
    await enter('timeToLive', '');
    await shoot(page, 'message-form');
    await done(page);
  });

  it('a message is published with a minute to live', async () => {
    await deploy(page);
    await press(page, 'press');
    const status = node(page, 'tells').locator('.red-ui-flow-node-status-label');
    await status.filter({ hasText: 'published' }).waitFor();
    const asked = editor.sandbox.requests.filter(({ path }) => path === '/v2/messages/publication');
    should(asked.map(({ body }) => JSON.parse(body))).match([
      { name: 'bell', correlationKey: '', timeToLive: 60_000, variables: {} },
    ]);
  });
});
