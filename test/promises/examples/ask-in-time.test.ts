import helper from 'node-red-node-test-helper';
import should from 'should';
import type { Sandbox } from '../../../sandbox/sandbox';
import { deploy } from './deployed';
import { readExample } from './example';
import { sandboxes } from './sandboxes';

const example = '11 - Ask a person, with a deadline';

/** The subflow that asks a person, with tasks of a sandbox, and a deadline of its own for each test. */
describe('using the example "Ask a person, with a deadline"', () => {
  const start = sandboxes();

  const soon = { MINUTES: '0.01' };
  const never = { MINUTES: '60' };

  async function parcel(environment: Record<string, string>) {
    const sandbox = await start({ tasks: 0 });
    const key = add(sandbox);
    return { sandbox, key, ...(await deploy(example, sandbox.url, undefined, environment)) };
  }

  const add = (sandbox: Sandbox) => sandbox.addTask({ processDefinitionId: 'sign-for-parcel' });

  const asked = (sandbox: Sandbox, command: string) =>
    sandbox.requests.filter(({ method, path }) => `${method} ${path}`.endsWith(command));

  it('asks one person, and completes the task with the answer', async () => {
    const { sandbox, key, press, arrivalsAt } = await parcel(never);
    const ask = arrivalsAt('ask');
    const answered = arrivalsAt('answered');
    should(await ask.payloads(1)).eql(['Sign for a parcel: shall we accept it?']);
    should(ask.messages[0]).have.properties({ topic: 'question', person: 'anna', userTaskKey: key });

    press('no');
    const [task] = await answered.payloads(1);
    should(task).have.properties({ userTaskKey: key, state: 'COMPLETED' });
    should(answered.messages[0]).have.properties({ person: 'anna', answer: 'no' });
    const [completion] = asked(sandbox, `/user-tasks/${key}/completion`);
    should(JSON.parse(completion?.body ?? '')).eql({ variables: { answer: 'no' } });
  });

  it('raises the priority, assigns the task and asks the next person when nobody answers in time', async () => {
    const { sandbox, key, press, arrivalsAt } = await parcel(soon);
    const ask = arrivalsAt('ask');
    const escalated = arrivalsAt('escalated');
    const [task] = await escalated.payloads(1);
    should(task).have.properties({ userTaskKey: key, assignee: 'ben', priority: 90 });
    await ask.payloads(3);
    should(ask.messages.map((msg) => (msg as { person?: string }).person).slice(0, 3)).eql([
      'anna',
      'ben',
      'ben',
    ]);
    should(escalated.messages).have.length(1);

    const answered = arrivalsAt('answered');
    press('yes');
    await answered.payloads(1);
    should(answered.messages[0]).have.property('person', 'ben');
    should(asked(sandbox, `/user-tasks/${key}/completion`)).have.length(1);
  });

  it('only raises the priority where nobody else is named', async () => {
    const { sandbox, key, arrivalsAt } = await parcel({ ...soon, ESCALATE_TO: '' });
    const [task] = await arrivalsAt('escalated').payloads(1);
    should(task).have.properties({ userTaskKey: key, priority: 90, assignee: 'demo' });
    should(asked(sandbox, `/user-tasks/${key}/assignment`)).be.empty();
  });

  it('asks no more once somebody has finished the task elsewhere', async () => {
    const { sandbox, key, press, arrivalsAt } = await parcel(never);
    const ask = arrivalsAt('ask');
    await ask.payloads(1);
    sandbox.completeTask(key);
    const next = add(sandbox);
    await ask.payloads(2);
    press('yes');
    const [task] = await arrivalsAt('answered').payloads(1);
    should(task).have.property('userTaskKey', next);
  });

  it('takes an answer for the question it belongs to', async () => {
    const { sandbox, key, press, arrivalsAt } = await parcel(never);
    const ask = arrivalsAt('ask');
    await ask.payloads(1);
    const second = add(sandbox);
    await ask.payloads(2);
    press('yes');
    const [task] = await arrivalsAt('answered').payloads(1);
    should(task).have.property('userTaskKey', second);
    should(asked(sandbox, `/user-tasks/${key}/completion`)).be.empty();
  });

  it('wants to know which question is meant where several are open', async () => {
    const { sandbox, arrivalsAt } = await parcel(never);
    const ask = arrivalsAt('ask');
    await ask.payloads(1);
    add(sandbox);
    await ask.payloads(2);
    const wrong = arrivalsAt('what went wrong');
    const subflow = readExample(example).find(({ type }) => type.startsWith('subflow:'));
    helper.getNode(subflow?.id ?? '').receive({ topic: 'answer', payload: 'yes' });
    await wrong.payloads(1);
    should(wrong.messages[0])
      .have.propertyByPath('error', 'message')
      .match(/msg\.userTaskKey/);
    should(sandbox.requests.filter(({ path }) => path.endsWith('/completion'))).be.empty();
  });
});
