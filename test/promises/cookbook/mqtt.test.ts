import { once } from 'node:events';
import should from 'should';
import type { Sandbox } from '../../../sandbox/sandbox';
import { type Broker, startBroker } from '../../../scripts/demo/broker';
import { until } from '../../support/until';
import { Kitchen } from './kitchen';
import { filledIn } from './recipes';

const patience = 20_000;

/** The flow `mqtt` of the cookbook in a real Node-RED, with a broker on loopback. */
describe('tasks over MQTT', function () {
  this.timeout(90_000);
  let kitchen: Kitchen;
  let broker: Broker;

  before(async () => {
    kitchen = await Kitchen.open();
    broker = await startBroker(0);
  });

  afterEach(async () => {
    await kitchen.clear();
  });

  after(async () => {
    await kitchen?.close();
    await broker?.close();
  });

  const parcel = (sandbox: Sandbox) =>
    sandbox.addTask({ name: 'Sign for a parcel', candidateGroups: ['home'] });

  /** With what the sandbox was told to complete a task. */
  function completion(sandbox: Sandbox, key: string): Promise<unknown> {
    return until('the completion has come', patience, async () => {
      const found = sandbox.requests.find(({ path }) => path === `/v2/user-tasks/${key}/completion`);
      return found && JSON.parse(found.body);
    });
  }

  /** The next message of a topic, as text. */
  function next(topic: string): Promise<string> {
    return new Promise((resolve) => {
      const listener = ({ payload }: { payload: string | Buffer }, done: () => void) => {
        broker.aedes.unsubscribe(topic, listener, () => resolve(String(payload)));
        done();
      };
      broker.aedes.subscribe(topic, listener, () => {});
    });
  }

  function publish(topic: string, payload: string): Promise<void> {
    const packet = { cmd: 'publish', topic, payload, qos: 1, dup: false, retain: false } as const;
    return new Promise((resolve, reject) => {
      broker.aedes.publish(packet, (error) => (error ? reject(error) : resolve()));
    });
  }

  async function start(): Promise<Sandbox> {
    const sandbox = await kitchen.camunda({ tasks: 'empty' });
    const subscribed = once(broker.aedes, 'subscribe');
    await kitchen.deploy(filledIn('mqtt', { camunda: sandbox.url, broker: broker.port }));
    await subscribed;
    return sandbox;
  }

  it('publishes a new task, and finishes it with the answer', async () => {
    const sandbox = await start();
    const created = next('camunda/tasks/created');
    const key = parcel(sandbox);
    should(JSON.parse(await created)).have.properties({ userTaskKey: key, name: 'Sign for a parcel' });

    const completed = next('camunda/tasks/completed');
    await publish(`camunda/answers/${key}`, '{"accepted":true}');
    should(await completion(sandbox, key)).eql({ variables: { accepted: true } });
    should(JSON.parse(await completed)).have.property('userTaskKey', key);
  });

  it('takes a plain word for an answer too', async () => {
    const sandbox = await start();
    const key = parcel(sandbox);
    await publish(`camunda/answers/${key}`, 'yes');
    should(await completion(sandbox, key)).eql({ variables: { answer: 'yes' } });
  });

  it('publishes what went wrong', async () => {
    await start();
    const wrong = next('camunda/errors');
    await publish('camunda/answers/1', 'yes');
    should(await wrong)
      .not.be.empty()
      .and.not.startWith('CamundaError');
  });
});
