import should from 'should';
import type { ProcessInstance } from '../../../../../sandbox/engine/run/records';
import { javaHash } from '../../../../../sandbox/v2/entities/java-hash';
import { bpmn, element, end, flows, service, start, zeebe } from '../../../../support/bpmn/build';
import type { Item } from '../../call';
import { Reading } from './read';

const DIG = bpmn('dig', start(), service('spade'), end(), flows('start spade end'));
const CALL = bpmn(
  'call',
  start(),
  element('callActivity', 'called', zeebe('calledElement', { processId: 'dig' })),
  end(),
  flows('start called end'),
);

describe('sandbox: process instances', () => {
  let reading: Reading;
  let names: Map<string, string>;

  /** Instances of `dig` with names: one waits, one is done, one has failed for good, one may be tried again, one is called. */
  before(async () => {
    reading = await Reading.start();
    await reading.deploy(DIG, CALL);
    const { engine } = reading;
    const start = (depth: number, more: object = {}) =>
      engine.createInstance({ process: { id: 'dig' }, variables: { depth, who: 'Ben' }, ...more });
    const done = start(1);
    engine.completeJob(reading.job('spade'));
    const stuck = start(2);
    engine.failJob(reading.job('spade'), { retries: 0, errorMessage: 'The spade is broken' });
    const again = start(3);
    engine.failJob(reading.job('spade'), { retries: 2, retryBackOff: 60_000, errorMessage: 'It rains' });
    const calling = engine.createInstance({ process: { id: 'call' } });
    engine.failJob(reading.job('spade'), { retries: 0, errorMessage: 'No light' });
    const waiting = start(4, { tags: ['garden', 'heavy'], businessId: 'B-1' });
    const called = [...engine.store.processInstance.values()].find(({ parent }) => parent);
    const named: [string, ProcessInstance | undefined][] = Object.entries({
      ...{ done, stuck, again, calling, waiting, called },
    });
    names = new Map(named.map(([name, instance]) => [instance?.key ?? '', name]));
  });
  after(() => reading.close());

  const keyOf = (wanted: string) => [...names].find(([, name]) => name === wanted)?.[0] ?? '';
  const find = async (filter: Item) => {
    const keys = await reading.found('process-instances', 'processInstanceKey', filter);
    return keys.map((key) => names.get(String(key))).sort();
  };

  for (const [filter, found] of [
    [{}, ['again', 'called', 'calling', 'done', 'stuck', 'waiting']],
    [{ state: 'COMPLETED' }, ['done']],
    [{ state: { $in: ['COMPLETED', 'TERMINATED'] } }, ['done']],
    [{ endDate: { $exists: true } }, ['done']],
    [{ hasIncident: true }, ['called', 'calling', 'stuck']],
    [{ hasIncident: false, state: 'ACTIVE' }, ['again', 'waiting']],
    [{ processDefinitionId: { $like: 'd*' }, processDefinitionVersion: { $gte: 2 } }, []],
    [{ parentProcessInstanceKey: { $exists: true } }, ['called']],
    [{ tags: ['heavy', 'garden'] }, ['waiting']],
    [{ tags: ['heavy', 'kitchen'] }, []],
    [{ businessId: { $like: 'B-?' } }, ['waiting']],
    [{ variables: [{ name: 'depth', value: '3' }] }, ['again']],
    [{ variables: [{ name: 'depth', value: { $in: ['1', '2'] } }] }, ['done', 'stuck']],
    [
      {
        variables: [
          { name: 'depth', value: '1' },
          { name: 'who', value: '"Ben"' },
        ],
      },
      ['done'],
    ],
    [
      {
        variables: [
          { name: 'depth', value: '1' },
          { name: 'who', value: '"Anna"' },
        ],
      },
      [],
    ],
    [{ errorMessage: { $like: '*spade*' } }, ['stuck']],
    [{ hasRetriesLeft: true }, ['again']],
    [{ elementId: 'called' }, ['calling']],
    [
      { elementId: 'spade', elementInstanceState: 'ACTIVE', hasElementInstanceIncident: false },
      ['again', 'waiting'],
    ],
    // The start event is completed, and the task is not: one element must be both.
    [{ elementId: 'spade', elementInstanceState: 'COMPLETED' }, ['done']],
    [{ batchOperationKey: '1' }, []],
    [{ $or: [{ tags: ['heavy'] }, { state: 'COMPLETED' }] }, ['done', 'waiting']],
    [{ state: 'ACTIVE', $or: [{ tags: ['heavy'] }, { state: 'COMPLETED' }] }, ['waiting']],
    [{ $or: [] }, ['again', 'called', 'calling', 'done', 'stuck', 'waiting']],
  ] as [Item, string[]][]) {
    it(`are found by ${JSON.stringify(filter)}`, async () => {
      should(await find(filter)).eql(found);
    });
  }

  for (const query of [
    { filter: { bogus: 1 } },
    { filter: { $or: [{ $or: [] }] } },
    { filter: { $or: [{ bogus: 1 }] } },
    { filter: { hasIncident: 'true' } },
    { filter: { hasIncident: { $eq: true } } },
    { filter: { processInstanceKey: 'abc' } },
    { filter: { processInstanceKey: { $like: '2*' } } },
    { filter: { state: 'RUNNING' } },
    { filter: { variables: [{ value: '1' }] } },
    { sort: [{ field: 'tags' }] },
  ]) {
    it(`are not found by ${JSON.stringify(query)}`, async () => {
      should((await reading.ask('POST', 'process-instances/search', query)).status).equal(400);
    });
  }

  it('have the same error by the hash that Java gives it', async () => {
    should(javaHash('hello')).equal(99_162_322);
    should(javaHash('polygenelubricants')).equal(-2_147_483_648);
    should(await find({ incidentErrorHashCode: javaHash('The spade is broken') })).eql(['stuck']);
  });

  it('are sent in 8.9 with null for what they have not', async () => {
    const key = keyOf('waiting');
    const instance = await reading.get(`process-instances/${key}`);
    should(instance).match({
      ...{ processInstanceKey: key, rootProcessInstanceKey: key, processDefinitionId: 'dig' },
      ...{ processDefinitionName: 'dig', processDefinitionVersion: 1, processDefinitionVersionTag: null },
      ...{ state: 'ACTIVE', hasIncident: false, endDate: null, tenantId: '<default>' },
      ...{ parentProcessInstanceKey: null, parentElementInstanceKey: null },
      ...{ tags: ['garden', 'heavy'], businessId: 'B-1' },
    });
    should(instance.startDate).match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('that are called say by whom, and tell the way from the root; a root tells none', async () => {
    const called = await reading.get(`process-instances/${keyOf('called')}`);
    const root = keyOf('calling');
    should(called).have.properties({ parentProcessInstanceKey: root, rootProcessInstanceKey: root });
    const way = (key: string) => reading.get(`process-instances/${key}/call-hierarchy`);
    should(await way(keyOf('called'))).match([
      { processInstanceKey: root, processDefinitionName: 'call' },
      { processInstanceKey: keyOf('called'), processDefinitionName: 'dig' },
    ]);
    should(await way(root)).eql([]);
  });

  it('are counted by element, those with an incident apart', async () => {
    const statistics = async (key: string) =>
      (await reading.get(`process-instances/${key}/statistics/element-instances`)).items;
    should(await statistics(keyOf('stuck'))).eql([
      { elementId: 'start', active: 0, canceled: 0, incidents: 0, completed: 1 },
      { elementId: 'spade', active: 0, canceled: 0, incidents: 1, completed: 0 },
    ]);
    should(await statistics('1')).eql([]);
  });

  it('tell the flows that they have taken', async () => {
    const key = keyOf('done');
    const { items } = await reading.get(`process-instances/${key}/sequence-flows`);
    should(items).match([
      { elementId: 'start-spade', sequenceFlowId: `${key}_start-spade`, processInstanceKey: key },
      { elementId: 'spade-end', processDefinitionId: 'dig', rootProcessInstanceKey: key },
    ]);
  });

  it('show incidents of those that they have called', async () => {
    const messages = (key: string) => reading.found(`process-instances/${key}/incidents`, 'errorMessage');
    should(await messages(keyOf('calling'))).eql(['No light']);
    should(await messages(keyOf('called'))).eql(['No light']);
    should(await messages(keyOf('waiting'))).eql([]);
  });

  it('go on and back by cursor, also where what they are sorted by is missing', async () => {
    const sort = [{ field: 'endDate', order: 'DESC' }];
    const all = (await reading.search('process-instances', { sort })).items;
    const first = await reading.search('process-instances', { sort, page: { limit: 2 } });
    const page = { limit: 10, after: first.page.endCursor };
    const rest = await reading.search('process-instances', { sort, page });
    should([...first.items, ...rest.items]).eql(all);
    const before = { limit: 10, before: rest.page.startCursor };
    should((await reading.search('process-instances', { sort, page: before })).items).eql(first.items);
    should(first.page).have.properties({ totalItems: 6, hasMoreTotalItems: false });
  });
});
