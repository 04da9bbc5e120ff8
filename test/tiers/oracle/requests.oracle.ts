import should from 'should';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox';
import type { CamundaClient } from '../../../src/camunda-client';
import { kindOf } from '../../../src/entities/entity';
import { userTask } from '../../../src/entities/user-task';
import type { JsonObject } from '../../../src/json-object';
import { fieldsOf, useOf } from '../../../src/search/version-filter';
import type { TaskSearch } from '../../../src/user-tasks/task-search';
import { rankOf } from '../../../src/version';
import { Relay } from '../../support/relay';
import { clientOf } from '../../support/sandbox-client';
import { pagesOf, searchFor } from '../../support/searches';
import { Release } from './release';
import { fieldsIn } from './schema';
import { versions } from './versions';

/** A value of each kind, as a form or a message may bring it. */
const VALUES = {
  text: 'home',
  number: '50',
  date: Date.parse('2026-11-21T12:00:00Z'),
  key: '9007199254740993',
  flag: 'true',
  tags: ['garden', 'outside'],
  variables: { plant: 'basil' },
  json: [],
};

const QUERIES: TaskSearch['query'][] = [
  {},
  { filter: {}, sort: [], page: {} },
  { filter: { assignee: { $exists: true, $neq: 'ben' }, state: { $in: ['CREATED', 'COMPLETED'] } } },
  { filter: { creationDate: { $gte: '2026-11-21T00:00:00Z', $lt: '2026-11-22T00:00:00+01:00' } } },
  { filter: { processInstanceVariables: [{ name: 'plant', value: '"basil"' }] } },
  { filter: { localVariables: [{ name: 'litres', value: { $in: ['1', '2'] } }] } },
  { filter: { key: '1', tenantIds: 'house', variables: [{ name: 'plant', value: '"basil"' }] } },
  { filter: { userTaskKey: 1 }, sort: [{ field: 'dueDate', order: 'desc' }, { field: 'name' }] },
  { page: { from: 2, limit: 2 } },
  { page: { limit: 2 } },
  { page: { limit: 0 } },
];

const SEARCHES: [what: string, search: Partial<TaskSearch>][] = [
  ['everything, page by page', { pageSize: 3 }],
  ['the first five', { limit: 5 }],
  ['no task, to count them', { limit: 0 }],
  ['10,000 tasks a page', { pageSize: 10_000 }],
  [
    'what form and query name together',
    {
      filters: [{ field: 'candidateGroup', operator: '$like', value: 'h*' }],
      query: { filter: { candidateGroup: 'garden', priority: { $gt: 10 } }, page: { limit: 2 } },
    },
  ],
  ['two bounds of a date', { filters: bounds('dueDate') }],
];

function bounds(field: string): TaskSearch['filters'] {
  return [
    { field, operator: '$gt', value: '2026-11-21T00:00:00.000Z' },
    { field, operator: '$lte', value: new Date('2026-11-22') },
  ];
}

function valueFor(field: string, operator: string): unknown {
  if (operator === '$exists') return true;
  const value = field === 'state' ? 'CREATED' : VALUES[kindOf(userTask, field) ?? 'text'];
  return operator === '$in' || operator === '$notIn' ? [value, value] : value;
}

for (const version of versions) {
  describe(`What is asked of Camunda ${version}`, () => {
    let release: Release;
    let sandbox: Sandbox;
    let relay: Relay;
    let client: CamundaClient;

    before(async () => {
      release = await Release.load(version);
      sandbox = await startSandbox({ version, tasks: 7 });
    });
    beforeEach(async () => {
      relay = await Relay.start(sandbox.url);
      client = clientOf(sandbox, { restAddress: relay.url, tenantId: '<default>' });
    });
    afterEach(async () => {
      await client.close();
      await relay.close();
    });
    after(() => sandbox.close());

    async function shouldBeDescribed(...searches: Partial<TaskSearch>[]): Promise<void> {
      for (const search of searches) await pagesOf(client.searchTasks(searchFor(search)));
      should(relay.exchanges).matchAny({ path: '/v2/user-tasks/search' });
      should(relay.exchanges.flatMap((exchange) => release.faultsOf(exchange))).eql([]);
    }

    const known = { name: version, rank: rankOf(version) };
    for (const field of fieldsOf(userTask, known)) {
      for (const operator of new Set(['$eq', ...(useOf(userTask, field, known)?.operators ?? [])])) {
        it(`searches by ${field} with ${operator}`, () => {
          const isVariable = kindOf(userTask, field) === 'variables';
          const filter = { field: isVariable ? `${field}.plant` : field, operator };
          return shouldBeDescribed({ filters: [{ ...filter, value: valueFor(field, operator) }] });
        });
      }
    }

    for (const query of QUERIES) {
      it(`searches for the query ${JSON.stringify(query)}`, () => shouldBeDescribed({ query }));
    }

    for (const [what, search] of SEARCHES) {
      it(`searches for ${what}`, () => shouldBeDescribed(search));
    }

    it('searches from a cursor on, and back from it', async () => {
      const [page] = await pagesOf(client.searchTasks(searchFor({ limit: 3 })));
      const cursor = page?.endCursor;
      await shouldBeDescribed(
        { query: { page: { after: cursor, limit: 2 } } },
        { query: { page: { before: cursor, limit: 2 } } },
      );
    });

    it('searches in every order that there is', async () => {
      const { sort } = fieldsIn(release.requestSchema('POST', '/v2/user-tasks/search'));
      const field = fieldsIn(sort?.items as JsonObject).field;
      const fields = field?.enum as string[];
      should(fields.length).be.above(5);
      await shouldBeDescribed(
        ...fields.map((field) => ({ sort: [{ field, order: 'DESC' as const }], pageSize: 4 })),
      );
    });
  });
}
