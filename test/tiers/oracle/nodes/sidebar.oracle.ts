import should from 'should';
import type { Question as Asked } from '../../../../nodes/camunda8-sidebar/choices';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { bpmn, end, flows, start } from '../../../support/bpmn/build';
import { type BusyHouse, playBusyHouse } from '../../../support/bpmn/busy-house';
import { look, lookUntil, startSidebar, stopSidebar } from '../../../support/node-red/sidebar';
import { Relay } from '../../../support/relay';
import { Release } from '../release';
import { versions } from '../versions';

const WORK = bpmn('work', start(), end(), flows('start end'));

type Question = { about: Asked['about'] } & Record<string, unknown>;

/** What the sidebar asks, with what is asked of the cluster for it beside its version; words in braces are keys. */
const QUESTIONS: readonly [what: string, question: Question, asked: readonly string[]][] = [
  ['its clusters', { about: 'cluster' }, []],
  [
    'the processes of a cluster',
    { about: 'processes' },
    ['POST /v2/process-definitions/search', '{figures}'],
  ],
  [
    'one process',
    { about: 'process', processId: 'work', tenantId: '', key: '{work}' },
    [
      'POST /v2/process-definitions/search',
      'POST /v2/incidents/search',
      'POST /v2/process-definitions/{work}/statistics/element-instances',
      'POST /v2/process-instances/search',
    ],
  ],
  [
    'the process of another tenant',
    { about: 'process', processId: 'work', tenantId: 'garden', key: '{other}' },
    [
      'POST /v2/process-definitions/search',
      'POST /v2/process-definitions/{other}/statistics/element-instances',
      'POST /v2/process-instances/search',
    ],
  ],
  ['a diagram', { about: 'model', key: '{work}' }, ['GET /v2/process-definitions/{work}/xml']],
  [
    'an instance that is stuck',
    { about: 'instance', key: '{stuck}' },
    [
      'GET /v2/process-instances/{stuck}/sequence-flows',
      'GET /v2/process-instances/{stuck}/statistics/element-instances',
      'POST /v2/process-instances/{stuck}/incidents/search',
    ],
  ],
  ['the decisions of a cluster', { about: 'decisions' }, ['POST /v2/decision-definitions/search']],
  ['a decision', { about: 'table', key: '{decision}' }, ['GET /v2/decision-definitions/{decision}/xml']],
];

for (const version of versions) {
  describe(`The sidebar asks Camunda ${version} what is described, and is answered so`, () => {
    let release: Release;
    let sandbox: Sandbox;
    let relay: Relay;
    let keys: Record<string, string>;

    before(async () => {
      release = await Release.load(version);
      sandbox = await startSandbox({ version, tasks: 'empty', partitions: 3 });
      const house = await playBusyHouse(sandbox.engine);
      await sandbox.engine.deploy([{ name: 'work.bpmn', content: WORK }], 'garden');
      keys = keysOf(sandbox, house);
    });
    beforeEach(async () => {
      relay = await Relay.start(sandbox.url);
      await startSidebar(relay.url);
    });
    afterEach(async () => {
      await stopSidebar();
      await relay.close();
    });
    after(() => sandbox.close());

    function keysOf({ engine }: Sandbox, house: BusyHouse): Record<string, string> {
      const { processes, decisions } = engine.definitions;
      const work = processes.find('work', '<default>');
      const decision = decisions.find('open', '<default>')?.key ?? '';
      const other = processes.find('work', 'garden');
      const figures = {
        '8.8': 'POST /v2/process-instances/search',
        '8.9': 'POST /v2/process-definitions/statistics/process-instances',
      }[version];
      return { ...house, figures, work: work?.key ?? '', other: other?.key ?? '', decision };
    }

    const withKeys = (text: string) => text.replace(/\{(\w+)\}/g, (_, word) => keys[word] ?? '');
    const asked = () => [...new Set(relay.exchanges.map(({ method, path }) => `${method} ${path}`))].sort();
    const faults = () => relay.exchanges.flatMap((exchange) => release.faultsOf(exchange));

    it('for the figures of each process, where many run', async () => {
      for (let count = 0; count < 200; count++) sandbox.engine.createInstance({ process: { id: 'work' } });
      const { processes } = await lookUntil('all instances', { about: 'processes' }, (found) =>
        found.processes.some(({ figures }) => (figures?.running ?? 0) >= 200),
      );
      should(processes.every(({ figures }) => figures)).be.true();
      const isCounted = ({ path }: { path: string }) => path.endsWith('/statistics/process-instances');
      should(relay.exchanges.some(isCounted)).equal(version === '8.9');
      should(faults()).eql([]);
    });

    for (const [what, question, paths] of QUESTIONS) {
      it(`for ${what}`, async () => {
        should(await look(JSON.parse(withKeys(JSON.stringify(question))))).match({ ok: true });
        should(asked().filter((one) => one !== 'GET /v2/topology')).eql(paths.map(withKeys).sort());
        should(faults()).eql([]);
      });
    }
  });
}
