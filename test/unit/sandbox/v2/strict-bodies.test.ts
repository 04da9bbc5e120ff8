import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { call } from '../call';

/** Method, the path behind a task's key, and a body that no Camunda from 8.8 on reads. */
const WRONG: readonly ['POST' | 'PATCH', string, object][] = [
  ['POST', '/completion', { bogus: 1 }],
  ['POST', '/completion', { variables: [] }],
  ['POST', '/completion', { action: 1 }],
  ['POST', '/assignment', { assignee: 'anna', bogus: 1 }],
  ['POST', '/assignment', { assignee: 'anna', allowOverride: 'false' }],
  ['PATCH', '', { changeset: { priority: 80 }, bogus: 1 }],
  ['PATCH', '', { changeset: { priority: 80, bogus: 1 } }],
  ['PATCH', '', { changeset: { priority: '80' } }],
  ['PATCH', '', { changeset: { candidateGroups: [1] } }],
  ['PATCH', '', { changeset: { dueDate: 1 } }],
];

/** A filter with a value of another type. */
const WRONG_FILTERS: readonly [entity: string, filter: object][] = [
  ['process-instances', { startDate: { $exists: 'true' } }],
  ['process-instances', { tags: [1] }],
];

describe('A sandbox of 8.8 reads bodies strictly', () => {
  let sandbox: Sandbox;
  let task: string;

  before(async () => {
    sandbox = await startSandbox({ version: '8.8', tasks: 'empty' });
    task = sandbox.addTask();
  });
  after(() => sandbox.close());

  for (const [method, path, json] of WRONG) {
    it(`and refuses ${method} ${path} ${JSON.stringify(json)} of a task with 400`, async () => {
      const { status } = await call(method, `${sandbox.url}/v2/user-tasks/${task}${path}`, { json });
      should(status).equal(400);
      should(sandbox.engine.store.userTask.get(task)).match({ state: 'CREATED', priority: 50 });
    });
  }

  for (const [entity, filter] of WRONG_FILTERS) {
    it(`and refuses the filter ${JSON.stringify(filter)} with 400`, async () => {
      const { status } = await call('POST', `${sandbox.url}/v2/${entity}/search`, { json: { filter } });
      should(status).equal(400);
    });
  }

  it('and refuses a key that is a number, which only 8.6 takes', async () => {
    const json = { processDefinitionKey: 1 };
    should((await call('POST', `${sandbox.url}/v2/process-instances`, { json })).status).equal(400);
  });
});

describe('A sandbox of 8.6', () => {
  it('passes over what it does not know of a task', async () => {
    const sandbox = await startSandbox({ version: '8.6', tasks: 'empty' });
    const url = `${sandbox.url}/v2/user-tasks/${sandbox.addTask()}/completion`;
    should((await call('POST', url, { json: { bogus: 1 } })).status).equal(204);
    await sandbox.close();
  });
});
