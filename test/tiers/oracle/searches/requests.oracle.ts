import should from 'should';
import { entities } from '../../../../src/entities/entities';
import { constantsOf, type Entity, kindOf } from '../../../../src/entities/entity';
import { fieldsOf, useOf } from '../../../../src/search/version-filter';
import { isAtLeast, rankOf } from '../../../../src/version';
import { FaultServer } from '../../../support/fault-server';
import { json } from '../../../support/faults';
import { Relay } from '../../../support/relay';
import { clientOf } from '../../../support/sandbox-client';
import { pagesOf, searchFor } from '../../../support/searches';
import { Release } from '../release';
import { type DescribedVersion, versions } from '../versions';

/** A value of each kind, as a form or a message may bring it. */
const VALUES = {
  text: 'home',
  number: '50',
  date: Date.parse('2026-11-21T12:00:00Z'),
  key: '9007199254740993',
  flag: 'true',
  tags: 'garden, outside',
  variables: { plant: 'basil' },
  json: [],
};

/** What 8.8 describes as a number, though it has a hyphen. */
const EVALUATION: Record<DescribedVersion, string> = {
  '8.8': '2251799813685271',
  '8.9': '2251799813685271-1',
};

function valueFor(version: DescribedVersion, entity: Entity, field: string, operator: string): unknown {
  if (operator === '$exists') return true;
  const isEvaluation = field === 'decisionEvaluationInstanceKey';
  const usual = constantsOf(entity, field)?.[0] ?? VALUES[kindOf(entity, field) ?? 'text'];
  const value = isEvaluation ? EVALUATION[version] : usual;
  return operator === '$in' || operator === '$notIn' ? [value, value] : value;
}

for (const name of versions) {
  const version = { name, rank: rankOf(name) };
  describe(`What is asked of Camunda ${name}, whatever is searched`, () => {
    let release: Release;
    let server: FaultServer;
    let relay: Relay;

    before(async () => {
      release = await Release.load(name);
    });
    beforeEach(async () => {
      server = await FaultServer.start();
      server.on('/v2/topology', json({ gatewayVersion: `${name}.0`, brokers: [] }));
      const cursors = name === '8.8' ? {} : { startCursor: null, endCursor: null };
      server.on('*', json({ items: [], page: { totalItems: 0, hasMoreTotalItems: false, ...cursors } }));
      relay = await Relay.start(server.url);
    });
    afterEach(async () => {
      await relay.close();
      await server.stop();
    });

    /** What the requests of these searches have that is not described. */
    async function faultsOf(entity: Entity, parts: Parameters<typeof searchFor>[0][]): Promise<string[]> {
      const client = clientOf(relay, { tenantId: '<default>' });
      for (const part of parts) {
        await pagesOf(client.prepareSearch(entity, searchFor(part)).pages(undefined));
      }
      await client.close();
      const asked = relay.exchanges.filter(({ path }) => path === entity.path);
      should(asked).have.length(parts.length);
      return asked.flatMap((exchange) => release.faultsOf(exchange));
    }

    for (const entity of entities.filter(({ since }) => isAtLeast(version, since))) {
      it(`${entity.words.full}: by every field with every operator`, async () => {
        const parts = fieldsOf(entity, version).flatMap((field) => {
          const isVariable = kindOf(entity, field) === 'variables';
          const named = isVariable ? `${field}.plant` : field;
          const operators = new Set(['$eq', ...(useOf(entity, field, version)?.operators ?? [])]);
          return [...operators].map((operator) => ({
            filters: [{ field: named, operator, value: valueFor(name, entity, field, operator) }],
          }));
        });
        should(await faultsOf(entity, [{}, { limit: 0 }, ...parts])).eql([]);
      });

      it(`${entity.words.full}: in every order`, async () => {
        const sorts = Object.entries(entity.sorts).filter(([, since]) => isAtLeast(version, since));
        const parts = sorts.map(([field]) => ({ sort: [{ field, order: 'DESC' as const }] }));
        should(await faultsOf(entity, parts)).eql([]);
      });
    }
  });
}
