import should from 'should';
import type { Sandbox, SandboxOptions, TaskDraft } from '../../../../sandbox/sandbox';
import { freePort } from '../../../../scripts/free-port';
import { sandboxes } from '../sandboxes';
import { HouseSite } from './house-site';

/** What the page of the example asks Node-RED, and who else may not. The page itself: test/tiers/editor. */
describe('10 - House tasks in the browser: its addresses', () => {
  const start = sandboxes();
  let sandbox: Sandbox;
  let site: HouseSite;

  afterEach(() => site?.close());

  async function begin(options: SandboxOptions = { tasks: 'empty' }): Promise<void> {
    sandbox = await start(options);
    site = await HouseSite.deploy(sandbox.url);
  }

  const addTask = (draft: TaskDraft = {}) => sandbox.addTask({ candidateGroups: ['home'], ...draft });

  const commands = () => sandbox.requests.filter(({ path }) => /(completion|assignment)$/.test(path));

  it('sends a page that may load its own files only, wherever httpNodeRoot puts it', async () => {
    await begin();
    for (const page of [site.url, `${site.url}/`]) {
      const answer = await fetch(page);
      should(answer.headers.get('content-type')).equal('text/html; charset=utf-8');
      should(answer.headers.get('content-security-policy'))
        .match(/^default-src 'none'; script-src 'self';/)
        .and.match(/frame-ancestors 'self'/)
        .and.not.match(/unsafe|\*/);
      should(answer.headers.get('x-content-type-options')).equal('nosniff');
      const files = [...(await answer.text()).matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)];
      should(files).have.length(3);
      for (const [, file = ''] of files) {
        const { status, headers } = await fetch(new URL(file, page));
        should(status).equal(200);
        should(headers.get('content-type')).match(/^text\/(css|javascript);/);
      }
    }
  });

  it('lists the open tasks of its group, as JSON that no cache keeps and no script of another site can load', async () => {
    await begin();
    const key = addTask({
      name: 'Feed the cat',
      assignee: 'anna',
      dueDate: Date.parse('2027-01-01T08:00:00Z'),
    });
    addTask({ name: 'Mow the lawn', candidateGroups: ['garden'] });
    const { headers, body } = await site.get('list?callback=steal');
    should(body).eql({
      tasks: [
        {
          userTaskKey: key,
          name: 'Feed the cat',
          processName: 'odd-job',
          state: 'CREATED',
          assignee: 'anna',
          dueDate: '2027-01-01T08:00:00.000Z',
        },
      ],
      total: 1,
      finished: [],
      people: [],
    });
    should(headers.get('content-type')).equal('application/json; charset=utf-8');
    should(headers.get('x-content-type-options')).equal('nosniff');
    should(headers.get('cache-control')).equal('no-store');
  });

  it('gives a form with the variables that it shows, and no others', async () => {
    await begin();
    const components = [
      { type: 'text', text: 'Careful' },
      { type: 'number', key: 'grams', label: 'Grams' },
      { type: 'group', components: [{ type: 'textfield', key: 'food.brand' }] },
      { type: 'group', path: 'bowl', components: [{ type: 'checkbox', key: 'full' }] },
    ];
    sandbox.deployForm({ id: 'cat', components });
    const variables = { grams: 80, food: { brand: 'A' }, bowl: { full: true }, full: 1, pin: '1234' };
    const key = addTask({ formId: 'cat', variables });
    const { body } = await site.get(`form?userTaskKey=${key}`);
    should(body).eql({
      form: { components },
      variables: { grams: 80, food: { brand: 'A' }, bowl: { full: true } },
    });
  });

  it('says that a task has no form', async () => {
    await begin();
    should((await site.get(`form?userTaskKey=${addTask()}`)).body).eql({ form: null });
  });

  it('takes a task and finishes it with its variables, and the process ends', async () => {
    await begin();
    sandbox.deployForm({ id: 'cat', components: [{ type: 'number', key: 'grams' }] });
    const userTaskKey = addTask({ name: 'Feed the cat', formId: 'cat' });
    const taken = await site.post('assign', { userTaskKey, person: 'anna' });
    should(taken.body.tasks[0]).have.properties({ userTaskKey, assignee: 'anna', state: 'CREATED' });
    const done = await site.post('complete', { userTaskKey, person: 'anna', variables: { grams: 80 } });
    should(done.body.tasks[0]).have.properties({ userTaskKey, state: 'COMPLETED' });
    should(commands().map(({ body }) => JSON.parse(body))).eql([
      { assignee: 'anna', allowOverride: false },
      { variables: { grams: 80 } },
    ]);
    const { instanceKey } = await instanceOf(userTaskKey);
    should(sandbox.instanceState(instanceKey)).equal('COMPLETED');
  });

  async function instanceOf(userTaskKey: string): Promise<{ instanceKey: string }> {
    const answer = await fetch(`${sandbox.url}/v2/user-tasks/${userTaskKey}`);
    return { instanceKey: (await answer.json()).processInstanceKey };
  }

  it('says so when a task is finished twice, and finishes it once', async () => {
    await begin();
    const anna = { userTaskKey: addTask({ assignee: 'anna' }), person: 'anna' };
    await site.post('complete', anna);
    const { status, body } = await site.post('complete', anna);
    should(status).equal(404);
    should(body).eql({ reason: 'gone' });
    should(commands()).have.length(1);
  });

  it('leaves a task to the one who has taken it', async () => {
    await begin();
    const userTaskKey = addTask({ assignee: 'anna' });
    for (const command of ['assign', 'unassign', 'complete']) {
      const { status, body } = await site.post(command, { userTaskKey, person: 'ben' });
      should(status).equal(409);
      should(body).eql({ reason: 'taken', by: 'anna' });
    }
    should(commands()).be.empty();
  });

  it('reaches no task of another group', async () => {
    await begin();
    const userTaskKey = addTask({ candidateGroups: ['bank'] });
    should((await site.get(`form?userTaskKey=${userTaskKey}`)).status).equal(404);
    should((await site.post('assign', { userTaskKey, person: 'ben' })).status).equal(404);
    should((await site.post('complete', { userTaskKey, person: 'ben' })).status).equal(404);
    should(commands()).be.empty();
  });

  it('answers what makes no sense with a reason', async () => {
    await begin();
    should((await site.get('form')).status).equal(400);
    should((await site.get('form?userTaskKey=1&userTaskKey=2')).status).equal(400);
    for (const person of ['', '  ', { name: 'ben' }]) {
      for (const command of ['assign', 'unassign', 'complete']) {
        const { status, body } = await site.post(command, { userTaskKey: addTask(), person });
        should(status).equal(400);
        should(body).eql({ reason: 'nobody' });
      }
    }
    const refused = await site.post('complete', { userTaskKey: addTask(), person: 'anna', variables: 'all' });
    should(refused.status).equal(400);
    should(refused.body).eql({ reason: 'refused' });
  });

  it('says that Camunda is away, and nothing that only an administrator understands', async () => {
    sandbox = await start();
    site = await HouseSite.deploy(`http://127.0.0.1:${await freePort(0)}`);
    const { status, body } = await site.get('list');
    should(status).equal(503);
    should(body).eql({ reason: 'away' });
  });

  it('sends tasks with a form to Tasklist where Camunda 8.6 gives none, and finishes the others', async () => {
    await begin({ tasks: 'empty', version: '8.6' });
    sandbox.deployForm({ id: 'cat', components: [] });
    const { body } = await site.get(`form?userTaskKey=${addTask({ formId: 'cat' })}`);
    should(body.form).be.null();
    should(body.missing).equal('noForm');
    const userTaskKey = addTask();
    should((await site.get(`form?userTaskKey=${userTaskKey}`)).body).eql({ form: null });
    should((await site.post('complete', { userTaskKey, person: 'anna' })).status).equal(200);
  });

  it('writes no variable where Camunda 8.6 gives no form that says which ones', async () => {
    await begin({ tasks: 'empty', version: '8.6' });
    sandbox.deployForm({ id: 'cat', components: [{ type: 'number', key: 'grams' }] });
    const variables = { grams: 80 };
    const plain = await site.post('complete', { userTaskKey: addTask(), person: 'anna', variables });
    should(plain.status).equal(400);
    const { status, body } = await site.post('complete', {
      userTaskKey: addTask({ formId: 'cat' }),
      person: 'anna',
      variables,
    });
    should(status).equal(409);
    should(body).eql({ reason: 'noForm' });
    should(commands()).be.empty();
  });
});
