import helper from 'node-red-node-test-helper';
import should from 'should';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../../sandbox/sandbox';
import { clusterAt, startFlow, stopFlow } from '../../../support/node-red/flow';

describe('camunda8-task: what its form asks', () => {
  let sandbox: Sandbox;
  let cluster: object;
  afterEach(async () => {
    await stopFlow();
    await sandbox.close();
  });

  async function start(options: SandboxOptions = {}): Promise<void> {
    sandbox = await startSandbox(options);
    const { properties } = clusterAt(sandbox.url);
    cluster = { id: 'c', properties };
    await startFlow({ properties }, { type: 'camunda8-task' });
  }

  async function ask(question: string, api = 'v2', more: object = {}) {
    const body = { properties: { api }, cluster, ...more };
    return (await helper.request().post(`/camunda8-task/${question}`).send(body).expect(200)).body;
  }

  describe('suggestions', () => {
    const ANNA = { value: 'anna', label: 'Anna' };

    for (const version of ['8.8', '8.9'] as const) {
      it(`are the users of ${version} and whoever has an open task`, async () => {
        await start({ version, tasks: 'empty' });
        sandbox.addTask({ assignee: 'zoe', candidateGroups: ['garden'] });
        sandbox.completeTask(sandbox.addTask({ assignee: 'gone' }));
        const { assignee, candidateGroup } = await ask('suggestions');
        const users = [ANNA, { value: 'ben', label: 'Ben' }, { value: 'demo', label: 'Demo' }];
        should(assignee).eql([...users, { value: 'zoe' }]);
        should(candidateGroup).eql([{ value: 'garden' }]);
      });
    }

    for (const [name, api, version] of [
      ['8.6, which lists no users', 'v2', '8.6'],
      ['/v1', 'v1', '8.8'],
    ] as const) {
      it(`are over ${name} whoever has an open task`, async () => {
        await start({ version, tasks: 'empty' });
        sandbox.addTask({ assignee: 'zoe' });
        should((await ask('suggestions', api)).assignee).eql([{ value: 'zoe' }]);
      });
    }

    it('are none where the cluster cannot be asked', async () => {
      await start();
      await sandbox.close();
      should(await ask('suggestions')).eql({ assignee: [] });
      sandbox = await startSandbox();
    });
  });

  describe('the tasks that have a form', () => {
    for (const api of ['v2', 'v1']) {
      it(`are over ${api} each kind of open task once, with its newest task`, async () => {
        await start();
        sandbox.addTask({ name: 'Without' });
        const fed = sandbox.addTask({ processDefinitionId: 'feed-cat', formId: 'feed-cat-form' });
        const { ok, tasks } = await ask('forms', api);
        should(ok).be.true();
        should(tasks.map(({ name }: { name: string }) => name)).eql([
          ...['Feed the cat', 'Test the smoke detectors', 'Sign for a parcel', 'Water the plants'],
        ]);
        should(tasks[0].userTaskKey).equal(fed);
      });
    }

    it('are told in words where the cluster cannot be asked', async () => {
      await start();
      await sandbox.close();
      const { ok, message } = await ask('forms');
      should(ok).be.false();
      should(message).match(/^Nothing listens at/);
      sandbox = await startSandbox();
    });
  });

  describe('the rows of a task’s form', () => {
    const CAT = [
      { name: 'food', value: '', valueType: 'str' },
      { name: 'grams', value: '', valueType: 'num' },
      { name: 'waterFilled', value: 'false', valueType: 'bool' },
    ];

    for (const api of ['v2', 'v1']) {
      it(`are over ${api} one for each input`, async () => {
        await start();
        const taskKey = sandbox.addTask({ formId: 'feed-cat-form' });
        should(await ask('rows', api, { taskKey })).eql({ ok: true, rows: CAT });
      });
    }

    for (const [what, taskKey, words] of [
      ['a task that is not there', '1', /^Task 1 does not exist/],
      ['no key', 'x', /^The task key must be a whole number/],
    ] as const) {
      it(`are refused in words for ${what}`, async () => {
        await start();
        const { ok, message } = await ask('rows', 'v2', { taskKey });
        should(ok).be.false();
        should(message).match(words);
      });
    }

    it('are refused in words for a task without a form, and for a Camunda that tells none', async () => {
      await start({ tasks: 'empty' });
      const taskKey = sandbox.addTask();
      should((await ask('rows', 'v2', { taskKey })).message).match(/^Task \d+ has no Camunda Form/);
      await stopFlow();
      await sandbox.close();
      await start({ version: '8.6', tasks: 'empty' });
      should((await ask('rows', 'v2', { taskKey })).message).match(
        /^Set API to v1\. Camunda 8\.6\.0 cannot read the form/,
      );
    });
  });
});
