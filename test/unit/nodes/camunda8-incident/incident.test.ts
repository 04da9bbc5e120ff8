import type { NodeMessage } from 'node-red';
import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { type Stuck, stuckJob } from '../../../support/bpmn/stuck-process';
import { clusterAt, pass, startFlow, stopFlow } from '../../../support/node-red/flow';

const type = 'camunda8-incident';

describe('camunda8-incident', () => {
  let sandbox: Sandbox;
  afterEach(async () => {
    await stopFlow();
    await sandbox.close();
  });

  async function start(form: Record<string, unknown>, options: Parameters<typeof startSandbox>[0] = {}) {
    sandbox = await startSandbox({ tasks: 0, ...options });
    await startFlow(clusterAt(sandbox.url), { type, ...form });
  }

  const stateOf = ({ incidentKey }: Stuck) => sandbox.engine.store.incident.get(incidentKey)?.state;
  const retriesOf = ({ jobKey }: Stuck) => sandbox.engine.store.job.get(jobKey)?.retries;

  async function result(msg: NodeMessage & Record<string, unknown>) {
    const { sent, error } = await pass(msg);
    should(error).equal(undefined);
    should(sent).have.length(1);
    return sent[0];
  }

  async function refusal(msg: NodeMessage & Record<string, unknown>) {
    const { sent, error } = await pass(msg);
    should(sent).be.empty();
    return error;
  }

  for (const version of ['8.6', '8.8', '8.9'] as const) {
    describe(`with Camunda ${version}`, () => {
      it('resolves the incident of a message, which goes on as it came', async () => {
        await start({ operation: 'resolve' }, { version });
        const stuck = stuckJob(sandbox);
        const payload = { incidentKey: stuck.incidentKey, more: 1 };
        const sent = await result({ topic: 'kept', payload });
        should(sent).match({ topic: 'kept', payload, camunda: { api: 'v2', status: 204 } });
        should(stateOf(stuck)).equal('RESOLVED');
        should(retriesOf(stuck)).equal(1);
      });

      it('reads it, with keys as text', async () => {
        await start({ operation: 'get' }, { version });
        const { incidentKey, jobKey } = stuckJob(sandbox);
        const sent = await result({ incidentKey });
        should(sent?.payload).match({ incidentKey, jobKey, errorType: 'JOB_NO_RETRIES', state: 'ACTIVE' });
        should(sent).match({ camunda: { api: 'v2', status: 200 } });
      });
    });
  }

  it('resolves where a flow file has no operation', async () => {
    await start({});
    const stuck = stuckJob(sandbox);
    await result({ payload: stuck.incidentKey });
    should(stateOf(stuck)).equal('RESOLVED');
  });

  it('reads no incident that is the payload', async () => {
    await start({ operation: 'resolve' });
    const stuck = stuckJob(sandbox);
    const sent = await result({ payload: { ...stuck, errorType: 'JOB_NO_RETRIES', state: 'ACTIVE' } });
    should(sent).match({ camunda: { requests: 2 } });
    should(stateOf(stuck)).equal('RESOLVED');
    should(sandbox.requests.filter(({ method }) => method === 'GET')).be.empty();
  });

  it('takes the key and the retries from wherever the form says', async () => {
    const form = { incidentKey: 'which.one', incidentKeyType: 'msg', retries: 'tries', retriesType: 'msg' };
    await start(form);
    const stuck = stuckJob(sandbox);
    await result({ which: { one: stuck.incidentKey }, tries: '5', payload: {} });
    should(retriesOf(stuck)).equal(5);
  });

  for (const [what, form, msg, message] of [
    ['no key', {}, { payload: {} }, /The incident key is missing/],
    ['a list', {}, { payload: [{ incidentKey: '1' }] }, /msg\.payload is an array of incidents/],
    ['a key that is none', {}, { incidentKey: 'abc' }, /The incident key/],
    [
      'no retries',
      { retries: 'tries', retriesType: 'msg' },
      { incidentKey: '1' },
      /The number of retries is/,
    ],
    ['0 retries', { retries: '0', retriesType: 'num' }, { incidentKey: '1' }, /The number of retries must/],
  ] as const) {
    it(`refuses ${what}, and asks nobody`, async () => {
      await start(form);
      const error = await refusal(structuredClone(msg) as NodeMessage & Record<string, unknown>);
      should(error).match({ code: 'CAMUNDA_INVALID', message });
      should(sandbox.requests.filter(({ path }) => path.includes('incidents'))).be.empty();
    });
  }

  it('says of an incident that is resolved already that it is not open', async () => {
    await start({});
    const { incidentKey } = stuckJob(sandbox);
    await result({ incidentKey });
    const error = await refusal({ incidentKey });
    should(error).match({ code: 'CAMUNDA_NOT_FOUND', message: /is not open/ });
  });
});
