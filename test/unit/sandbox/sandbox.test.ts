import { mock } from 'node:test';
import should from 'should';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox';
import { call, search } from './call';

describe('sandbox', () => {
  let sandbox: Sandbox;

  afterEach(() => sandbox.close());

  it('begins with the tasks of a household, some open, one done', async () => {
    sandbox = await startSandbox();
    const { items } = await search(sandbox.url);
    should(items.map(({ name }) => name)).containEql('Feed the cat');
    for (const person of ['anna', 'ben', 'demo']) {
      should((await search(sandbox.url, { filter: { assignee: person } })).items).not.be.empty();
    }
    should(items.filter(({ state }) => state === 'COMPLETED').length).equal(1);
  });

  it('starts a chore when it is told to', async () => {
    sandbox = await startSandbox();
    const json = { processDefinitionId: 'water-plants', variables: { plant: 'fern' } };
    const started = await call('POST', `${sandbox.url}/v2/process-instances`, { json });
    const { processInstanceKey } = JSON.parse(started.text);
    const { items } = await search(sandbox.url, { filter: { processInstanceKey } });
    should(items).match([{ name: 'Water the plants', state: 'CREATED', processName: 'Plant care' }]);
  });

  it('lets new tasks appear by themselves, and stops when it is closed', async () => {
    sandbox = await startSandbox({ arrivalInterval: 5 });
    const key = await sandbox.nextTask();
    const found = await call('GET', `${sandbox.url}/v2/user-tasks/${key}`);
    should(JSON.parse(found.text)).have.property('state', 'CREATED');
    should(await sandbox.nextTask()).not.equal(key);
  });

  it('lets no more tasks appear than people can keep up with, until one is done', async () => {
    mock.timers.enable({ apis: ['setInterval'] });
    try {
      sandbox = await startSandbox({ arrivalInterval: 1_000, mostArrivals: 10 });
      const openTasks = () => sandbox.inventory().tasks;
      should(openTasks()).have.length(8);
      mock.timers.tick(60_000);
      should(openTasks()).have.length(10);
      sandbox.completeTask(openTasks()[0]?.key ?? '');
      should(openTasks()).have.length(9);
      mock.timers.tick(1_000);
      should(openTasks()).have.length(10);
    } finally {
      mock.timers.reset();
    }
  });

  it('has work for flows, and each again only when it has ended', async () => {
    mock.timers.enable({ apis: ['setInterval'] });
    try {
      sandbox = await startSandbox({ arrivalInterval: 1_000 });
      const { store } = sandbox.engine;
      const jobs = () => [...store.job.values()].filter(({ state }) => state === 'CREATED');
      const types = [
        'open-valve',
        'charge-car',
        'order-cat-food',
        'order-cat-food',
        'ask-approval',
        'open-valve',
        'vacuum',
        'vacuum',
        'vacuum',
      ];
      should(jobs().map(({ type }) => type)).eql(types);
      mock.timers.tick(12_000);
      should(jobs()).have.length(types.length);
      sandbox.engine.completeJob(jobs()[0]?.key ?? '', {});
      should(jobs()).have.length(types.length - 1);
      mock.timers.tick(types.length * 1_000);
      should(jobs().at(-1)).have.property('type', 'open-valve');
      should(jobs()).have.length(types.length);
    } finally {
      mock.timers.reset();
    }
  });

  it('goes on without the chores that somebody has deleted', async () => {
    mock.timers.enable({ apis: ['setInterval'] });
    try {
      sandbox = await startSandbox({ arrivalInterval: 1_000 });
      const { definitions } = sandbox.engine;
      for (const id of ['water-plants', 'sign-for-parcel']) {
        sandbox.engine.deleteResource(definitions.processes.find(id, '<default>')?.key ?? '');
      }
      sandbox.engine.deleteResource(definitions.forms.find('feed-cat-form', '<default>')?.key ?? '');
      mock.timers.tick(4_000);
      should(sandbox.inventory().tasks.at(-1)).have.property('name', 'Change the heating filter');
    } finally {
      mock.timers.reset();
    }
  });

  it('has nothing to show but what was added, where it begins empty', async () => {
    sandbox = await startSandbox({ tasks: 'empty' });
    const key = sandbox.addTask({ processDefinitionId: 'mend-bike', name: 'Mend the bike', assignee: 'ben' });
    const { items } = await search(sandbox.url);
    should(items.length).equal(1);
    should(items[0]).have.properties({
      userTaskKey: key,
      name: 'Mend the bike',
      processDefinitionId: 'mend-bike',
    });
    sandbox.completeTask(key);
    sandbox.completeTask(key);
    should((await search(sandbox.url)).items[0]).have.property('state', 'COMPLETED');
    should(() => sandbox.completeTask('1')).throw(/No task has the key 1/);
  });

  it('gives keys beyond 2^53 from the fourth partition on, digit for digit', async () => {
    sandbox = await startSandbox({ version: '8.6', tasks: 'empty', partitions: 5 });
    for (let i = 0; i < 3; i += 1) {
      sandbox.addTask();
    }
    const reply = await call('POST', `${sandbox.url}/v2/user-tasks/search`, {
      headers: { 'content-type': 'application/json' },
      body: '{"filter":{"processInstanceKey":9007199254740993}}', // which JSON.parse takes for ...992
    });
    should(reply.text).containEql('"processInstanceKey":9007199254740993,');
    should(JSON.parse(reply.text).page.totalItems).equal(1);
  });

  it('keeps what it was asked and what it answered', async () => {
    sandbox = await startSandbox();
    await call('POST', `${sandbox.url}/v2/nothing?a=b`, { json: { x: 1 }, headers: { 'x-test': 'yes' } });
    should(sandbox.requests.length).equal(1);
    should(sandbox.requests[0]).have.properties({
      method: 'POST',
      path: '/v2/nothing',
      query: '?a=b',
      body: '{"x":1}',
      status: 404,
    });
    should(sandbox.requests[0]?.headers).have.property('x-test', 'yes');
  });

  it('keeps to the port it is given, and says so where that is taken', async () => {
    sandbox = await startSandbox();
    const { port } = new URL(sandbox.url);
    await should(startSandbox({ port: Number(port) })).be.rejectedWith({ code: 'EADDRINUSE' });
  });

  for (const [options, status] of [
    [{ version: '8.6' }, 404],
    [{ version: '8.6', tasklistV1: true }, 200],
    [{ version: '8.8' }, 200],
    [{ version: '8.8', tasklistV1: false }, 404],
  ] as const) {
    it(`serves Tasklist's /v1 or not: ${JSON.stringify(options)}`, async () => {
      sandbox = await startSandbox(options);
      should((await call('POST', `${sandbox.url}/v1/tasks/search`, { json: {} })).status).equal(status);
    });
  }
});
