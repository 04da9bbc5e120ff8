import should from 'should';
import type { ShownProcess } from '../../../../nodes/camunda8-sidebar/choices';
import { type Sandbox, startSandbox, type Version } from '../../../../sandbox/sandbox';
import { bpmn, element, end, flows, job, service, start as startEvent } from '../../../support/bpmn/build';
import { dmn, literal } from '../../../support/bpmn/dmn';
import { look, lookUntil, startSidebar, stopSidebar } from '../../../support/node-red/sidebar';

const HOUSE = bpmn('light', startEvent(), service('on'), end(), flows('start on end'));
const GARDEN = bpmn('light', startEvent(), service('glow'), end(), flows('start glow end'));
/** Each instance is stuck at once: its job has no type. */
const BROKEN = bpmn(
  'light',
  startEvent(),
  element('serviceTask', 'glow', job('=nobody')),
  end(),
  flows('start glow end'),
);

const tenantId = 'garden';

describe('A process of two tenants, in the sidebar', () => {
  let sandbox: Sandbox;
  afterEach(async () => {
    await stopSidebar();
    await sandbox.close();
  });

  const begin = (tenant?: string, count = 1) => {
    for (let left = count; left > 0; left--) {
      sandbox.engine.createInstance({ process: { id: 'light', tenantId: tenant } });
    }
  };

  /** The house has one version and two instances; the garden has two, one instance of each, and the newer one's is stuck. */
  async function stage(version: Version, properties?: Record<string, unknown>): Promise<void> {
    sandbox = await startSandbox({ version, tasks: 'empty' });
    const { engine } = sandbox;
    await engine.deploy([{ name: 'light.bpmn', content: HOUSE }]);
    await engine.deploy([{ name: 'light.bpmn', content: GARDEN }], tenantId);
    begin(undefined, 2);
    begin(tenantId);
    await engine.deploy([{ name: 'light.bpmn', content: BROKEN }], tenantId);
    begin(tenantId);
    await startSidebar(sandbox.url, properties);
  }

  const areCounted = ({ processes }: { processes: ShownProcess[] }) =>
    processes.every(({ figures }) => figures?.running === 2) &&
    processes.some(({ figures }) => figures?.stuck === 1);

  async function rows(): Promise<[house: ShownProcess, garden: ShownProcess]> {
    const { processes } = await lookUntil('all instances', { about: 'processes' }, areCounted);
    should(processes).have.length(2);
    return processes as [ShownProcess, ShownProcess];
  }

  for (const version of ['8.6', '8.8', '8.9'] as const) {
    it(`is two rows with figures of their own, on ${version}`, async () => {
      await stage(version);
      const [house, garden] = await rows();
      should(garden).match({ id: 'light', tenantId, figures: { running: 2, stuck: 1 } });
      should(house).match({ id: 'light', figures: { running: 2, stuck: 0 } });
      should(house).not.have.property('tenantId');
    });

    it(`is counted for each where more run than one answer brings, on ${version}`, async () => {
      await stage(version);
      begin(undefined, 190);
      begin(tenantId, 20);
      const { processes } = await lookUntil('all instances', { about: 'processes' }, (found) =>
        found.processes.some(({ figures }) => figures?.running === 192),
      );
      should(processes.map(({ figures }) => figures)).eql([
        { running: 192, stuck: 0 },
        { running: 22, stuck: 21 },
      ]);
    });
  }

  for (const version of ['8.8', '8.9'] as const) {
    it(`has versions, a diagram, tokens and instances of its own, on ${version}`, async () => {
      await stage(version);
      const [house, garden] = await rows();
      const ofHouse = { about: 'process', processId: 'light', tenantId: '', key: house.key } as const;
      const two = await lookUntil('the instances', ofHouse, ({ instances }) => instances.length === 2);
      should(two.versions).eql([{ key: house.key, version: 1 }]);
      should(two.figures).eql({ running: 2, stuck: 0 });
      should(two.elements).containEql({ elementId: 'on', active: 2, stuck: 0, completed: 0, canceled: 0 });
      should(await look({ about: 'model', key: house.key })).eql({ ok: true, xml: HOUSE });

      const ofGarden = { about: 'process', processId: 'light', tenantId, key: garden.key } as const;
      const one = await look(ofGarden);
      should(one.versions).match([{ key: garden.key, version: 2 }, { version: 1 }]);
      should(one.instances).match([
        { isStuck: true, version: { key: garden.key, version: 2 } },
        { isStuck: false, version: { version: 1 } },
      ]);
      should(one.figures).eql({ running: 1, stuck: 1 });
      should(one.others).eql({ running: 1, stuck: 0 });
      should(one.elements).containEql({ elementId: 'glow', active: 0, stuck: 1, completed: 0, canceled: 0 });
      should(await look({ about: 'model', key: garden.key })).eql({ ok: true, xml: BROKEN });
    });
  }

  it('has instances of its own before 8.8 too', async () => {
    await stage('8.6');
    await rows();
    const of = async (tenant: string) =>
      (await look({ about: 'process', processId: 'light', tenantId: tenant, key: '' })).figures;
    should([await of(tenantId), await of('')]).eql([
      { running: 2, stuck: 1 },
      { running: 2, stuck: 0 },
    ]);
  });

  it('is the one of the tenant that the cluster node names', async () => {
    await stage('8.9', { tenantId });
    const { processes } = await lookUntil('all instances', { about: 'processes' }, areCounted);
    should(processes).match([{ id: 'light', tenantId, version: 2, figures: { running: 2, stuck: 1 } }]);
    should(processes).have.length(1);
  });

  for (const version of ['8.6', '8.8', '8.9'] as const) {
    it(`has decisions beside it that are those of each tenant, the newest of each, on ${version}`, async () => {
      sandbox = await startSandbox({ version, tasks: 'empty' });
      for (const [degrees, tenant] of [
        ['20', undefined],
        ['5', tenantId],
        ['7', tenantId],
      ] as const) {
        const content = dmn(literal('warmth', degrees));
        await sandbox.engine.deploy([{ name: 'house.dmn', content }], tenant);
      }
      await startSidebar(sandbox.url);
      const areThere = ({ decisions }: { decisions: unknown[] }) => decisions.length === 2;
      const { decisions, isAll } = await lookUntil('both', { about: 'decisions' }, areThere);
      should(decisions.map((one) => [one.tenantId, one.id, one.version])).eql([
        [undefined, 'warmth', 1],
        [tenantId, 'warmth', 2],
      ]);
      should(isAll).equal(true);
    });
  }
});
