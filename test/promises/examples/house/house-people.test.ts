import should from 'should';
import type { Sandbox, TaskDraft } from '../../../../sandbox/sandbox';
import { sandboxes } from '../sandboxes';
import { HouseSite } from './house-site';

const minute = 60_000;

/** Whose a task is, was and becomes, whatever the page sends. */
describe('10 - House tasks in the browser: who does what', () => {
  const start = sandboxes();
  let sandbox: Sandbox;
  let site: HouseSite;
  let now: number;

  afterEach(() => site?.close());

  async function begin(environment: Record<string, string> = {}, version: '8.6' | '8.8' = '8.8') {
    now = Date.now();
    sandbox = await start({ tasks: 'empty', version, now: () => now });
    site = await HouseSite.deploy(sandbox.url, environment);
  }

  const addTask = (draft: TaskDraft = {}) => sandbox.addTask({ candidateGroups: ['home'], ...draft });

  const commands = () =>
    sandbox.requests
      .filter(({ method, path }) => method !== 'GET' && /(completion|assignment|assignee)$/.test(path))
      .map(({ path }) => path.split('/').at(-1));

  for (const version of ['8.6', '8.8'] as const) {
    it(`takes a free task for who finishes it, and tells who it was (${version})`, async () => {
      await begin({}, version);
      const userTaskKey = addTask();
      const { body } = await site.post('complete', { userTaskKey, person: 'anna' });
      should(body.tasks[0]).have.properties({ assignee: 'anna', state: 'COMPLETED' });
      should(commands()).eql(['assignment', 'completion']);
      const { finished } = (await site.get('list')).body;
      should(finished).match([{ userTaskKey, assignee: 'anna', completionDate: /Z$/ }]);
    });
  }

  it('finishes a task at once for who has it', async () => {
    await begin();
    await site.post('complete', { userTaskKey: addTask({ assignee: 'anna' }), person: 'anna' });
    should(commands()).eql(['completion']);
  });

  it('takes back what its owner gives back, and nobody has it then', async () => {
    await begin();
    const task = { userTaskKey: addTask({ assignee: 'anna' }), person: 'anna' };
    const { body } = await site.post('unassign', task);
    should(body.tasks[0]).have.property('state', 'CREATED').and.not.have.property('assignee');
    should((await site.get('list')).body.tasks[0]).not.have.property('assignee');
    should(await site.post('unassign', task)).have.properties({ status: 409, body: { reason: 'notYours' } });
    should(commands()).eql(['assignee']);
  });

  it('tells half an hour long who has finished a task of its group, the newest first', async () => {
    await begin();
    sandbox.completeTask(addTask({ name: 'Feed the cat', assignee: 'anna' }));
    now += 20 * minute;
    sandbox.completeTask(addTask({ name: 'Take out the bins', assignee: 'ben' }));
    sandbox.completeTask(addTask({ name: 'Mow the lawn', candidateGroups: ['garden'] }));
    const names = async () =>
      (await site.get('list')).body.finished.map(({ name }: { name: string }) => name);
    should(await names()).eql(['Take out the bins', 'Feed the cat']);
  });

  it('no longer tells of what was finished long ago', async () => {
    await begin();
    now -= 31 * minute;
    sandbox.completeTask(addTask({ name: 'Feed the cat', assignee: 'anna' }));
    should((await site.get('list')).body.finished).eql([]);
  });

  it('lets only the people of PEOPLE do something, where there are some, written large or small', async () => {
    await begin({ PEOPLE: 'Anna, ben' });
    const userTaskKey = addTask();
    for (const command of ['assign', 'unassign', 'complete']) {
      const { status, body } = await site.post(command, { userTaskKey, person: 'bnen' });
      should(status).equal(403);
      should(body).eql({ reason: 'unknownPerson', person: 'bnen' });
    }
    should(commands()).be.empty();
    const { body } = await site.post('assign', { userTaskKey, person: 'anna' });
    should(body.tasks[0]).have.property('assignee', 'Anna');
    should((await site.get('list')).body.people).eql(['Anna', 'ben']);
  });
});
