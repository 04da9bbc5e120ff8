import helper from 'node-red-node-test-helper';
import should from 'should';
import type { Sandbox } from '../../../sandbox/sandbox';
import { soon } from '../../support/until';
import { type Arrivals, deploy } from './deployed';
import { sandboxes } from './sandboxes';

/** The examples that do the work of a process, on the sandbox that runs it. */
describe('using the examples for jobs', () => {
  const start = sandboxes();

  /** Starts a process of the household, and a flow that works for it. */
  async function working(
    example: string,
    process: string,
    variables: Record<string, string | number | boolean>,
    environment: Record<string, string> = {},
  ) {
    const sandbox = await start({ tasks: 0 });
    const { key } = sandbox.engine.createInstance({ process: { id: process }, variables });
    const deployed = await deploy(example, sandbox.url, undefined, environment);
    const ended = () => soon('ended', () => sandbox.instanceState(key) === 'COMPLETED');
    return { sandbox, key, ended, ...deployed };
  }

  /** What was told of jobs, in its order. */
  const told = ({ requests }: Sandbox, what: string): Record<string, unknown>[] =>
    requests.filter(({ path }) => path.endsWith(what)).map(({ body }) => JSON.parse(body));
  const extensions = ({ requests }: Sandbox) =>
    requests.filter(({ method }) => method === 'PATCH').map(({ body }) => JSON.parse(body).changeset.timeout);
  const incidents = ({ engine }: Sandbox) =>
    [...engine.store.incident.values()].map(({ key, jobKey = '', state }) => ({ key, jobKey, state }));
  const variables = ({ engine }: Sandbox) =>
    Object.fromEntries([...engine.store.variable.values()].map(({ name, value }) => [name, value]));
  const words = ({ messages }: Arrivals) =>
    messages.map((msg) => (msg as { error?: { message: string } }).error?.message);

  describe('13 - A job opens the valve', () => {
    const example = '13 - A job opens the valve';

    it('opens the valve and completes the job', async () => {
      const { sandbox, ended, arrivalsAt } = await working(example, 'water-garden', { valve: 7 });
      should(await arrivalsAt('opened').payloads(1)).match([{ open: true }]);
      await ended();
      should(told(sandbox, '/completion')).eql([{ variables: { open: true } }]);
    });

    it('fails the job of a valve that is stuck, with one retry less and the reason, until there is an incident, and tells a person', async () => {
      const stuck = { valve: 9, stuck: true };
      const { sandbox, key, arrivalsAt } = await working(example, 'water-garden', stuck);
      const failed = arrivalsAt('failed');
      const [said] = await arrivalsAt('tell a person').payloads(1);
      should(said).match(
        /^Valve 9 does not open, .* resolve the incident in the sidebar Camunda 8 or in Operate\.$/,
      );
      should(failed.messages).have.length(3);
      should(told(sandbox, '/failure').map(({ retries }) => retries)).eql([2, 1, 0]);
      should(told(sandbox, '/failure')[0]?.errorMessage).match(/Valve 9 is stuck/);
      should(incidents(sandbox)).match([{ state: 'ACTIVE' }]);
      should(sandbox.instanceState(key)).equal('ACTIVE');
    });

    it('opens it after somebody has loosened it and resolved the incident', async () => {
      const stuck = { valve: 9, stuck: true };
      const { sandbox, ended, press, arrivalsAt } = await working(example, 'water-garden', stuck);
      const opened = arrivalsAt('opened');
      await arrivalsAt('tell a person').payloads(1);
      const { engine } = sandbox;
      press('I have loosened it');
      const [incident] = incidents(sandbox);
      engine.updateJob(incident?.jobKey ?? '', { retries: 1 });
      engine.resolveIncident(incident?.key ?? '');
      await opened.payloads(1);
      await ended();
    });
  });

  describe('14 - Work that takes an hour', () => {
    const example = '14 - Work that takes an hour';
    const soonAgain = { MINUTES: '0.0005' };

    it('asks for more time again and again while it works, and completes the job at the end', async () => {
      const car = { car: 'Zoe' };
      const { sandbox, ended, arrivalsAt } = await working(example, 'charge-car', car, soonAgain);
      const notYet = arrivalsAt('not full yet');
      await arrivalsAt('charged').payloads(1);
      await ended();
      should(notYet.messages.map((msg) => (msg as { level?: number }).level)).eql([
        ...[45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95],
      ]);
      should(extensions(sandbox)).eql(Array(11).fill(600_000));
      should(told(sandbox, '/completion')).eql([{ variables: { level: 100 } }]);
    });

    it('begins again after a restart, with the job that was handed back', async () => {
      const first = await working(example, 'charge-car', { car: 'Zoe' });
      await first.arrivalsAt('not full yet').payloads(1);
      await helper.unload();
      const { arrivalsAt } = await deploy(example, first.sandbox.url, undefined, soonAgain);
      await arrivalsAt('charged').payloads(1);
      await first.ended();
      should(told(first.sandbox, '/failure')).match([{ retries: 3 }]);
    });

    it('fails the job of a car that cannot be charged', async () => {
      const unplugged = { car: 'Zoe', unplugged: true };
      const { sandbox, arrivalsAt } = await working(example, 'charge-car', unplugged);
      const failed = arrivalsAt('failed');
      await failed.payloads(3);
      should(words(failed)[0]).match(/Zoe is not plugged in/);
      should(incidents(sandbox)).have.length(1);
    });
  });

  describe('15 - A business error', () => {
    const example = '15 - A business error';

    it('completes the job of what there is', async () => {
      const { sandbox, ended, arrivalsAt } = await working(example, 'buy-cat-food', { food: 'dry' });
      await arrivalsAt('ordered').payloads(1);
      await ended();
      should(variables(sandbox)).eql({ food: 'dry', ordered: true });
    });

    it('throws an error for what is sold out, and the process asks a person, without any incident', async () => {
      const { sandbox, arrivalsAt } = await working(example, 'buy-cat-food', { food: 'salmon' });
      await arrivalsAt('sold out').payloads(1);
      should(told(sandbox, '/error')).eql([{ errorCode: 'SOLD_OUT', errorMessage: 'salmon is sold out' }]);
      should(sandbox.inventory().tasks.map(({ name }) => name)).eql(['Buy cat food in town']);
      should(incidents(sandbox)).be.empty();
    });

    it('fails the job of what should not happen', async () => {
      const { sandbox, arrivalsAt } = await working(example, 'buy-cat-food', { food: 'stones' });
      await arrivalsAt('failed').payloads(3);
      should(told(sandbox, '/failure')[0]?.errorMessage).match(/The shop does not know stones/);
      should(incidents(sandbox)).have.length(1);
    });
  });
});
