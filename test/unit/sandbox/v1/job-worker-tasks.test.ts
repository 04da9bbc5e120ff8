import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { call, type Item } from '../call';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-21T12:00:00Z');

describe("sandbox: a job worker's task", () => {
  let sandbox: Sandbox;
  let key: string;

  beforeEach(async () => {
    sandbox = await startSandbox({ tasks: 'empty', now: () => NOW });
    sandbox.deployForm({ id: 'fence', components: [] });
    key = sandbox.addTask({
      ...{ implementation: 'JOB_WORKER', formId: 'fence', dueDate: NOW + HOUR, followUpDate: NOW },
      ...{ assignee: 'anna', candidateGroups: ['home'], candidateUsers: ['ben'], variables: { litres: 2 } },
    });
  });
  afterEach(() => sandbox.close());

  const ask = async (method: 'GET' | 'PATCH', path: string, json?: Item): Promise<Item> => {
    const { status, text } = await call(method, `${sandbox.url}/v1/tasks/${key}${path}`, { json });
    should(status).equal(200, text);
    return JSON.parse(text);
  };
  const instance = async () => sandbox.instanceState(String((await ask('GET', '')).processInstanceKey));
  const activate = () =>
    sandbox.engine.activateJobs({ type: 'io.camunda.zeebe:userTask', timeout: HOUR, maxJobsToActivate: 9 });

  it('has the key of its job, and what the headers of that say', async () => {
    should(activate().map(({ job }) => job.key)).eql([key]);
    should(await ask('GET', '')).match({
      ...{ id: key, taskState: 'CREATED', assignee: 'anna', formId: 'fence', formVersion: 1 },
      ...{ candidateGroups: ['home'], candidateUsers: ['ben'], implementation: 'JOB_WORKER' },
      ...{ dueDate: '2026-11-21T13:00:00.000+0000', followUpDate: '2026-11-21T12:00:00.000+0000' },
    });
  });

  it("ends with its job when Tasklist's person completes it", async () => {
    await ask('PATCH', '/complete', { variables: [{ name: 'done', value: 'true' }] });
    should([activate(), await instance()]).eql([[], 'COMPLETED']);
    const { text } = await call('POST', `${sandbox.url}/v1/tasks/${key}/variables/search`, { json: {} });
    should(JSON.parse(text).map(({ name }: Item) => name)).eql(['done', 'litres']);
  });

  it('ends when a worker completes its job', async () => {
    sandbox.engine.completeJob(key, { variables: { done: true } });
    should(await ask('GET', '')).have.property('taskState', 'COMPLETED');
  });

  it('belongs to whom Tasklist gives it, of which its job knows nothing', async () => {
    await ask('PATCH', '/assign', { assignee: 'ben' });
    activate();
    should(await ask('GET', '')).have.property('assignee', 'ben');
    should(await ask('PATCH', '/unassign')).have.property('assignee', null);
  });

  it('has failed where its job has no retries left', async () => {
    sandbox.engine.failJob(key, { retries: 0 });
    should(await ask('GET', '')).have.property('taskState', 'FAILED');
    sandbox.engine.updateJob(key, { retries: 1 });
    should(await ask('GET', '')).have.property('taskState', 'CREATED');
  });

  it('is cancelled with its instance', async () => {
    sandbox.engine.cancelInstance(String((await ask('GET', '')).processInstanceKey));
    should(await ask('GET', '')).have.property('taskState', 'CANCELED');
  });
});
