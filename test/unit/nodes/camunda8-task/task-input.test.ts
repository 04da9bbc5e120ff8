import type { NodeMessage } from 'node-red';
import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { clusterAt, pass, startFlow, stopFlow } from '../../../support/node-red/flow';

const unset = '$' + '{NOT_SET_ANYWHERE}';

/** What each message must bring, or the form. */
describe('camunda8-task: input', () => {
  let sandbox: Sandbox;
  let key: string;

  beforeEach(async () => {
    sandbox = await startSandbox({ tasks: 'empty', partitions: 5 });
    key = sandbox.addTask();
  });
  afterEach(async () => {
    await stopFlow();
    await sandbox.close();
  });

  const start = (more: object) => startFlow(clusterAt(sandbox.url), { type: 'camunda8-task', ...more });
  const gotten = async (msg: NodeMessage) =>
    ((await pass(msg)).sent[0]?.payload as { userTaskKey?: string })?.userTaskKey;

  it('takes the key of the payload, else of the message', async () => {
    await start({});
    should(await gotten({ payload: { userTaskKey: key }, userTaskKey: '1' })).equal(key);
    should(await gotten({ payload: 'anything', userTaskKey: key })).equal(key);
    should(await gotten({ payload: null, userTaskKey: key })).equal(key);
  });

  it('takes a payload that is nothing but a key, where no task and no key is in the message', async () => {
    await start({});
    should(await gotten({ payload: key })).equal(key);
    should(await gotten({ payload: ` ${key} ` })).equal(key);
    should(await gotten({ payload: Number(key) })).equal(key);
    should(await gotten({ payload: '1', userTaskKey: key })).equal(key);
  });

  it('takes no payload for a key where the form names another place', async () => {
    await start({ taskKey: 'id', taskKeyType: 'msg' });
    should((await pass({ payload: key })).error?.message).match(/The task key is missing \(msg id/);
  });

  for (const payload of [[], [{ userTaskKey: '1' }], ['1', '2']]) {
    it(`says what to do with the array ${JSON.stringify(payload)}`, async () => {
      await start({});
      const { error } = await pass({ payload });
      should(error?.code).equal('CAMUNDA_INVALID');
      should(error?.message).endWith(
        'msg.payload is an array of tasks. Set Send to one message per task, or put a Split node between',
      );
      should(sandbox.requests).be.empty();
      should(await gotten({ payload, userTaskKey: key })).equal(key);
    });
  }

  it('takes the key from where the form says, and from there alone', async () => {
    await start({ taskKey: 'task.id', taskKeyType: 'msg' });
    should(await gotten({ task: { id: key }, payload: { userTaskKey: '1' } })).equal(key);
    const { error } = await pass({ task: {}, payload: { userTaskKey: key } });
    should(error?.message).match(/The task key is missing \(msg task\.id is not set\)$/);
  });

  it('takes a key that is written in the form', async () => {
    await start({ taskKey: key, taskKeyType: 'str' });
    should(await gotten({ payload: 1 })).equal(key);
  });

  const refused: [what: string, node: object, msg: NodeMessage, code: string, sentence: RegExp][] = [
    [
      'no key',
      {},
      { payload: 'x' },
      'CAMUNDA_INVALID',
      /neither msg\.payload\.userTaskKey nor msg\.userTaskKey/,
    ],
    ['a payload that is a key with lost digits', {}, { payload: 2 ** 60 }, 'CAMUNDA_INVALID', /lost digits/],
    ['a negative payload', {}, { payload: -1 }, 'CAMUNDA_INVALID', /neither msg\.payload/],
    ['a payload with too many digits', {}, { payload: '1'.repeat(20) }, 'CAMUNDA_INVALID', /neither msg/],
    ['a key that is no number', {}, { userTaskKey: 'abc' }, 'CAMUNDA_INVALID', /must be a whole number/],
    ['a key that has lost digits', {}, { userTaskKey: 2 ** 60 }, 'CAMUNDA_INVALID', /lost digits/],
    ['an unset variable', { taskKey: unset, taskKeyType: 'str' }, {}, 'CAMUNDA_CONFIG', /NOT_SET_ANYWHERE/],
    [
      'nobody to assign to',
      { operation: 'assign', assignee: 'who', assigneeType: 'msg' },
      { userTaskKey: '1' },
      'CAMUNDA_INVALID',
      /The assignee is missing \(msg who\)/,
    ],
    [
      'variables that are no object',
      { operation: 'complete' },
      { userTaskKey: '1', variables: 'fed' },
      'CAMUNDA_INVALID',
      /The variables must be an object/,
    ],
    [
      'no changes',
      { operation: 'update' },
      { userTaskKey: '1' },
      'CAMUNDA_INVALID',
      /The changes must be an object/,
    ],
    [
      'a wait that is no time',
      { operation: 'complete', wait: true, waitTimeout: 'long' },
      { userTaskKey: '1' },
      'CAMUNDA_CONFIG',
      /The longest wait must be a whole number \(1 to 3600, or blank\)/,
    ],
    [
      'names of an unset variable',
      { operation: 'variables', variableNames: unset },
      { userTaskKey: '1' },
      'CAMUNDA_CONFIG',
      /NOT_SET_ANYWHERE/,
    ],
  ];
  for (const [what, node, msg, code, sentence] of refused) {
    it(`refuses ${what} before anything is sent, and leaves the message as it was`, async () => {
      await start(node);
      const { sent, error, last } = await pass({ topic: 'mine', ...msg });
      should(sent).be.empty();
      should(error?.code).equal(code);
      should(error?.message).match(sentence);
      should(last).containDeep({ topic: 'mine', ...msg });
      should(last).not.have.property('camunda');
      should(sandbox.requests).be.empty();
    });
  }

  it('completes without variables where the message brings none', async () => {
    await start({ operation: 'complete' });
    const { error } = await pass({ userTaskKey: key });
    should(error).equal(undefined);
    should(sandbox.requests.at(-1)?.body).equal('{"variables":{}}');
  });

  it('keeps a payload of another task out of what it tells', async () => {
    await start({ operation: 'unassign', taskKey: 'other', taskKeyType: 'msg' });
    const { sent } = await pass({ other: key, payload: { userTaskKey: '7', name: 'Another' } });
    should(sent[0]?.payload).eql({ userTaskKey: key });
  });
});
