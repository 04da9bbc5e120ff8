import { once } from 'node:events';
import should from 'should';
import { type Broker, startBroker } from '../../../scripts/demo/broker';
import { soon } from '../../support/until';
import { deploy } from './deployed';
import { sandboxes } from './sandboxes';

/** The examples with messages, signals and decisions, on the sandbox that runs their processes. */
describe('using the examples for messages and decisions', () => {
  const start = sandboxes();
  let broker: Broker;

  beforeEach(async () => {
    broker = await startBroker(0);
  });
  afterEach(() => broker.close());

  const tasksOf = (sandbox: Awaited<ReturnType<typeof start>>) =>
    sandbox.inventory().tasks.map(({ name }) => name);

  describe('20 - A message from MQTT goes to the process that waits for it', () => {
    const example = '20 - A message from MQTT goes to the process that waits for it';

    async function begin() {
      const sandbox = await start({ tasks: 0 });
      const laundry = (machine: string) =>
        sandbox.engine.createInstance({ process: { id: 'do-laundry' }, variables: { machine } }).key;
      const subscribed = once(broker.aedes, 'subscribe');
      const deployed = await deploy(example, sandbox.url, undefined, {}, broker.port);
      await subscribed;
      const done = (machine: string, payload: string) =>
        new Promise<void>((resolve) => {
          const packet = { cmd: 'publish', qos: 1, dup: false, retain: false } as const;
          broker.aedes.publish({ ...packet, topic: `home/${machine}/done`, payload }, () => resolve());
        });
      const variablesOf = (key: string) =>
        [...sandbox.engine.store.variable.values()]
          .filter(({ processInstanceKey }) => processInstanceKey === key)
          .map(({ name, value }) => [name, value]);
      return { sandbox, laundry, done, variablesOf, ...deployed };
    }

    it('the process of that machine goes on, with what the machine sent, and no other', async () => {
      const { sandbox, laundry, variablesOf, press, arrivalsAt } = await begin();
      const [washer, dryer] = [laundry('washer'), laundry('dryer')];
      const published = arrivalsAt('published');
      press('the washer is done');
      should(await published.payloads(1)).match([{ messageKey: /^\d+$/ }]);
      should(tasksOf(sandbox)).eql(['Hang up the laundry']);
      should(variablesOf(washer)).containEql(['minutes', 74]);
      should(variablesOf(dryer)).eql([['machine', 'dryer']]);
    });

    it('a process that waits a moment later gets it too, and a plain word becomes a variable', async () => {
      const { sandbox, laundry, done, variablesOf, arrivalsAt } = await begin();
      const published = arrivalsAt('published');
      await done('dryer', 'finished');
      await published.payloads(1);
      const key = laundry('dryer');
      should(tasksOf(sandbox)).eql(['Hang up the laundry']);
      should(variablesOf(key)).containEql(['said', 'finished']);
    });
  });

  describe('21 - Decide with a table', () => {
    const example = '21 - Decide with a table';

    for (const [button, warning, tasks] of [
      ['a mild day', 'none', []],
      ['a storm', 'storm', []],
      ['a frosty night', 'frost', ['Cover the plants']],
    ] as const) {
      it(`${button}: the table decides, and frost alone concerns all processes`, async () => {
        const sandbox = await start({ tasks: 0 });
        const { press, arrivalsAt } = await deploy(example, sandbox.url);
        const decided = arrivalsAt('decided');
        const known = arrivalsAt('all processes know');
        press(button);
        should(await decided.payloads(1)).match([{ warning, advice: /\w/ }]);
        should(decided.messages[0]).have.property('decision');
        if (tasks.length > 0) await known.payloads(1);
        await soon('told', () => known.messages.length === tasks.length);
        should(tasksOf(sandbox)).eql(tasks);
      });
    }
  });
});
