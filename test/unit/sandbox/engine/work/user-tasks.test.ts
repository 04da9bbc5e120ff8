import should from 'should';
import type { Refusal } from '../../../../../sandbox/engine/refusal';
import type { UserTaskRecord } from '../../../../../sandbox/engine/work/records';
import { boundary, bpmn, element, end, flows, signal, start, zeebe } from '../../../../support/bpmn/build';
import { refused, TestEngine } from '../../../../support/bpmn/test-engine';

const DAY = 86_400_000;

const asking = (...extensions: string[]) =>
  bpmn(
    'p',
    start(),
    element('userTask', 'ask', zeebe('userTask'), ...extensions),
    end(),
    flows('start ask end'),
    boundary('rang', 'ask', signal('alarm')),
  );

function taskOf(test: TestEngine): UserTaskRecord {
  const [task] = [...test.engine.store.userTask.values()];
  if (!task) throw new Error('There is no task');
  return task;
}

describe('A user task of Zeebe’s', () => {
  it('has its assignee, candidates, dates and priority by FEEL', async () => {
    const test = await TestEngine.of(
      asking(
        zeebe('assignmentDefinition', {
          assignee: '=who',
          candidateGroups: '=["home", room]',
          candidateUsers: 'anna, ben',
        }),
        zeebe('taskSchedule', { dueDate: '=now() + duration("P1D")', followUpDate: '2026-01-01T12:00:00Z' }),
        zeebe('priorityDefinition', { priority: '=40 + 2' }),
        zeebe('formDefinition', { formId: 'plants' }),
      ),
    );
    await test.engine.deploy([{ name: 'plants.form', content: '{"id":"plants","components":[]}' }]);
    test.start({ who: 'anna', room: 'garden' });
    should(taskOf(test)).match({
      state: 'CREATED',
      assignee: 'anna',
      candidateGroups: ['home', 'garden'],
      candidateUsers: ['anna', 'ben'],
      dueDate: test.clock.now() + DAY,
      followUpDate: test.clock.now() + DAY / 2,
      priority: 42,
      form: { id: 'plants', version: 1 },
    });
  });

  it('has a priority of 50 and nobody where the file says nothing', async () => {
    const test = await TestEngine.of(asking());
    test.start();
    should(taskOf(test)).match({
      assignee: undefined,
      candidateGroups: [],
      priority: 50,
      dueDate: undefined,
    });
  });

  it('lets the process go on when it is completed, and is not completed twice', async () => {
    const test = await TestEngine.of(asking());
    const instance = test.start();
    const { key } = taskOf(test);
    test.engine.completeUserTask(key, { watered: true });
    should(instance.state).equal('COMPLETED');
    should(test.variables(instance)).eql({ watered: true });
    should(taskOf(test).state).equal('COMPLETED');
    should(refused(() => test.engine.completeUserTask(key)).code).equal('NOT_FOUND');
  });

  it('is assigned, taken back and changed', async () => {
    const test = await TestEngine.of(asking());
    test.start();
    const { key } = taskOf(test);
    test.engine.assignUserTask(key, 'ben');
    should(taskOf(test).assignee).equal('ben');
    test.engine.assignUserTask(key, undefined);
    test.engine.updateUserTask(key, { priority: 80, candidateUsers: ['anna'], dueDate: DAY });
    test.engine.updateUserTask(key, { dueDate: null });
    should(taskOf(test)).match({
      assignee: undefined,
      priority: 80,
      candidateUsers: ['anna'],
      dueDate: undefined,
    });
  });

  it('is cancelled with its element', async () => {
    const test = await TestEngine.of(asking());
    test.start();
    test.engine.broadcastSignal('alarm');
    should(taskOf(test)).match({ state: 'CANCELED', endDate: test.clock.now() });
  });

  it('with a priority that none is is an incident', async () => {
    const test = await TestEngine.of(asking(zeebe('priorityDefinition', { priority: '=200' })));
    test.start();
    should(test.incident().message).equal("Expected priority to be in the range [0,100] but was '200'.");
  });
});

describe('A form that is not deployed', () => {
  it('is an incident of its task', async () => {
    const test = await TestEngine.of(asking(zeebe('formDefinition', { formId: 'plants' })));
    const instance = test.start();
    should(test.incident()).match({
      type: 'FORM_NOT_FOUND',
      message: /^Expected to find a form with id 'plants'/,
    });
    await test.engine.deploy([{ name: 'plants.form', content: '{"id":"plants","components":[]}' }]);
    test.engine.resolveIncident(test.incident().key);
    should(taskOf(test).form?.id).equal('plants');
    should(test.active(instance)).eql(['ask']);
  });
});

describe('A user task of a job worker’s', () => {
  it('is a job with what is known of it in its headers', async () => {
    const assignment = zeebe('assignmentDefinition', { assignee: 'anna', candidateGroups: 'home, garden' });
    const test = await TestEngine.of(
      bpmn('p', start(), element('userTask', 'ask', assignment), end(), flows('start ask end')),
    );
    const instance = test.start();
    const [{ job } = { job: undefined }] = test.jobs('io.camunda.zeebe:userTask');
    should(job?.headers).eql({
      'io.camunda.zeebe:assignee': 'anna',
      'io.camunda.zeebe:candidateGroups': '["home","garden"]',
    });
    test.engine.completeJob(job?.key ?? '', { variables: { done: true } });
    should(test.variables(instance)).eql({ done: true });
    should(test.engine.store.userTask.size).equal(0);
  });
});

describe('A task listener', () => {
  const listening = (eventType: string) =>
    asking(zeebe('taskListeners', {}, zeebe('taskListener', { eventType, type: 'check' })));

  it('lets a completion wait until its job is done, and may correct the task', async () => {
    const test = await TestEngine.of(listening('completing'));
    const instance = test.start();
    const told: (Refusal | undefined)[] = [];
    test.engine.completeUserTask(taskOf(test).key, { a: 1 }, (denial) => told.push(denial));
    should([taskOf(test).state, told.length, instance.state]).eql(['COMPLETING', 0, 'ACTIVE']);
    should(test.jobs('check')[0]?.job).match({ kind: 'TASK_LISTENER', listenerEventType: 'COMPLETING' });
    test.clock.advance(DAY);
    test.complete('check', undefined, { corrections: { priority: 90 } });
    should(told).eql([undefined]);
    should(taskOf(test)).match({ state: 'COMPLETED', priority: 90 });
    should(instance.state).equal('COMPLETED');
  });

  it('may deny it', async () => {
    const test = await TestEngine.of(listening('completing'));
    const instance = test.start();
    const told: (Refusal | undefined)[] = [];
    const { key } = taskOf(test);
    test.engine.completeUserTask(key, {}, (denial) => told.push(denial));
    test.complete('check', undefined, { denied: true, deniedReason: 'too early' });
    should(told[0]).match({
      code: 'INVALID_STATE',
      message: `Completion of the User Task with key '${key}' was denied by Task Listener. Reason to deny: 'too early'`,
    });
    should([taskOf(test).state, instance.state]).eql(['CREATED', 'ACTIVE']);
  });

  it('that has not answered lets nobody wait for a task that is cancelled', async () => {
    const test = await TestEngine.of(listening('completing'));
    const instance = test.start();
    const told: (Refusal | undefined)[] = [];
    test.engine.completeUserTask(taskOf(test).key, {}, (denial) => told.push(denial));
    test.engine.cancelInstance(instance.key);
    should(told).match([{ code: 'NOT_FOUND' }]);
    should(instance.state).equal('TERMINATED');
  });

  it('hears of an assignment, also of the first', async () => {
    const assignment = zeebe('assignmentDefinition', { assignee: 'anna' });
    const listeners = zeebe(
      'taskListeners',
      {},
      zeebe('taskListener', { eventType: 'assigning', type: 'check' }),
    );
    const test = await TestEngine.of(asking(assignment, listeners));
    test.start();
    should(taskOf(test)).match({ state: 'ASSIGNING', assignee: undefined });
    test.complete('check', undefined, { corrections: { assignee: 'ben' } });
    should(taskOf(test)).match({ state: 'CREATED', assignee: 'ben' });
  });

  it('lets a task that is cancelled wait for it', async () => {
    const test = await TestEngine.of(listening('canceling'));
    const instance = test.start();
    test.engine.cancelInstance(instance.key);
    should([taskOf(test).state, instance.state]).eql(['CANCELING', 'ACTIVE']);
    test.complete('check');
    should([taskOf(test).state, instance.state]).eql(['CANCELED', 'TERMINATED']);
  });

  it('brings no variables, corrects nothing that it denies, and denies no creation', async () => {
    const test = await TestEngine.of(listening('creating'));
    test.start();
    const key = test.job('check');
    const results = [
      { variables: { a: 1 } },
      { denied: true, corrections: { priority: 1 } },
      { denied: true },
    ];
    const codes = results.map((result) => refused(() => test.engine.completeJob(key, result)).code);
    should(codes).eql(['INVALID_ARGUMENT', 'INVALID_ARGUMENT', 'INVALID_ARGUMENT']);
    should(taskOf(test).state).equal('CREATING');
  });
});
