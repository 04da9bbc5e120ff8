import { once } from 'node:events';
import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { bpmnOfTask, zeebe } from '../../../support/bpmn/build';
import { EngineClock, SECOND } from '../../../support/bpmn/test-engine';
import { call, type Item, type Reply, search } from '../call';

const EVENTS = ['assigning', 'updating', 'completing'];
const listeners = EVENTS.map((eventType) => zeebe('taskListener', { eventType, type: eventType }));
const LISTENED = bpmnOfTask('p', 't', 'Listen', zeebe('userTask'), zeebe('taskListeners', {}, ...listeners));

describe("sandbox: a user task's listeners", () => {
  let sandbox: Sandbox;
  let clock: EngineClock;
  let key: string;

  beforeEach(async () => {
    clock = new EngineClock();
    sandbox = await startSandbox({ tasks: 'empty', clock });
    await sandbox.engine.deploy([{ name: 'p.bpmn', content: LISTENED }]);
    key = sandbox.addTask({ processDefinitionId: 'p' });
  });
  afterEach(() => sandbox.close());

  const send = (method: 'POST' | 'PATCH' | 'DELETE', path: string, json?: Item) =>
    call(method, `${sandbox.url}/v2/user-tasks/${key}${path}`, json === undefined ? {} : { json });

  /** The job of a listener that a command under way waits for. */
  async function jobOf(type: string): Promise<string> {
    const activate = () => sandbox.engine.activateJobs({ type, timeout: 60_000, maxJobsToActivate: 1 })[0];
    for (let activated = activate(); ; activated = activate()) {
      if (activated) return activated.job.key;
      await once(sandbox.engine.changes, 'jobsAvailable');
    }
  }

  const task = async () => (await search(sandbox.url)).items[0];

  const COMMANDS: readonly [string, string, () => Promise<Reply>, Item][] = [
    ['assigning', 'ASSIGNING', () => send('POST', '/assignment', { assignee: 'anna' }), { assignee: 'anna' }],
    ['updating', 'UPDATING', () => send('PATCH', '', { changeset: { priority: 9 } }), { priority: 9 }],
    ['completing', 'COMPLETING', () => send('POST', '/completion', {}), { state: 'COMPLETED' }],
  ];

  for (const [type, state, command, after] of COMMANDS) {
    it(`answers when the ${type} one has let it through`, async () => {
      const answer = command();
      const job = await jobOf(type);
      should(await task()).have.property('state', state);
      sandbox.engine.completeJob(job);
      should((await answer).status).equal(204);
      should(await task()).have.properties(after);
    });

    it(`refuses what the ${type} one denies, and the task is as before`, async () => {
      const before = await task();
      const answer = command();
      sandbox.engine.completeJob(await jobOf(type), { denied: true, deniedReason: 'Not today' });
      const { status, text } = await answer;
      should(status).equal(409);
      should(JSON.parse(text)).match({ title: 'INVALID_STATE', detail: /Reason to deny: 'Not today'$/ });
      should(await task()).eql(before);
    });
  }

  it('gives up after 15 seconds, and what was asked is still done', async () => {
    const answer = send('POST', '/completion', {});
    const job = await jobOf('completing');
    clock.advance(15 * SECOND);
    const { status, text } = await answer;
    should([status, JSON.parse(text).title]).eql([504, 'java.util.concurrent.TimeoutException']);
    sandbox.engine.completeJob(job);
    should(await task()).have.property('state', 'COMPLETED');
  });

  it('refuses a second command while the first waits', async () => {
    const first = send('POST', '/completion', {});
    const job = await jobOf('completing');
    const claim = { assignee: 'ben', allowOverride: false };
    const { status, text } = await send('POST', '/assignment', claim);
    should([status, JSON.parse(text).detail]).eql([
      409,
      `Command 'CLAIM' rejected with code 'INVALID_STATE': Expected to claim user task with key '${key}', but it is in state 'COMPLETING'`,
    ]);
    sandbox.engine.completeJob(job);
    should((await first).status).equal(204);
  });

  it('lets Tasklist wait too, and is a fault to it when it denies', async () => {
    const assign = (assignee: string) =>
      call('PATCH', `${sandbox.url}/v1/tasks/${key}/assign`, { json: { assignee } });
    const anna = assign('anna');
    sandbox.engine.completeJob(await jobOf('assigning'));
    should(JSON.parse((await anna).text)).have.property('assignee', 'anna');
    const ben = assign('ben');
    sandbox.engine.completeJob(await jobOf('assigning'), { denied: true });
    should((await ben).status).equal(500);
  });
});
