import type { NodeMessage } from 'node-red';
import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { clusterAt, pass, startFlow, stopFlow, watchStatus } from '../../../support/node-red/flow';

const ofTask = (operation: string, more: object = {}) => ({ type: 'camunda8-task', operation, ...more });

describe('camunda8-task', () => {
  let sandbox: Sandbox;
  afterEach(async () => {
    await stopFlow();
    await sandbox.close();
  });

  async function start(node: Record<string, unknown>, options: Parameters<typeof startSandbox>[0] = {}) {
    sandbox = await startSandbox({ tasks: 'empty', ...options });
    await startFlow(clusterAt(sandbox.url), node);
  }

  async function result(msg: NodeMessage) {
    const { sent, error } = await pass(msg);
    should(error).equal(undefined);
    should(sent).have.length(1);
    return sent[0];
  }

  for (const version of ['8.6', '8.8', '8.9'] as const) {
    describe(`over /v2 of ${version}`, () => {
      it('gets the task of a message in the common shape, and tells how', async () => {
        await start(ofTask('get'), { version });
        const userTaskKey = sandbox.addTask({ assignee: 'anna' });
        const sent = await result({ topic: 'kept', payload: { userTaskKey } });
        should(sent).match({
          topic: 'kept',
          payload: { userTaskKey, state: 'CREATED', assignee: 'anna', candidateUsers: [] },
          camunda: { api: 'v2', status: 200, requests: 2 },
        });
      });

      it('takes a task once, and tells who comes second', async () => {
        await start(ofTask('assign', { assignee: 'payload.who', assigneeType: 'msg' }), { version });
        const userTaskKey = sandbox.addTask();
        const first = await result({ userTaskKey, payload: { who: 'anna' } });
        should(first?.payload).eql({ userTaskKey, assignee: 'anna' });
        await result({ userTaskKey, payload: { who: 'anna' } });
        const { sent, error, last } = await pass({ userTaskKey, payload: { who: 'ben' } });
        should(sent).be.empty();
        should(error).match({ code: 'CAMUNDA_CONFLICT', cause: { status: 409, retryable: false } });
        should(last.payload).eql({ who: 'ben' });
      });

      it('takes a task away from somebody where that is allowed, and gives it back', async () => {
        sandbox = await startSandbox({ tasks: 'empty', version });
        await startFlow(
          clusterAt(sandbox.url),
          ofTask('assign', { assignee: 'ben', allowOverride: true }),
          ofTask('unassign'),
        );
        const task = {
          userTaskKey: sandbox.addTask({ assignee: 'anna' }),
          name: 'Feed the cat',
          assignee: 'anna',
        };
        should((await result({ payload: task }))?.payload).eql({ ...task, assignee: 'ben' });
        should(task.assignee).equal('anna');
        const { sent } = await pass({ payload: task }, 'm');
        should(sent[0]?.payload).eql({ userTaskKey: task.userTaskKey, name: 'Feed the cat' });
      });

      it('updates a task, and tells what is different', async () => {
        await start(ofTask('update'), { version });
        const task = { userTaskKey: sandbox.addTask(), dueDate: '2026-01-01T00:00:00Z' };
        const changes = { priority: 80, candidateGroups: ['garden'], dueDate: null };
        should((await result({ payload: task, changes }))?.payload).eql({
          userTaskKey: task.userTaskKey,
          priority: 80,
          candidateGroups: ['garden'],
        });
      });

      it('completes a task once, with variables', async () => {
        await start(ofTask('complete'), { version });
        const userTaskKey = sandbox.addTask();
        const message = { payload: { userTaskKey }, variables: { fed: true } };
        should((await result(message))?.payload).eql({ userTaskKey, state: 'COMPLETED' });
        const sent = sandbox.requests.find(({ path }) => path.endsWith('/completion'));
        should(JSON.parse(sent?.body ?? '')).eql({ variables: { fed: true } });
        const { error } = await pass({ payload: { userTaskKey } });
        should(error).match({ code: 'CAMUNDA_NOT_FOUND', cause: { status: 404 } });
        should(error?.message).match(/may already be completed/);
      });

      it('waits until a search shows a completed task as open no more', async () => {
        await start(ofTask('complete', { wait: true }), { version });
        const userTaskKey = sandbox.addTask();
        const sent = await result({ payload: { userTaskKey } });
        should(sent).match({ payload: { state: 'COMPLETED' }, camunda: { status: 204, requests: 3 } });
        should(sandbox.requests.at(-1)?.path).equal('/v2/user-tasks/search');
      });
    });
  }

  for (const version of ['8.8', '8.9'] as const) {
    it(`gets variables over /v2 of ${version}: all, or those that are named`, async () => {
      sandbox = await startSandbox({ tasks: 'empty', version });
      const names = { variableNames: ' litres , missing,' };
      await startFlow(clusterAt(sandbox.url), ofTask('variables'), ofTask('variables', names));
      const variables = { plant: 'basil', litres: 2, note: 'a'.repeat(20_000) };
      const userTaskKey = sandbox.addTask({ variables });
      should((await result({ userTaskKey }))?.payload).eql(variables);
      should((await pass({ userTaskKey }, 'm')).sent[0]?.payload).eql({ litres: 2 });
    });
  }

  describe('over /v1', () => {
    const v1 = { api: 'v1' };
    const options = { version: '8.8', tasklistV1: true } as const;

    it('sends the task itself, whatever the message knew of it', async () => {
      sandbox = await startSandbox({ tasks: 'empty', ...options });
      const assign = ofTask('assign', { ...v1, assignee: 'demo' });
      await startFlow(clusterAt(sandbox.url), assign, ofTask('complete', v1));
      const userTaskKey = sandbox.addTask({ implementation: 'JOB_WORKER' });
      const payload = { userTaskKey, name: 'of before' };
      const assigned = (await result({ payload }))?.payload;
      should(assigned).match({ userTaskKey, name: 'Do it', state: 'CREATED', assignee: 'demo' });
      const { sent } = await pass({ payload: assigned, variables: { fed: true } }, 'm');
      should(sent[0]).match({ payload: { state: 'COMPLETED', assignee: 'demo' }, camunda: { api: 'v1' } });
    });

    it('keeps drafts, which the variables then show', async () => {
      sandbox = await startSandbox({ tasks: 'empty', ...options });
      await startFlow(clusterAt(sandbox.url), ofTask('setDraftVariables', v1), ofTask('variables', v1));
      const userTaskKey = sandbox.addTask({ assignee: 'demo', variables: { cat: 'Minka', fed: false } });
      await result({ userTaskKey, variables: { fed: true, note: 'soon' } });
      const { sent } = await pass({ userTaskKey }, 'm');
      should(sent[0]?.payload).eql({ cat: 'Minka', fed: true, note: 'soon' });
    });

    it('waits for its search too', async () => {
      await start(ofTask('complete', { ...v1, wait: true }), options);
      const userTaskKey = sandbox.addTask({ assignee: 'demo' });
      should(await result({ userTaskKey })).match({ camunda: { status: 200, requests: 2 } });
      should(sandbox.requests.at(-1)?.path).equal('/v1/tasks/search');
    });
  });

  for (const api of ['v2', 'v1'] as const) {
    it(`gets a form with its schema over /${api}, and null where there is none`, async () => {
      await start(ofTask('form', { api }), { version: '8.8', tasklistV1: true, tasks: 'household' });
      const answer = await fetch(`${sandbox.url}/v2/user-tasks/search`, { method: 'POST' });
      const { items } = (await answer.json()) as { items: { userTaskKey: string; formKey?: string }[] };
      const task = items.find(({ formKey }) => formKey !== undefined);
      const { formKey, userTaskKey } = task ?? {};
      const form = (await result({ payload: task }))?.payload;
      should(form).match({ formKey, version: 1, schema: { id: /./, components: /./ } });
      should(userTaskKey).be.String();
      should((await result({ userTaskKey: sandbox.addTask() }))?.payload).equal(null);
    });
  }

  it('shows what it did', async () => {
    await start(ofTask('unassign'));
    const shown = watchStatus();
    await result({ userTaskKey: sandbox.addTask() });
    should(shown).containDeepOrdered([
      { fill: 'blue', shape: 'dot' },
      { fill: 'green', text: 'camunda8-task.status.unassign' },
    ]);
  });
});
