import should from 'should';
import { type Sandbox, startSandbox, type Version } from '../../../sandbox/sandbox';
import type { CamundaClient } from '../../../src/camunda-client';
import { PROCESS, REASON, type Stuck, stuckJob, uncaughtError } from '../../support/bpmn/stuck-process';
import { FakeClock } from '../../support/fake-clock';
import { FaultServer } from '../../support/fault-server';
import { empty, inTurn, json, problem, reset } from '../../support/faults';
import { clientOf } from '../../support/sandbox-client';
import { refusalOf } from '../../support/searches';

const VERSIONS: Version[] = ['8.6', '8.8', '8.9'];

for (const version of VERSIONS) {
  describe(`incidents of Camunda ${version}`, () => {
    let sandbox: Sandbox;
    let client: CamundaClient;

    beforeEach(async () => {
      sandbox = await startSandbox({ version, tasks: 0 });
      client = clientOf(sandbox);
    });
    afterEach(async () => {
      await client.close();
      await sandbox.close();
    });

    const jobOf = ({ jobKey }: Stuck) => sandbox.engine.store.job.get(jobKey);
    const stateOf = ({ incidentKey }: Stuck) => sandbox.engine.store.incident.get(incidentKey)?.state;
    const asked = () => sandbox.requests.map(({ method, path }) => `${method} ${path}`);

    it('are read in the newest names, with keys as text', async () => {
      const { incidentKey, jobKey, processInstanceKey } = stuckJob(sandbox);
      const { value } = await client.incidents.get(incidentKey);
      should(value).match({ incidentKey, jobKey, processInstanceKey, state: 'ACTIVE' });
      should(value).match({
        errorType: 'JOB_NO_RETRIES',
        errorMessage: REASON,
        elementId: 'do-water-garden',
      });
      should(value).match({ processDefinitionId: PROCESS, creationTime: /^\d{4}-/ });
    });

    it('are not found where there is none', async () => {
      const failure = await refusalOf('CAMUNDA_NOT_FOUND', () => client.incidents.get('2251799813700000'));
      should(failure.message).match(/^Incident 2251799813700000 does not/);
    });

    it('are resolved when their job has got a retry', async () => {
      const stuck = stuckJob(sandbox);
      const { status } = await client.incidents.resolve(stuck);
      should(status).equal(204);
      should(stateOf(stuck)).equal('RESOLVED');
      should(jobOf(stuck)).match({ retries: 1, state: 'CREATED' });
    });

    it('are resolved with as many retries as are asked for', async () => {
      const stuck = stuckJob(sandbox);
      await client.incidents.resolve({ ...stuck, retries: 3 });
      should(jobOf(stuck)?.retries).equal(3);
    });

    it('leave the retries of a job alone that has some', async () => {
      const stuck = uncaughtError(sandbox);
      const before = jobOf(stuck)?.retries;
      await client.incidents.resolve(stuck);
      should(stateOf(stuck)).equal('RESOLVED');
      should(jobOf(stuck)?.retries).equal(before);
    });

    it('need no look where the incident is at hand', async () => {
      const stuck = stuckJob(sandbox);
      const known = { ...stuck, errorType: 'JOB_NO_RETRIES' };
      await client.incidents.resolve({ incidentKey: stuck.incidentKey, known });
      should(stateOf(stuck)).equal('RESOLVED');
      should(asked().filter((one) => one.includes('/incidents'))).eql([
        `POST /v2/incidents/${stuck.incidentKey}/resolution`,
      ]);
    });

    it('are not open any more when they are resolved again', async () => {
      const stuck = stuckJob(sandbox);
      await client.incidents.resolve(stuck);
      const failure = await refusalOf('CAMUNDA_NOT_FOUND', () => client.incidents.resolve(stuck));
      should(failure.message).match(/^Incident \d+ is not open\./);
      should(jobOf(stuck)?.retries).equal(1);
    });
  });
}

describe('the resolution of an incident', () => {
  const incidentKey = '2251799813685249';
  const jobKey = '2251799813685250';
  const path = `/v2/incidents/${incidentKey}/resolution`;
  const known = { incidentKey, jobKey, errorType: 'JOB_NO_RETRIES', state: 'ACTIVE' };
  let server: FaultServer;
  let client: CamundaClient;

  beforeEach(async () => {
    server = await FaultServer.start();
    server.on('/v2/topology', json({ gatewayVersion: '8.8.0' }));
    server.on(`/v2/jobs/${jobKey}`, empty(204));
    client = clientOf({ url: server.url } as Sandbox);
  });
  afterEach(async () => {
    await client.close();
    await server.stop();
  });

  const resolve = () => client.incidents.resolve({ incidentKey, known }, undefined, new FakeClock());
  const times = () => server.seen.filter((seen) => seen.path === path).length;

  for (const [status, title] of [
    [404, 'NOT_FOUND'],
    [409, 'INVALID_STATE'],
  ] as const) {
    it(`whose answer was lost is sent again, and is done where that is answered ${status}`, async () => {
      server.on(path, inTurn(reset, problem(status, title, 'no such incident')));
      should(await resolve()).match({ status });
      should(times()).equal(2);
    });
  }

  it('looks for an incident that no search shows yet where its job needs a retry', async () => {
    const unseen = problem(404, 'NOT_FOUND', 'no such incident');
    server.on(`/v2/incidents/${incidentKey}`, inTurn(unseen, unseen, unseen, json(known)));
    server.on(path, inTurn(problem(409, 'INVALID_STATE', 'no retries left'), empty(204)));
    const clock = new FakeClock();
    const answer = await client.incidents.resolve({ incidentKey }, undefined, clock);
    should(answer).match({ status: 204, requests: 7 });
    should(clock.sleeps).eql([500, 1_000, 2_000]);
    const [patch] = server.seen.filter(({ method }) => method === 'PATCH');
    should(JSON.parse(patch?.body ?? '')).eql({ changeset: { retries: 1 } });
  });

  it('gives an incident up that no search shows for 15 seconds', async () => {
    server.on(`/v2/incidents/${incidentKey}`, problem(404, 'NOT_FOUND', 'no such incident'));
    server.on(path, problem(409, 'INVALID_STATE', 'no retries left'));
    const clock = new FakeClock();
    const resolving = () => client.incidents.resolve({ incidentKey }, undefined, clock);
    await refusalOf('CAMUNDA_CONFLICT', resolving);
    should(clock.sleeps.reduce((sum, one) => sum + one, 0)).be.within(15_000, 19_000);
    should(times()).equal(1);
  });

  it('says what Camunda says where it is refused', async () => {
    server.on(path, problem(409, 'INVALID_STATE', 'job has no retries left'));
    const failure = await refusalOf('CAMUNDA_CONFLICT', resolve);
    should(failure).match({
      code: 'CAMUNDA_CONFLICT',
      message: /cannot be resolved yet: job has no retries/,
    });
  });

  it('gives the job a retry after all where Camunda says that it has none', async () => {
    server.on(path, inTurn(problem(409, 'INVALID_STATE', 'no retries left'), empty(204)));
    const other = { ...known, errorType: 'UNHANDLED_ERROR_EVENT' };
    const answer = await client.incidents.resolve({ incidentKey, known: other }, undefined, new FakeClock());
    should(answer).match({ status: 204, requests: 3 });
    const patches = server.seen
      .filter(({ method }) => method === 'PATCH')
      .map(({ body }) => JSON.parse(body));
    should(patches).eql([{ changeset: { retries: 1 } }]);
  });

  it('names the permission that is lacking', async () => {
    server.on(path, problem(403, 'FORBIDDEN', "Unauthorized to perform operation 'UPDATE_PROCESS_INSTANCE'"));
    const failure = await refusalOf('CAMUNDA_FORBIDDEN', resolve);
    should(failure.message).match(/UPDATE_PROCESS_INSTANCE/);
  });

  it('goes on where the job is gone, and the incident with it', async () => {
    server.on(`/v2/jobs/${jobKey}`, problem(404, 'NOT_FOUND', 'no such job'));
    server.on(path, problem(404, 'NOT_FOUND', 'no such incident'));
    should((await refusalOf('CAMUNDA_NOT_FOUND', resolve)).message).match(/^Incident /);
  });
});
