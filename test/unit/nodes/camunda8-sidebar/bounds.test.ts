import should from 'should';
import { FaultServer } from '../../../support/fault-server';
import { inTurn, json, problem, page as text } from '../../../support/faults';
import { look, lookUntil, startSidebar, stopSidebar } from '../../../support/node-red/sidebar';

const page = (totalItems: number, hasMoreTotalItems = false) => ({
  ...{ totalItems, hasMoreTotalItems },
  ...{ startCursor: null, endCursor: 'x' },
});
const many = <Item>(count: number, item: (number: number) => Item) =>
  Array.from({ length: count }, (_, at) => item(at + 1));
const process = (number: number) => ({
  ...{ processDefinitionId: `p${number}`, processDefinitionKey: String(number), version: 1 },
  ...{ name: `P ${number}`, tenantId: '<default>', resourceName: 'p', versionTag: null, hasStartForm: false },
});
const decision = (number: number) => ({
  ...{ decisionDefinitionId: `d${number}`, decisionDefinitionKey: String(number), version: 1 },
  ...{ name: `D ${number}`, tenantId: '<default>' },
});
const instance = (number: number) => ({
  ...{ processInstanceKey: String(number), processDefinitionId: 'p1', processDefinitionKey: '1' },
  ...{ processDefinitionName: 'P 1', processDefinitionVersion: 1, tenantId: '<default>' },
  ...{ startDate: '2026-01-01T00:00:00Z', state: 'ACTIVE', hasIncident: false },
});

describe('More than the sidebar is answered', () => {
  let server: FaultServer;
  afterEach(async () => {
    await stopSidebar();
    await server.stop();
  });

  async function start(gatewayVersion: '8.8.0' | '8.9.0'): Promise<void> {
    server = (await FaultServer.start()).on('/v2/topology', json({ gatewayVersion, brokers: [] }));
    server.on('*', json({ items: [], page: page(0) }));
    await startSidebar(server.url);
  }

  for (const [what, found, total, isAll] of [
    ['50 of 50', 50, 50, true],
    ['50 of 51', 50, 51, false],
    ['50 of more than 10,000', 50, 10_000, false],
  ] as const) {
    it(`are processes: ${what}`, async () => {
      await start('8.9.0');
      server.on('/v2/process-definitions/search', json({ items: many(found, process), page: page(total) }));
      const answer = await look({ about: 'processes' });
      should([answer.processes.length, answer.isAll]).eql([50, isAll]);
    });

    it(`are decisions: ${what}`, async () => {
      await start('8.9.0');
      server.on('/v2/decision-definitions/search', json({ items: many(found, decision), page: page(total) }));
      const answer = await look({ about: 'decisions' });
      should([answer.decisions.length, answer.isAll]).eql([50, isAll]);
    });
  }

  it('are decisions before 8.9 where 60 are among the versions that are looked through', async () => {
    await start('8.8.0');
    server.on('/v2/decision-definitions/search', json({ items: many(60, decision), page: page(60) }));
    const answer = await look({ about: 'decisions' });
    should([answer.decisions.length, answer.isAll]).eql([50, false]);
  });

  it('are incidents of an instance: 20 are shown', async () => {
    await start('8.9.0');
    const incident = (number: number) => ({
      ...{ incidentKey: String(number), processInstanceKey: '1', processDefinitionId: 'p1' },
      ...{ elementId: 'dig', elementInstanceKey: String(number), state: 'ACTIVE' },
    });
    const incidents = json({ items: many(30, incident), page: page(30) });
    server.on('/v2/process-instances/1/incidents/search', incidents);
    const { incidents: shown, elements } = await look({ about: 'instance', key: '1' });
    should(shown.map(({ key }) => key)).eql(many(20, String));
    should(elements).match([{ elementId: 'dig', stuck: 30 }]);
  });

  for (const [what, characters, isShown] of [
    ['is 4,000,000 characters long', 4_000_000, true],
    ['is longer than 4,000,000 characters', 4_000_001, false],
  ] as const) {
    it(`is a file that ${what}: it is ${isShown ? '' : 'not '}sent`, async () => {
      await start('8.9.0');
      const xml = text(200, 'x'.repeat(characters), 'text/xml');
      server.on('/v2/process-definitions/1/xml', xml).on('/v2/decision-definitions/1/xml', xml);
      for (const about of ['model', 'table'] as const) {
        const answer = await look({ about, key: '1' });
        should([answer.ok, answer.xml?.length]).eql([true, isShown ? characters : undefined]);
      }
    });
  }

  for (const [what, total, figures] of [
    ['are all, one that is not among them has none that run', 1, { running: 0, stuck: 0 }],
    ['are not all, nothing is said of one that is not among them', 1_001, undefined],
  ] as const) {
    it(`are processes that 8.9 counts: where these ${what}`, async () => {
      await start('8.9.0');
      server.on('/v2/process-definitions/search', json({ items: many(2, process), page: page(2) }));
      const counted = {
        ...{ processDefinitionId: 'p1', tenantId: '<default>' },
        ...{ activeInstancesWithoutIncidentCount: 7, activeInstancesWithIncidentCount: 2 },
      };
      const counts = json({ items: [counted], page: { totalItems: total } });
      server.on('/v2/process-definitions/statistics/process-instances', counts);
      const { processes } = await look({ about: 'processes' });
      should(processes.map((one) => one.figures)).eql([{ running: 9, stuck: 2 }, figures]);
    });
  }

  describe('are instances', () => {
    const isOf = (id: string) => (body: string) => body.includes(`"${id}"`);

    /** 300 instances run, of which 8.8 brings 200 at once. @param ofSecond what the count of the second process is answered */
    async function count(ofSecond: ReturnType<typeof json>): Promise<void> {
      await start('8.8.0');
      server.on('/v2/process-definitions/search', json({ items: many(2, process), page: page(2) }));
      server.on('/v2/process-instances/search', (seen, response) => {
        if (seen.body.includes('hasIncident')) return json({ items: [], page: page(0) })(seen, response);
        if (isOf('p2')(seen.body)) return ofSecond(seen, response);
        return json({ items: [instance(1)], page: page(300) })(seen, response);
      });
    }
    const counts = () => server.asked('/v2/process-instances/search').filter(({ body }) => isOf('p1')(body));

    it('that are counted by process once in half a minute', async () => {
      await count(json({ items: [instance(2)], page: page(4) }));
      const { processes } = await look({ about: 'processes' });
      should(processes.map(({ figures }) => figures?.running)).eql([300, 4]);
      const before = server.asked('/v2/process-definitions/search').length;
      await lookUntil('the processes are asked for anew', { about: 'processes' }, () => {
        return server.asked('/v2/process-definitions/search').length > before;
      });
      should(counts()).have.length(1);
    });

    it('that are counted anew soon where one count failed', async () => {
      await count(
        inTurn(problem(400, 'INVALID_ARGUMENT', 'no'), json({ items: [instance(2)], page: page(4) })),
      );
      const failed = await look({ about: 'processes' });
      should(failed.processes.map(({ figures }) => figures?.running)).eql([300, undefined]);
      should(failed.message).be.a.String();
      const { processes } = await lookUntil(
        'both are counted',
        { about: 'processes' },
        ({ message }) => !message,
      );
      should(processes.map(({ figures }) => figures?.running)).eql([300, 4]);
    });

    it('that Camunda does not count to the end: of a process, and in the list', async () => {
      await start('8.8.0');
      server.on('/v2/process-definitions/search', json({ items: many(1, process), page: page(1) }));
      const capped = json({ items: many(20, instance), page: page(10_000, true) });
      server.on('/v2/process-instances/search', capped);
      const figures = { running: 10_000, stuck: 10_000, more: ['running', 'stuck'] };
      should((await look({ about: 'process', processId: 'p1', key: '1' })).figures).eql(figures);
      const { processes } = await look({ about: 'processes' });
      should(processes.map((one) => one.figures)).eql([figures]);
    });
  });
});
