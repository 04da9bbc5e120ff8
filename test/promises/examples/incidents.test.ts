import helper from 'node-red-node-test-helper';
import should from 'should';
import type { Sandbox } from '../../../sandbox/sandbox';
import { soon } from '../../support/until';
import { deploy } from './deployed';
import { sandboxes } from './sandboxes';

describe('using the examples for incidents', () => {
  const start = sandboxes();

  describe('23 - Tell me when a process is stuck, and mend it', () => {
    const example = '23 - Tell me when a process is stuck, and mend it';
    const ROOMS = ['kitchen', 'bath', 'hall'];

    const vacuum = ({ engine }: Sandbox, room: string) =>
      engine.createInstance({ process: { id: 'vacuum-house' }, variables: { room } }).key;

    it('tells that the bin is full after two rooms, and goes on when somebody has emptied it', async () => {
      const sandbox = await start({ tasks: 0 });
      const keys = ROOMS.map((room) => vacuum(sandbox, room));
      const { arrivalsAt, press } = await deploy(example, sandbox.url);
      const [said] = await arrivalsAt('tell a person').payloads(1);
      should(said).equal('vacuum-house is stuck: The dust bin is full');
      const states = () => keys.map((key) => sandbox.instanceState(key)).sort();
      await soon('two rooms are clean', () => states().filter((state) => state === 'COMPLETED').length === 2);
      should(states()).eql(['ACTIVE', 'COMPLETED', 'COMPLETED']);
      const goesOn = arrivalsAt('it goes on');
      press('I have emptied the bin');
      should(await arrivalsAt('mended').payloads(1)).match([{ errorType: 'JOB_NO_RETRIES' }]);
      should(await goesOn.payloads(1)).match([/^Process instance \d+ goes on$/]);
      await soon('the last room is clean', () => states().every((state) => state === 'COMPLETED'));
    });

    it('hears of what was stuck before it began', async () => {
      const sandbox = await start({ tasks: 0 });
      vacuum(sandbox, 'hall');
      const [first] = sandbox.engine.activateJobs({ type: 'vacuum', timeout: 60_000, maxJobsToActivate: 1 });
      sandbox.engine.failJob(first?.job.key ?? '', { retries: 0, errorMessage: 'The battery is empty' });
      const { arrivalsAt } = await deploy(example, sandbox.url);
      const said = await arrivalsAt('tell a person').payloads(1);
      should(said).eql(['vacuum-house is stuck: The battery is empty']);
      await helper.unload();
    });
  });
});
