import should from 'should';
import { FaultServer } from '../../../support/fault-server';
import { json, problem } from '../../../support/faults';
import { look, startSidebar, stopSidebar } from '../../../support/node-red/sidebar';
import { soon } from '../../../support/until';

const TOPOLOGY = json({ gatewayVersion: '8.9.0', brokers: [] });
const NOTHING = json({ items: [], page: { totalItems: 0, hasMoreTotalItems: false } });

describe('What the sidebar asks of a cluster in trouble', () => {
  let server: FaultServer;
  beforeEach(async () => {
    server = (await FaultServer.start()).on('/v2/topology', TOPOLOGY).on('*', NOTHING);
    await startSidebar(server.url);
  });
  afterEach(async () => {
    await stopSidebar();
    await server.stop();
  });

  const asked = (path: string) => server.seen.filter((one) => one.path === path).length;

  it('is asked once, however many editors wait for a slow answer', async () => {
    let answer = () => {};
    const released = new Promise<void>((resolve) => (answer = resolve));
    server.on('/v2/topology', async (seen, response) => {
      await released;
      await TOPOLOGY(seen, response);
    });
    const editors = Array.from({ length: 30 }, () => look({ about: 'cluster' }));
    await soon('it is asked', () => asked('/v2/topology') > 0);
    answer();
    should((await Promise.all(editors)).every(({ ok }) => ok)).be.true();
    should(asked('/v2/topology')).equal(1);
  });

  it('is nothing at all while it wants to be left alone, whatever is to be seen', async () => {
    const busy = problem(429, 'Too Many Requests', 'later', { 'retry-after': '30' });
    server.on('/v2/process-definitions/search', busy);
    should(await look({ about: 'processes' })).match({ ok: false, state: 'up' });
    const before = server.seen.length;
    for (const question of [
      { about: 'cluster' },
      { about: 'decisions' },
      { about: 'process', processId: 'p', tenantId: '', key: '1' },
      { about: 'instance', key: '1' },
      { about: 'model', key: '1' },
    ] as const) {
      const { message } = (await look<'cluster'>(Object(question))) as { message?: string };
      should([question.about, message]).match([question.about, /(30|29) s/]);
    }
    should(server.seen).have.length(before);
  });

  it('are the processes without their figures where nobody counts them, and why', async () => {
    const process = {
      ...{ processDefinitionId: 'p', processDefinitionKey: '1', version: 1, tenantId: '<default>' },
      ...{ name: 'P', resourceName: 'p.bpmn', versionTag: null, hasStartForm: false },
    };
    const page = { totalItems: 1, hasMoreTotalItems: false, startCursor: null, endCursor: null };
    server.on('/v2/process-definitions/search', json({ items: [process], page }));
    server.on('/v2/process-definitions/statistics/process-instances', problem(403, 'FORBIDDEN', 'no'));
    const answer = await look({ about: 'processes' });
    should(answer).match({ ok: true, processes: [{ id: 'p', key: '1', name: 'P' }], isAll: true });
    should(answer.processes[0]).not.have.property('figures');
    should(answer.message).be.a.String();
  });

  for (const [what, behaviour, isOk] of [
    ['is not for everybody', problem(403, 'FORBIDDEN', 'no'), true],
    ['is deleted', problem(404, 'NOT_FOUND', 'no'), true],
    ['cannot be had at the moment', problem(500, 'INTERNAL', 'no'), false],
  ] as const) {
    it(`is asked for a diagram again only where it may come: one that ${what}`, async () => {
      server.on('/v2/process-definitions/1/xml', behaviour);
      const answer = await look({ about: 'model', key: '1' });
      should(answer.ok).equal(isOk);
      should(answer).not.have.property('xml');
    });
  }

  it('is a refusal where the incidents of an instance are no list', async () => {
    server.on('/v2/process-instances/1/incidents/search', json({ items: 'none' }));
    should(await look({ about: 'instance', key: '1' })).match({
      ok: false,
      message: /incidents are no list/,
    });
  });

  for (const [what, items] of [
    ['no list', { items: 'none' }],
    ['a list of anything', { items: [null, 1, [], { processDefinitionId: 7 }, { tenantId: {} }] }],
    [
      'counts that are none',
      { items: [{ processDefinitionId: 'p', tenantId: 't', activeInstancesWithIncidentCount: -1 }] },
    ],
  ] as const) {
    it(`are an answer too where the counts are ${what}`, async () => {
      server.on('/v2/process-definitions/statistics/process-instances', json(items));
      should(await look({ about: 'processes' })).match({ ok: true, processes: [] });
    });
  }
});
