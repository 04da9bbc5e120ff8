import should from 'should';
import type { Sandbox, SandboxOptions } from '../../../sandbox/sandbox';
import { freePort } from '../../../scripts/free-port';
import { playBusyHouse } from '../../support/bpmn/busy-house';
import { FaultServer } from '../../support/fault-server';
import { json, reset } from '../../support/faults';
import { deploy } from './deployed';
import { sandboxes } from './sandboxes';

const openTasks = [
  'Water the plants',
  'Feed the cat',
  'Sign for a parcel',
  'Change the heating filter',
  'Take out the bins',
  'Mow the lawn',
  'Test the smoke detectors',
  'Clean the gutters',
];

const keysOf = (instances: unknown) =>
  (instances as { processInstanceKey: string }[]).map((one) => one.processInstanceKey);

const names = (tasks: unknown) => (tasks as { name: string }[]).map(({ name }) => name);

/** Every example, deployed on the sandbox and used as its comment says. */
describe('using the examples', () => {
  const start = sandboxes();
  let sandbox: Sandbox;

  async function camunda(options: SandboxOptions = {}): Promise<string> {
    sandbox = await start(options);
    return sandbox.url;
  }

  it('01 - Topology: the button shows version and brokers', async () => {
    const { press, arrivalsAt } = await deploy('01 - Topology', await camunda({ version: '8.6' }));
    const shown = arrivalsAt('topology');
    press('ask');
    const [topology] = await shown.payloads(1);
    should(topology).have.properties({ gatewayVersion: '8.6.0', clusterSize: 1 });
  });

  it('02 - Open tasks of a person: each button shows what there is to do for that person', async () => {
    const { press, arrivalsAt } = await deploy('02 - Open tasks of a person', await camunda());
    const shown = arrivalsAt('tasks');
    press('demo');
    await shown.payloads(1);
    press('anna');
    const [demo, anna] = await shown.payloads(2);
    should(names(demo)).eql(['Sign for a parcel', 'Test the smoke detectors']);
    should(names(anna)).eql(['Feed the cat']);
  });

  it('03 - Every task one by one: a message for each, and all of them joined again', async () => {
    const { press, arrivalsAt } = await deploy('03 - Every task one by one', await camunda());
    const single = arrivalsAt('one by one');
    const joined = arrivalsAt('together again');
    press('ask');
    should(await joined.payloads(1)).eql([openTasks]);
    should(await single.payloads(openTasks.length)).eql(openTasks);
  });

  it("03 - Every task one by one: takes the element's ID where Camunda 8.6 has no name", async () => {
    const { press, arrivalsAt } = await deploy(
      '03 - Every task one by one',
      await camunda({ version: '8.6' }),
    );
    const joined = arrivalsAt('together again');
    press('ask');
    const [all] = await joined.payloads(1);
    should(all).have.length(openTasks.length);
    should(all).containEql('do-feed-cat');
  });

  it('04 - When something goes wrong: a good question is answered', async () => {
    const { press, arrivalsAt } = await deploy('04 - When something goes wrong', await camunda());
    const shown = arrivalsAt('tasks');
    press('a good question');
    const [tasks] = await shown.payloads(1);
    should(names(tasks)).eql(openTasks);
  });

  it('04 - When something goes wrong: a wrong question is to be changed', async () => {
    const { press, arrivalsAt } = await deploy('04 - When something goes wrong', await camunda());
    const advice = arrivalsAt('what to do');
    press('not a question');
    await advice.payloads(1);
    press('an unknown field');
    const [first, second] = await advice.payloads(2);
    should(first).match(/^Change the question: The query is text, but not JSON/);
    should(second).match(/^Change the question: .*moonPhase/);
    should(advice.messages[1]?.error).have.property('code', 'CAMUNDA_UNSUPPORTED');
    should(sandbox.requests.filter(({ path }) => path.endsWith('/search'))).be.empty();
  });

  it('04 - When something goes wrong: a refused login is for the cluster node', async () => {
    const { press, arrivalsAt } = await deploy(
      '04 - When something goes wrong',
      await camunda({ authentication: 'basic' }),
    );
    const advice = arrivalsAt('what to do');
    press('a good question');
    const [words] = await advice.payloads(1);
    should(words).match(/^Open the cluster node: /);
  });

  it('04 - When something goes wrong: the message waits where Camunda is not there', async () => {
    const nobody = `http://127.0.0.1:${await freePort(0)}`;
    const { press, arrivalsAt } = await deploy('04 - When something goes wrong', nobody);
    const waiting = arrivalsAt('try again in 10 s');
    press('a good question');
    await waiting.payloads(1);
    should(waiting.messages[0]?.error).have.property('code', 'CAMUNDA_UNAVAILABLE');
  });

  it('05 - Login, and its headers: says as whom, and lets an http request node in without leaving the headers', async () => {
    const login = { username: 'demo', password: 'demo' };
    const address = await camunda({ version: '8.6', authentication: 'basic' });
    const { press, arrivalsAt } = await deploy('05 - Login, and its headers', address, login);
    const who = arrivalsAt('who am I?');
    press('log in');
    const [state] = await who.payloads(1);
    should(state).have.properties({ authenticated: true, authentication: 'basic' });
    should(who.messages[0]).not.have.property('headers');

    const licence = arrivalsAt('licence');
    press('licence');
    await licence.payloads(1);
    should(licence.messages[0]).have.property('statusCode', 200);
    should(licence.messages[0]).not.have.any.properties(['headers', 'camundaHeaders']);
    const asked = sandbox.requests.filter(({ path }) => path === '/v2/license');
    should(asked.map(({ headers }) => headers.authorization?.split(' ')[0])).eql(['Basic']);
  });

  it('05 - Login, and its headers: forgets them also where the request has no answer', async () => {
    const server = await FaultServer.start();
    server.on('/v2/topology', json({ gatewayVersion: '8.8.0', brokers: [] })).on('/v2/license', reset);
    const login = { username: 'demo', password: 'demo' };
    const { press, arrivalsAt } = await deploy('05 - Login, and its headers', server.url, login);
    const wrong = arrivalsAt('what went wrong');
    press('licence');
    await wrong.payloads(1);
    await server.stop();
    const { authorization = '' } = server.seen.at(-1)?.headers ?? {};
    should(authorization).match(/^Basic /);
    should(wrong.messages[0]).have.property('error');
    should(JSON.stringify(wrong.messages[0])).not.containEql(authorization);
  });

  it('06 - New tasks at home: says each new task once', async () => {
    const { press, arrivalsAt } = await deploy('06 - New tasks at home', await camunda());
    const said = arrivalsAt('say it');
    press('every minute');
    const first = await said.payloads(6);
    should(first).containEql('There is something to do: Water the plants.');

    sandbox.addTask({ name: 'Shovel the snow', candidateGroups: ['home'] });
    press('every minute');
    const sentences = await said.payloads(7);
    should(sentences.at(-1)).equal('There is something to do: Shovel the snow.');
    should(new Set(sentences).size).equal(7);
  });

  it('06 - New tasks at home: says once that there is nothing new', async () => {
    const { press, arrivalsAt } = await deploy('06 - New tasks at home', await camunda({ tasks: 'empty' }));
    const nothing = arrivalsAt('nothing new');
    const said = arrivalsAt('say it');
    press('every minute');
    await nothing.payloads(1);
    press('every minute');
    sandbox.addTask({ name: 'Shovel the snow', candidateGroups: ['home'] });
    press('every minute');
    await said.payloads(1);
    press('every minute');
    should(await nothing.payloads(2)).eql(['Nothing to do for home.', 'Nothing new for home.']);
  });

  it('25 - Which processes run: what runs, how many of each, and what is stuck', async () => {
    const address = await camunda({ tasks: 'empty' });
    const { stuck, waiting } = await playBusyHouse(sandbox.engine);
    const { press, arrivalsAt } = await deploy('25 - Which processes run', address);
    const [instances, counts] = [arrivalsAt('instances'), arrivalsAt('how many of each')];
    const stuckOnes = arrivalsAt('a stuck instance');
    press('what runs?');
    const [running] = await instances.payloads(1);
    should(keysOf(running)).containEql(waiting).and.containEql(stuck);
    should((await counts.payloads(1))[0]).have.property('work');
    press('what is stuck?');
    should(keysOf(await stuckOnes.payloads(3))).containEql(stuck);
  });

  it('17 - Ask anything: from the list, with a value, and a request of one’s own', async () => {
    const { press, arrivalsAt } = await deploy('17 - Ask anything', await camunda());
    const [tasks, task, license] = [arrivalsAt('tasks'), arrivalsAt('one task'), arrivalsAt('license')];
    press("Anna's tasks");
    const [found] = await tasks.payloads(1);
    should(names((found as { items: unknown }).items)).eql(['Feed the cat']);
    press('the first of them');
    should(await task.payloads(1)).match([{ name: 'Feed the cat', assignee: 'anna' }]);
    press('the license');
    const [answer] = await license.payloads(1);
    should(answer).have.property('validLicense');
  });
});
