import should from 'should';
import { type Sandbox, startSandbox, type Version } from '../../../../sandbox/sandbox';
import { bpmn, element, end, flows, job, start as startEvent } from '../../../support/bpmn/build';
import { look, lookUntil, startSidebar, stopSidebar } from '../../../support/node-red/sidebar';

/** Another name makes another version. Each instance of one without a type of its job is stuck at once. */
const light = (name: string, type = 'switch') =>
  bpmn(
    'light',
    startEvent(),
    element(`serviceTask name="${name}"`, 'on', job(type)),
    end(),
    flows('start on end'),
  );
const STUCK = '=nobody';

const numbersOf = (versions: readonly { version: number }[]) => versions.map(({ version }) => version);

describe('A process of several versions, in the sidebar', () => {
  let sandbox: Sandbox;
  afterEach(async () => {
    await stopSidebar();
    await sandbox.close();
  });

  async function start(version: Version): Promise<void> {
    sandbox = await startSandbox({ version, tasks: 'empty' });
    await startSidebar(sandbox.url);
  }

  /** @returns the key of the new version */
  async function deploy(name: string, type?: string): Promise<string> {
    await sandbox.engine.deploy([{ name: 'light.bpmn', content: light(name, type) }]);
    return sandbox.engine.definitions.processes.find('light', '<default>')?.key ?? '';
  }

  function begin(count: number): void {
    for (let left = count; left > 0; left--) sandbox.engine.createInstance({ process: { id: 'light' } });
  }

  /** @param running how many, of all versions: searches are late */
  const shown = (key: string, running: number) =>
    lookUntil(
      `${running} instances`,
      { about: 'process', processId: 'light', tenantId: '', key },
      ({ figures, others }) => figures.running + (others?.running ?? 0) === running,
    );

  for (const version of ['8.8', '8.9'] as const) {
    it(`has the instances of all of them, and the tokens of the one that is shown, on ${version}`, async () => {
      await start(version);
      const one = await deploy('one', STUCK);
      begin(2);
      const two = await deploy('two');
      begin(1);

      const ofTwo = await shown(two, 3);
      const [first, second] = [
        { key: one, version: 1 },
        { key: two, version: 2 },
      ];
      const stuck = { isStuck: true, version: first };
      should(ofTwo.instances).match([stuck, stuck, { isStuck: false, version: second }]);
      should([ofTwo.figures, ofTwo.others]).eql([
        { running: 1, stuck: 0 },
        { running: 2, stuck: 2 },
      ]);
      should(ofTwo.elements).match([{ elementId: 'start' }, { elementId: 'on', active: 1, stuck: 0 }]);

      const ofOne = await shown(one, 3);
      should(ofOne.instances).eql(ofTwo.instances);
      should([ofOne.figures, ofOne.others]).eql([ofTwo.others, ofTwo.figures]);
      should(ofOne.elements).match([{ elementId: 'start' }, { elementId: 'on', active: 0, stuck: 2 }]);
    });

    it(`says nothing of others where nothing of them runs, on ${version}`, async () => {
      await start(version);
      await deploy('one');
      const two = await deploy('two');
      begin(1);
      should(await shown(two, 1)).not.have.property('others');
    });

    it(`has figures of each where more run than are shown, on ${version}`, async () => {
      await start(version);
      const one = await deploy('one', STUCK);
      begin(22);
      const two = await deploy('two');
      begin(24);
      const ofTwo = await shown(two, 46);
      should([ofTwo.figures, ofTwo.others]).eql([
        { running: 24, stuck: 0 },
        { running: 22, stuck: 22 },
      ]);
      should(numbersOf(ofTwo.instances.flatMap(({ version: own }) => own ?? []))).eql(Array(20).fill(1));
      const ofOne = await shown(one, 46);
      should([ofOne.figures, ofOne.others]).eql([ofTwo.others, ofTwo.figures]);
    });

    it(`lists those of its instances beside the newest twenty, on ${version}`, async () => {
      await start(version);
      await deploy('1');
      begin(1);
      let newest = '';
      for (let number = 2; number <= 25; number++) newest = await deploy(String(number));
      const few = await shown(newest, 1);
      should(numbersOf(few.versions)).eql([...Array.from({ length: 20 }, (_, at) => 25 - at), 1]);
      // Which versions the instances have that are not shown, nobody knows.
      begin(20);
      const many = await shown(newest, 21);
      should(numbersOf(many.versions)).eql(Array.from({ length: 25 }, (_, at) => 25 - at));
      should(many.others).eql({ running: 1, stuck: 0 });
    });
  }

  for (const [running, requests] of [
    [20, 3],
    [21, 4],
  ] as const) {
    it(`costs ${requests} requests where ${running} instances of its only version run`, async () => {
      await start('8.9');
      const one = await deploy('one');
      begin(running);
      await shown(one, running);
      const before = sandbox.requests.length;
      // Named so, the tenant is the same one, and the answer is no other's.
      await look({ about: 'process', processId: 'light', tenantId: '<default>', key: one });
      should(sandbox.requests.length - before).equal(requests);
    });
  }

  it('before 8.8 has its instances without their versions', async () => {
    await start('8.6');
    await deploy('one', STUCK);
    begin(1);
    await deploy('two');
    begin(1);
    const { instances, figures, versions } = await shown('', 2);
    should(figures).eql({ running: 2, stuck: 1 });
    should(versions).eql([]);
    should(instances.map((one) => [one.isStuck, one.version])).eql([
      [true, undefined],
      [false, undefined],
    ]);
  });
});
