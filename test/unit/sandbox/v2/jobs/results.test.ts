import should from 'should';
import type { Version } from '../../../../../sandbox/sandbox';
import { bpmn, element, end, flows, service, start, zeebe } from '../../../../support/bpmn/build';
import { CommandSandbox } from '../command-sandbox';

const listener = (eventType: string) =>
  zeebe('taskListeners', {}, zeebe('taskListener', { eventType, type: 'ask', retries: '3' }));

const personal = (eventType: string) =>
  bpmn(
    'p',
    start(),
    element(
      'userTask',
      'water',
      zeebe('userTask'),
      zeebe('assignmentDefinition', { candidateGroups: 'home' }),
      listener(eventType),
    ),
    end(),
    flows('start water end'),
  );

describe('sandbox: a listener of a user task', () => {
  let sandbox: CommandSandbox;
  let task: string;

  async function begin(eventType: string, version: Version = '8.8'): Promise<void> {
    sandbox = await CommandSandbox.start({ version }, personal(eventType));
    sandbox.begin();
    task = [...sandbox.engine.store.userTask.keys()][0] ?? '';
  }
  afterEach(() => sandbox.close());

  const complete = async (result: object, more: object = {}) =>
    sandbox.post(`jobs/${await sandbox.job('ask')}/completion`, {
      result: { type: 'userTask', ...result },
      ...more,
    });

  for (const version of ['8.8', '8.9'] as const) {
    it(`is told what it is asked about (${version})`, async () => {
      await begin('assigning', version);
      sandbox.engine.assignUserTask(task, 'anna');
      const nothing = version === '8.9' ? { dueDate: null, followUpDate: null, formKey: null } : {};
      should(await sandbox.jobs('ask')).match([
        { kind: 'TASK_LISTENER', listenerEventType: 'ASSIGNING', elementId: 'water' },
      ]);
      sandbox.clock.advance(60_000);
      const [{ userTask } = {}] = await sandbox.jobs('ask');
      should(userTask).eql({
        action: 'assign',
        assignee: 'anna',
        candidateGroups: ['home'],
        candidateUsers: [],
        changedAttributes: ['assignee'],
        ...nothing,
        priority: 50,
        userTaskKey: task,
      });
    });
  }

  it('corrects a task', async () => {
    await begin('completing');
    sandbox.engine.completeUserTask(task);
    const corrections = {
      assignee: 'ben',
      dueDate: '2026-12-24T18:00:00Z',
      candidateGroups: [],
      priority: 80,
    };
    should((await complete({ corrections })).status).equal(204);
    should(sandbox.engine.store.userTask.get(task)).match({
      state: 'COMPLETED',
      assignee: 'ben',
      dueDate: Date.UTC(2026, 11, 24, 18),
      candidateGroups: [],
      candidateUsers: [],
      priority: 80,
    });
  });

  it('takes a date away by an empty text, and keeps what is null', async () => {
    await begin('completing');
    sandbox.engine.updateUserTask(task, { dueDate: 1, priority: 7 });
    sandbox.engine.completeUserTask(task);
    await complete({ corrections: { dueDate: '', priority: null } });
    should(sandbox.engine.store.userTask.get(task)).match({ dueDate: undefined, priority: 7 });
  });

  it('denies, and says why', async () => {
    await begin('completing');
    let reason = '';
    sandbox.engine.completeUserTask(task, {}, (denial) => {
      reason = denial?.message ?? '';
    });
    should((await complete({ denied: true, deniedReason: 'still dry' })).status).equal(204);
    should(reason).endWith("Reason to deny: 'still dry'");
    should(sandbox.engine.store.userTask.get(task)?.state).equal('CREATED');
  });

  for (const [what, result, more] of [
    ['a date that is none', { corrections: { dueDate: 'soon' } }, {}],
    ['a priority that none is', { corrections: { priority: 101 } }, {}],
    ['variables', {}, { variables: { a: 1 } }],
    ['corrections of what it denies', { denied: true, corrections: { priority: 1 } }, {}],
    ['another field', { corrections: { name: 'x' } }, {}],
    ['another type', { type: 'robot' }, {}],
  ] as const) {
    it(`is refused with ${what}`, async () => {
      await begin('completing');
      sandbox.engine.completeUserTask(task);
      should((await complete(result, more)).status).equal(400);
    });
  }
});

describe('sandbox: the worker of an ad-hoc sub-process', () => {
  let sandbox: CommandSandbox;

  afterEach(() => sandbox.close());

  const adHoc = bpmn(
    'p',
    start(),
    element(
      'adHocSubProcess',
      'evening',
      zeebe('taskDefinition', { type: 'agent' }),
      service('a'),
      service('b'),
    ),
    end(),
    flows('start evening end'),
  );

  it('enters elements with variables, and ends it', async () => {
    sandbox = await CommandSandbox.start({}, adHoc);
    const instance = sandbox.begin();
    const answer = async (result: object) =>
      sandbox.post(`jobs/${await sandbox.job('agent')}/completion`, {
        result: { type: 'adHocSubProcess', ...result },
      });
    await answer({ activateElements: [{ elementId: 'a', variables: { why: 'dark' } }, { elementId: 'b' }] });
    const [light] = await sandbox.jobs('a');
    should(light?.variables).match({ why: 'dark' });
    await sandbox.post(`jobs/${light?.jobKey}/completion`);
    const ended = { isCompletionConditionFulfilled: true, isCancelRemainingInstances: true };
    should((await answer(ended)).status).equal(204);
    should(sandbox.engine.store.processInstance.get(instance)?.state).equal('COMPLETED');
  });

  it('is not the only one to enter them: a command does, too', async () => {
    sandbox = await CommandSandbox.start({}, adHoc);
    sandbox.begin();
    const [subProcess] = [...sandbox.engine.store.elementInstance.values()].filter(
      ({ type }) => type === 'AD_HOC_SUB_PROCESS',
    );
    const activate = (json: object, key = subProcess?.key) =>
      sandbox.post(`element-instances/ad-hoc-activities/${key}/activation`, json);
    should((await activate({ elements: [{ elementId: 'a', variables: { n: 1 } }] })).status).equal(204);
    should(await sandbox.jobs('a')).match([{ variables: { n: 1 } }]);
    should((await activate({ elements: [{ elementId: 'b' }], cancelRemainingInstances: true })).status).equal(
      204,
    );
    should(await sandbox.jobs('b')).have.length(1);
    should([...sandbox.engine.store.job.values()].find(({ type }) => type === 'a')?.state).equal('CANCELED');
    should(await activate({ elements: [{ elementId: 'x' }] })).match({ status: 404 });
    should(await activate({ elements: [] })).match({
      status: 400,
      body: { detail: 'No elements provided.' },
    });
  });
});
