import should from 'should';
import {
  boundary,
  bpmn,
  element,
  end,
  error,
  flows,
  job,
  mappings,
  start,
} from '../../../../support/bpmn/build';
import { SECOND } from '../../../../support/bpmn/test-engine';
import { CommandSandbox } from '../command-sandbox';

const PROCESS = bpmn(
  'p',
  start(),
  element('serviceTask', 'open', job('open'), mappings({ inner: '=1' })),
  boundary('stuck', 'open', error('STUCK')),
  end(),
  element('serviceTask', 'repair', job('repair')),
  flows('start open end'),
  flows('stuck repair'),
);

describe('sandbox: what a worker says of a job', () => {
  let sandbox: CommandSandbox;
  let instance: string;
  let key: string;

  beforeEach(async () => {
    sandbox = await CommandSandbox.start({}, PROCESS);
    instance = sandbox.begin();
    key = await sandbox.job('open');
  });
  afterEach(() => sandbox.close());

  const say = (what: string, json?: object, of = key) => sandbox.post(`jobs/${of}/${what}`, json);
  const change = (changeset: object | undefined) => sandbox.send('PATCH', `jobs/${key}`, { changeset });
  const jobRecord = () => sandbox.engine.store.job.get(key);
  const incidents = () =>
    [...sandbox.engine.store.incident.values()].map(({ type, message }) => [type, message]);

  it('completes it with variables', async () => {
    const { status, text } = await say('completion', { variables: { opened: true } });
    should([status, text]).eql([204, '']);
    should(sandbox.engine.variablesOf(instance)).eql({ opened: true });
    should(sandbox.sandbox.engine.store.processInstance.get(instance)?.state).equal('COMPLETED');
  });

  it('completes it without a body, and not twice', async () => {
    should((await say('completion')).status).equal(204);
    should(await say('completion')).match({
      status: 404,
      body: {
        title: 'NOT_FOUND',
        detail: `Command 'COMPLETE' rejected with code 'NOT_FOUND': Expected to complete job with key '${key}', but no such job was found`,
      },
    });
  });

  it('lets it fail without retries where it says nothing, which is an incident', async () => {
    should((await say('failure', { errorMessage: 'valve stuck' })).status).equal(204);
    should(incidents()).eql([['JOB_NO_RETRIES', 'valve stuck']]);
    should(await say('completion')).match({ status: 409, body: { title: 'INVALID_STATE' } });
  });

  it('lets it fail with retries left, at once or after a while', async () => {
    await say('failure', { retries: 2 });
    should(await sandbox.job('open')).equal(key);
    await say('failure', { retries: 1, retryBackOff: 3 * SECOND, variables: { why: 'stuck' } });
    should(await sandbox.jobs('open')).eql([]);
    sandbox.clock.advance(3 * SECOND);
    should(await sandbox.jobs('open')).match([{ retries: 1, variables: { inner: 1, why: 'stuck' } }]);
    should(incidents()).eql([]);
  });

  it('throws an error that an event catches', async () => {
    should((await say('error', { errorCode: 'STUCK', variables: { litres: 3 } })).status).equal(204);
    should(await sandbox.jobs('repair')).have.length(1);
    const [caught] = [...sandbox.engine.store.variable.values()].filter(({ name }) => name === 'litres');
    should(sandbox.engine.store.elementInstance.get(caught?.scopeKey ?? '')?.element.id).equal('stuck');
  });

  it('throws no error without a code', async () => {
    should(await say('error', { errorMessage: 'x' })).match({
      status: 400,
      body: { title: 'INVALID_ARGUMENT', detail: 'No errorCode provided.' },
    });
  });

  it('makes its lock longer', async () => {
    sandbox.clock.advance(50 * SECOND);
    should((await change({ timeout: 30 * SECOND })).status).equal(204);
    sandbox.clock.advance(29 * SECOND);
    should(await sandbox.jobs('open')).eql([]);
    sandbox.clock.advance(SECOND);
    should(await sandbox.jobs('open')).have.length(1);
  });

  it('gives it retries, which lets its incident be resolved', async () => {
    await say('failure', {});
    const [incident] = [...sandbox.engine.store.incident.keys()];
    const resolve = () => sandbox.post(`incidents/${incident}/resolution`);
    should(await resolve()).match({ status: 409, body: { title: 'INVALID_STATE' } });
    should((await change({ retries: 5 })).status).equal(204);
    should((await resolve()).status).equal(204);
    should(await sandbox.jobs('open')).match([{ retries: 5 }]);
    should(await resolve()).match({ status: 404, body: { title: 'NOT_FOUND' } });
  });

  it('changes nothing without saying what', async () => {
    const detail = 'At least one of [retries, timeout] is required.';
    for (const changeset of [{}, undefined, { retries: null }])
      should(await change(changeset)).match({ status: 400, body: { title: 'INVALID_ARGUMENT', detail } });
    should(await change({ retries: 0 })).match({ status: 400, body: { title: 'INVALID_ARGUMENT' } });
    should(await change({ deadline: 1 })).match({
      status: 400,
      body: { detail: 'Request property [changeset.deadline] cannot be parsed' },
    });
    should(jobRecord()?.retries).equal(3);
  });

  it('is refused for a key that is none, and one of no partition', async () => {
    for (const what of ['completion', 'failure']) {
      should(await say(what, {}, 'abc')).match({
        status: 400,
        body: { detail: "Failed to convert 'jobKey' with value: 'abc'" },
      });
      should((await say(what, {}, '123')).status).equal(503);
    }
    should((await sandbox.send('PATCH', 'jobs/abc', { changeset: { retries: 1 } })).status).equal(400);
  });

  it('is refused where it is no JSON object', async () => {
    for (const json of ['text', [1], 7])
      should(await say('completion', json as never)).match({ status: 400 });
  });
});
