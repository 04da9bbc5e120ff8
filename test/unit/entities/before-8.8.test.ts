import should from 'should';
import { decisionDefinition } from '../../../src/entities/decisions/decision-definition';
import { entities } from '../../../src/entities/entities';
import type { Entity } from '../../../src/entities/entity';
import { elementInstance } from '../../../src/entities/processes/element-instance';
import { processInstance } from '../../../src/entities/processes/process-instance';
import type { FilterRow, Item } from '../../../src/search/search';
import { FaultServer } from '../../support/fault-server';
import { json } from '../../support/faults';
import { clientOf } from '../../support/sandbox-client';
import { pagesOf, refusalOf, searchFor } from '../../support/searches';

const row = (field: string, value: unknown, operator = '$eq'): FilterRow => ({ field, operator, value });

const RUNNING = { running: true, active: true, incidents: true };
const NOT_FINISHED = { finished: false, completed: false, canceled: false };

/** Rows, and the filter of 8.6 and 8.7 that says the same. */
const FILTERS: readonly [entity: Entity, rows: FilterRow[], filter: object][] = [
  [processInstance, [], { ...RUNNING, finished: true, completed: true, canceled: true }],
  [processInstance, [row('state', 'ACTIVE')], { ...RUNNING, ...NOT_FINISHED }],
  [
    processInstance,
    [row('state', 'TERMINATED'), row('processDefinitionId', 'order')],
    {
      ...{ bpmnProcessId: 'order', running: false, active: false, incidents: false },
      ...{ finished: true, completed: false, canceled: true },
    },
  ],
  [
    processInstance,
    [row('hasIncident', 'true')],
    { ...NOT_FINISHED, running: true, active: false, incidents: true },
  ],
  [
    processInstance,
    [row('hasIncident', false), row('state', 'ACTIVE')],
    { ...NOT_FINISHED, running: true, active: true, incidents: false },
  ],
  [
    processInstance,
    [row('hasIncident', true), row('state', 'COMPLETED')],
    { ...NOT_FINISHED, running: false, active: false, incidents: false },
  ],
  [
    processInstance,
    [row('state', 'ACTIVE'), row('variables.plant', 'basil'), row('parentProcessInstanceKey', '7')],
    {
      ...{ ...RUNNING, ...NOT_FINISHED, parentProcessInstanceKey: '7' },
      variable: { name: 'plant', values: ['"basil"'] },
    },
  ],
  [
    elementInstance,
    [row('elementId', 'dig'), row('elementInstanceKey', '9'), row('hasIncident', true)],
    { flowNodeId: 'dig', flowNodeInstanceKey: '9', incident: true },
  ],
  [decisionDefinition, [row('name', 'Age')], { decisionDefinitionName: 'Age' }],
];

const REFUSED: readonly [entity: Entity, rows: FilterRow[], words: RegExp][] = [
  [processInstance, [row('startDate', '2026-11-28')], /^Camunda 8\.6\.0 cannot filter by startDate\. /],
  [processInstance, [row('state', ['ACTIVE', 'COMPLETED'], '$in')], /cannot compare state like this/],
  [processInstance, [row('state', 'SUSPENDED')], /^Before 8\.8 Camunda has no process instances that are/],
  [elementInstance, [row('processDefinitionId', 'order')], /cannot filter by processDefinitionId/],
];

describe('A search over /v2 of 8.6 and 8.7', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await FaultServer.start();
    server.on('/v2/topology', json({ gatewayVersion: '8.6.0', brokers: [] }));
    server.on('*', json({ items: [], page: { totalItems: 0, firstSortValues: [], lastSortValues: [] } }));
  });
  afterEach(() => server.stop());

  async function search(entity: Entity, part: Parameters<typeof searchFor>[0]): Promise<Item[]> {
    const client = clientOf(server);
    try {
      const pages = await pagesOf(client.prepareSearch(entity, searchFor(part)).pages(undefined));
      return pages.flatMap(({ items }) => items);
    } finally {
      await client.close();
    }
  }

  const searches = () => server.seen.filter(({ path }) => path !== '/v2/topology');
  const asked = () => searches().map(({ body }) => JSON.parse(body));

  for (const [entity, filters, filter] of FILTERS) {
    const rows = filters.map(({ field, value }) => `${field} ${value}`).join(', ') || 'nothing';
    it(`asks for ${entity.words.many} by ${rows} in its own words`, async () => {
      await search(entity, { filters });
      should(asked()[0].filter).eql(filter);
    });
  }

  for (const [entity, filters, words] of REFUSED) {
    it(`is not sent where it lacks ${filters.map(({ field }) => field)} of ${entity.words.many}`, async () => {
      const { message } = await refusalOf('CAMUNDA_UNSUPPORTED', () => search(entity, { filters }));
      should(message).match(words);
      should(searches()).be.empty();
    });
  }

  for (const entity of entities.filter(({ since }) => since !== '8.6')) {
    it(`says which version knows ${entity.words.full}`, async () => {
      const { message } = await refusalOf('CAMUNDA_UNSUPPORTED', () => search(entity, {}));
      should(message).match(new RegExp(`That came with Camunda ${entity.since}$`));
      should(searches()).be.empty();
    });
  }

  it('takes a query in the words of these versions, as JSON instead of the rows begins with', async () => {
    const filter = { running: true, incidents: true, bpmnProcessId: 'order' };
    await search(processInstance, { query: { filter } });
    should(asked()[0].filter).eql(filter);
  });

  it('goes to the place that elements have there', async () => {
    await search(elementInstance, {});
    should(searches().map(({ path }) => path)).eql(['/v2/flownode-instances/search']);
  });

  it('sorts by the names of a sort, which are others than those of a filter', async () => {
    await search(processInstance, { sort: [{ field: 'processInstanceKey', order: 'DESC' }] });
    await search(processInstance, { sort: [{ field: 'processDefinitionId', order: 'ASC' }] });
    await search(decisionDefinition, { sort: [{ field: 'decisionDefinitionId', order: 'ASC' }] });
    should(asked().map(({ sort }) => sort[0].field)).eql(['key', 'bpmnProcessId', 'dmnDecisionId']);
  });

  it('is refused where the sort would be ignored', async () => {
    const sort = [{ field: 'startDate', order: 'DESC' as const }];
    const { message } = await refusalOf('CAMUNDA_UNSUPPORTED', () => search(elementInstance, { sort }));
    should(message).equal('The sort by startDate needs Camunda 8.8. Camunda 8.6.0 would ignore it');
  });

  it('is answered in the newest names, states and keys', async () => {
    const item = {
      ...{ key: 2251799813685271, bpmnProcessId: 'order', processDefinitionKey: 2251799813685250 },
      ...{ parentKey: 2251799813685260, state: 'CANCELED', incident: false, tenantId: '<default>' },
      ...{ startDate: '2026-11-21T19:26:43.279+0000', processDefinitionVersion: 1 },
    };
    const page = { totalItems: 2, firstSortValues: [], lastSortValues: ['2'] };
    const stuck = { ...item, key: 1, state: 'INCIDENT', incident: true };
    server.on('/v2/process-instances/search', json({ items: [item, stuck], page }));
    const [canceled, other] = await search(processInstance, {});
    should(canceled).eql({
      ...{ processInstanceKey: '2251799813685271', processDefinitionId: 'order', state: 'TERMINATED' },
      ...{ processDefinitionKey: '2251799813685250', parentProcessInstanceKey: '2251799813685260' },
      ...{ hasIncident: false, tenantId: '<default>', startDate: '2026-11-21T19:26:43.279Z' },
      ...{ processDefinitionVersion: 1, tags: [] },
    });
    should(other).have.properties({ state: 'ACTIVE', hasIncident: true });
  });
});
