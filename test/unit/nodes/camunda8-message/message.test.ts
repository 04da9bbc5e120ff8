import type { NodeMessage } from 'node-red';
import should from 'should';
import { type Sandbox, startSandbox, type Version } from '../../../../sandbox/sandbox';
import { bpmn, element, end, flows, message, start } from '../../../support/bpmn/build';
import { clusterAt, pass, startFlow, stopFlow, watchStatus } from '../../../support/node-red/flow';

const VERSIONS: readonly Version[] = ['8.6', '8.8', '8.9'];
const WAITS = bpmn(
  'wait',
  start(),
  element('intermediateCatchEvent', 'paid', message('paid', '=order')),
  end(),
  flows('start paid end'),
);
const PAID = { type: 'camunda8-message', messageName: 'paid' };
const OF_ORDER = { ...PAID, correlationKey: 'topic', correlationKeyType: 'msg' };

for (const version of VERSIONS) {
  describe(`camunda8-message on Camunda ${version}`, () => {
    let sandbox: Sandbox;

    beforeEach(async () => {
      sandbox = await startSandbox({ version, tasks: 'empty' });
      await sandbox.engine.deploy([{ name: 'wait.bpmn', content: WAITS }]);
    });
    afterEach(async () => {
      await stopFlow();
      await sandbox.close();
    });

    const waiting = (order: string) =>
      sandbox.engine.createInstance({ process: { id: 'wait' }, variables: { order } }).key;
    const variables = () =>
      Object.fromEntries([...sandbox.engine.store.variable.values()].map(({ name, value }) => [name, value]));
    const asked = () =>
      sandbox.requests
        .filter(({ path }) => path.startsWith('/v2/messages'))
        .map(({ body }) => JSON.parse(body));

    it('publishes a message with the payload as its variables: the process that waits goes on', async () => {
      const key = waiting('o-1');
      await startFlow(clusterAt(sandbox.url), OF_ORDER);
      const { sent } = await pass({ topic: 'o-1', payload: { amount: 39 } });
      should(sandbox.instanceState(key)).equal('COMPLETED');
      should(variables()).have.property('amount', 39);
      should(sent[0]?.payload).match({ messageKey: /^\d+$/, messageId: /^.{36}$/, tenantId: '<default>' });
      should(sent[0]?.camunda).match({ api: 'v2', status: 200, requests: 1 });
    });

    it('reaches a process that waits later', async () => {
      await startFlow(clusterAt(sandbox.url), OF_ORDER);
      await pass({ topic: 'o-1', payload: {} });
      should(sandbox.instanceState(waiting('o-1'))).equal('COMPLETED');
      should(asked()).match([{ timeToLive: 60_000 }]);
    });

    it('does not reach one with a time to live of 0', async () => {
      await startFlow(clusterAt(sandbox.url), { ...OF_ORDER, timeToLive: '0' });
      await pass({ topic: 'o-1', payload: {} });
      should(sandbox.instanceState(waiting('o-1'))).equal('ACTIVE');
    });

    it('publishes one with the same ID once, and the other is a conflict', async () => {
      const once = { ...OF_ORDER, messageId: 'payment', messageIdType: 'msg' };
      await startFlow(clusterAt(sandbox.url), once);
      const first = await pass({ topic: 'o-1', payload: {}, payment: 77 } as NodeMessage);
      const second = await pass({ topic: 'o-1', payload: {}, payment: 77 } as NodeMessage);
      should(first.sent[0]?.payload).have.property('messageId', '77');
      should(second.error).match({ code: 'CAMUNDA_CONFLICT', message: /\(ID 77\)$/ });
      should(second.sent).be.empty();
    });

    it('correlates one, and says which process got it', async () => {
      const key = waiting('7');
      await startFlow(clusterAt(sandbox.url), {
        ...OF_ORDER,
        correlationKey: 'order',
        operation: 'correlate',
      });
      const { sent } = await pass({ order: 7, payload: {} } as NodeMessage);
      should(sent[0]?.payload).match({ messageKey: /^\d+$/, processInstanceKey: key, tenantId: '<default>' });
    });

    it('says that nobody waits for it', async () => {
      await startFlow(clusterAt(sandbox.url), { ...OF_ORDER, operation: 'correlate' });
      const { error, last } = await pass({ topic: 'o-1', payload: { amount: 39 } });
      should(error).match({
        code: 'CAMUNDA_NOT_FOUND',
        message: 'CamundaError: Nobody waits for the message paid (correlation key "o-1")',
      });
      should(last.payload).eql({ amount: 39 });
    });
  });
}

describe('camunda8-message', () => {
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox({ tasks: 'empty' });
  });
  afterEach(stopFlow);
  after(() => sandbox.close());

  const refused = async (node: object, msg: NodeMessage = {}) => {
    const before = sandbox.requests.length;
    await startFlow(clusterAt(sandbox.url), { ...PAID, ...node });
    const { error } = await pass({ payload: {}, ...msg });
    should(sandbox.requests.slice(before)).be.empty();
    return error;
  };

  it('has a status for each operation', async () => {
    await startFlow(clusterAt(sandbox.url), PAID);
    const shown = watchStatus();
    await pass({ payload: {} });
    should(shown.at(-1)).match({ fill: 'green', shape: 'dot', text: /status\.publish$/ });
  });

  it('needs no correlation key, and an empty payload is no variables', async () => {
    await startFlow(clusterAt(sandbox.url), PAID);
    should(await pass({ payload: null })).not.have.property('error');
    should(JSON.parse(sandbox.requests.at(-1)?.body ?? '')).match({ correlationKey: '', variables: {} });
  });

  it('sends nothing with a correlation key that the message does not have', async () => {
    const error = await refused({ correlationKey: 'payload.order', correlationKeyType: 'msg' });
    should(error).match({
      code: 'CAMUNDA_INVALID',
      message: 'CamundaError: The correlation key is missing (msg payload.order is not set)',
    });
  });

  for (const [what, node, msg, code, words] of [
    ['no name', { messageName: ' ' }, {}, 'CAMUNDA_INVALID', /^CamundaError: The message name is missing/],
    [
      'a variable that is not set as its name',
      { messageName: `\${NO_SUCH_NAME}` },
      {},
      'CAMUNDA_CONFIG',
      /NO_SUCH_NAME is not set/,
    ],
    [
      'a message ID that the message does not have',
      { messageId: 'payment', messageIdType: 'msg' },
      {},
      'CAMUNDA_INVALID',
      /^CamundaError: The message ID is missing \(msg payment is not set\)$/,
    ],
    [
      'a correlation key that has lost digits',
      { correlationKey: 'order' },
      { order: 2 ** 60 },
      'CAMUNDA_INVALID',
      /^CamundaError: The correlation key must be text\. As a number it has lost digits/,
    ],
    [
      'a correlation key that is no text',
      { correlationKey: 'order' },
      { order: {} },
      'CAMUNDA_INVALID',
      /^CamundaError: The correlation key must be text$/,
    ],
    [
      'a payload that is text',
      {},
      { payload: 'on' },
      'CAMUNDA_INVALID',
      /^CamundaError: The variables must be an object/,
    ],
    [
      'a time to live that is no number',
      { timeToLive: '1 hour' },
      {},
      'CAMUNDA_CONFIG',
      /^CamundaError: The time to live must be a whole number \(0 to 31536000, or blank\)$/,
    ],
  ] as const) {
    it(`sends nothing with ${what}`, async () => {
      const error = await refused(node, msg as NodeMessage);
      should(error?.code).equal(code);
      should(error?.message).match(words);
    });
  }
});
