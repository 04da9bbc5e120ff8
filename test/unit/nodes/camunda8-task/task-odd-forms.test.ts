import type { NodeMessage } from 'node-red';
import should from 'should';
import { FaultServer } from '../../../support/fault-server';
import { empty, json } from '../../../support/faults';
import { clusterAt, pass, startFlow, stopFlow, watchStatus } from '../../../support/node-red/flow';

const NO_TEXT = { toString: null, valueOf: null };
const trap = Object.defineProperty({ userTaskKey: '1' }, 'name', {
  enumerable: true,
  get: () => {
    throw new Error('read me not');
  },
});

describe('camunda8-task: a form and a message of any shape', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await FaultServer.start();
    server.on('/v2/topology', json({ gatewayVersion: '8.9.0' })).on('*', empty(204));
  });
  afterEach(async () => {
    await stopFlow();
    await server.stop();
  });

  const start = (more: object) => startFlow(clusterAt(server.url), { type: 'camunda8-task', ...more });

  for (const odd of [7, [], {}]) {
    for (const name of ['operation', 'taskKey', 'taskKeyType', 'api']) {
      it(`ends in a result or an error where ${name} is ${JSON.stringify(odd)}`, async () => {
        await start({ [name]: odd });
        const shown = watchStatus();
        const { sent, error } = await pass({ userTaskKey: '1', payload: {} });
        should(sent.length + (error ? 1 : 0)).equal(1);
        should(shown.at(-1)?.fill).equalOneOf('green', 'red');
      });
    }
    for (const [operation, name] of [
      ['assign', 'assignee'],
      ['assign', 'assigneeType'],
      ['complete', 'variables'],
      ['update', 'changes'],
      ['variables', 'variableNames'],
    ]) {
      it(`ends ${operation} in a result or an error where ${name} is ${JSON.stringify(odd)}`, async () => {
        await start({ operation, [String(name)]: odd });
        const { sent, error } = await pass({ userTaskKey: '1', payload: {} });
        should(sent.length + (error ? 1 : 0)).equal(1);
        if (error) should(error.message).not.match(/is not a function|primitive value/);
      });
    }
  }

  it('goes on with a task whose key in the payload is no text', async () => {
    await start({ operation: 'unassign', taskKey: 'key', taskKeyType: 'msg' });
    const { sent } = await pass({ key: '1', payload: { userTaskKey: NO_TEXT } } as NodeMessage);
    should(sent[0]?.payload).eql({ userTaskKey: '1' });
  });

  it('sends no command where the payload that goes on cannot be read', async () => {
    await start({ operation: 'unassign' });
    const { error } = await pass({ payload: trap });
    should(error?.code).equal('CAMUNDA_INVALID');
    should(server.seen).be.empty();
  });
});
