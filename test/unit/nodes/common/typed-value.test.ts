import { mock } from 'node:test';
import type { Node, NodeAPI, NodeMessage } from 'node-red';
import should from 'should';
import { typedValue, valueAt } from '../../../../nodes/common/typed-value';
import { requireNodeRed } from '../../../../scripts/node-red/installed';
import { refusal } from '../../../support/refusal';

const { util } = requireNodeRed('@node-red/util') as { util: NodeAPI['util'] };
const RED = { util } as NodeAPI;

type Answer = (error: Error | null, value?: unknown) => void;

/** A node whose context answers so. */
function nodeWith(get: (key: string, store: string | undefined, answer: Answer) => void): Node {
  return { context: () => ({ flow: { get } }) } as unknown as Node;
}

describe('the value of a typed input', () => {
  const silent = nodeWith(() => {});
  const message = (payload: unknown): NodeMessage => ({ _msgid: '1', payload });

  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  function refusedAfter10Seconds(value: string, type: string, msg: NodeMessage): Promise<string> {
    return refusedInTime(async () => typedValue(RED, silent, msg, value, type));
  }

  async function refusedInTime(read: () => Promise<unknown>): Promise<string> {
    const refused = refusal(read);
    await new Promise((resolve) => setImmediate(resolve));
    mock.timers.tick(10_000);
    const { code, message } = await refused;
    should(code).equal('CAMUNDA_INVALID');
    return message;
  }

  it('is waited for 10 s where a message holds a promise that never comes true', async () => {
    const words = await refusedAfter10Seconds('payload', 'msg', message(new Promise(() => {})));
    should(words).endWith('A value took longer than 10 s (msg payload)');
  });

  it('is waited for 10 s where a message holds what only looks like a promise', async () => {
    // biome-ignore lint/suspicious/noThenProperty: that is the point
    await refusedAfter10Seconds('payload', 'msg', message({ then: () => {} }));
  });

  it('is waited for 10 s where the usual place of a message holds such a promise', async () => {
    const words = await refusedInTime(async () =>
      valueAt(message({ userTaskKey: new Promise(() => {}) }), 'payload.userTaskKey'),
    );
    should(words).endWith('A value took longer than 10 s (msg payload.userTaskKey)');
  });

  it('is waited for 10 s where a context store never answers', async () => {
    await refusedAfter10Seconds('tasks', 'flow', message(1));
  });

  it('is waited for 10 s where an expression never ends', async () => {
    await refusedAfter10Seconds('payload', 'jsonata', message(new Promise(() => {})));
  });

  it('harms nobody where its store fails after these 10 s', async () => {
    let answerLate: Answer = () => {};
    const slow = nodeWith((_key, _store, answer) => {
      answerLate = answer;
    });
    const refused = refusal(async () => typedValue(RED, slow, message(1), 'tasks', 'flow'));
    await new Promise((resolve) => setImmediate(resolve));
    mock.timers.tick(10_000);
    await refused;
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    answerLate(new Error('disk full'));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', note);
    should(unhandled).be.empty();
  });

  it('is that of a promise which comes true', async () => {
    should(await typedValue(RED, silent, message(Promise.resolve(7)), 'payload', 'msg')).equal(7);
  });

  it('says why a promise or a store was refused', async () => {
    const refused = message(Promise.reject(new Error('no connection')));
    const error = await refusal(async () => typedValue(RED, silent, refused, 'payload', 'msg'));
    should(error.message).endWith('A value cannot be evaluated (msg payload): no connection');
    const broken = nodeWith((_key, _store, answer) => answer(new Error('disk full')));
    const other = await refusal(async () => typedValue(RED, broken, message(1), 'tasks', 'flow'));
    should(other.message).endWith('disk full');
  });
});
