import should from 'should';
import type { Sandbox } from '../../../sandbox/sandbox';
import { FaultServer } from '../../support/fault-server';
import { json } from '../../support/faults';
import { until } from '../../support/until';
import { Kitchen } from './kitchen';
import { filledIn } from './recipes';

const patience = 20_000;
const secret = 'd41d8cd98f00b204e9800998';

/** A button of a notification, as ntfy takes it. */
interface Action {
  label: string;
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string;
}

interface Notification {
  topic: string;
  message: string;
  actions: Action[];
}

/** The flow `phone` of the cookbook in a real Node-RED, with a stand-in for ntfy, and the test in the place of the phone. */
describe('a task on the phone', function () {
  this.timeout(90_000);
  let kitchen: Kitchen;
  let ntfy: FaultServer;
  let sandbox: Sandbox;

  before(async () => {
    kitchen = await Kitchen.open();
  });

  beforeEach(async () => {
    ntfy = await FaultServer.start();
    ntfy.on('/', json({ id: '1' }));
    sandbox = await kitchen.camunda({ tasks: 'empty' });
  });

  afterEach(async () => {
    await kitchen.clear();
    await ntfy.stop();
  });

  after(async () => {
    await kitchen?.close();
  });

  function deploy(environment: Record<string, string> = {}): Promise<void> {
    const own = {
      NTFY: ntfy.url,
      TOPIC: 'our-house-7c1e',
      HERE: kitchen.url(''),
      SECRET: secret,
      ...environment,
    };
    return kitchen.deploy(filledIn('phone', { camunda: sandbox.url, environment: own }));
  }

  const parcel = (candidateGroups = ['home']) =>
    sandbox.addTask({ name: 'Sign for a parcel', candidateGroups });

  function notification(): Promise<Notification> {
    return until('the phone is told', patience, async () => {
      const [seen] = ntfy.asked('/');
      return seen && JSON.parse(seen.body);
    });
  }

  async function pressed({ url, method, headers, body }: Action): Promise<number> {
    return (await fetch(url, { method, headers, body })).status;
  }

  async function button(label: string): Promise<Action> {
    const { actions } = await notification();
    const found = actions.find((action) => action.label === label);
    if (!found) throw new Error(`The notification has no button ${label}`);
    return found;
  }

  const commands = () => sandbox.requests.filter(({ path }) => /\/(completion|assignment)$/.test(path));

  it('arrives with two buttons', async () => {
    await deploy();
    parcel();
    const { topic, message, actions } = await notification();
    should({ topic, message }).eql({ topic: 'our-house-7c1e', message: 'Sign for a parcel' });
    should(actions.map(({ label }) => label)).eql(['Done', "I'll do it"]);
  });

  it('is finished by "Done", once', async () => {
    await deploy();
    const key = parcel();
    const done = await button('Done');
    should(await pressed(done)).equal(200);
    should(commands().map(({ path, body }) => [path, JSON.parse(body)])).eql([
      [`/v2/user-tasks/${key}/completion`, { variables: { doneBy: 'phone' } }],
    ]);
    should(await pressed(done)).equal(409);
  });

  it('is assigned to its person by "I\'ll do it"', async () => {
    await deploy({ PERSON: 'ben' });
    const key = parcel();
    should(await pressed(await button("I'll do it"))).equal(200);
    const [{ path, body } = { path: '', body: '' }] = commands();
    should(path).equal(`/v2/user-tasks/${key}/assignment`);
    should(JSON.parse(body)).have.property('assignee', 'ben');
  });

  it('brings the login that httpNodeAuth wants', async () => {
    await deploy({ LOGIN: 'anna:secret word' });
    parcel();
    const { headers } = await button('Done');
    should(headers.authorization).equal(`Basic ${Buffer.from('anna:secret word').toString('base64')}`);
  });

  it('takes no answer at an address with another secret', async () => {
    await deploy();
    parcel();
    const done = await button('Done');
    should(await pressed({ ...done, url: done.url.replace(secret, secret.slice(1)) })).equal(404);
    should(commands()).be.empty();
  });

  it('takes no answer while the secret is blank or short', async () => {
    await deploy({ SECRET: 'short' });
    parcel();
    should(await pressed(await button('Done'))).equal(404);
    should(commands()).be.empty();
  });

  it('takes no answer for a task of another group', async () => {
    await deploy();
    parcel();
    const done = await button('Done');
    const body = JSON.stringify({ userTaskKey: parcel(['office']), answer: 'done' });
    should(await pressed({ ...done, body })).equal(409);
    should(commands()).be.empty();
  });

  it('says to the phone that Camunda is away', async () => {
    await deploy();
    parcel();
    const done = await button('Done');
    await sandbox.close();
    should(await pressed(done)).equal(502);
  });
});
