import should from 'should';
import { bpmn, element, end, flows, job, mappings, start } from '../../../../support/bpmn/build';
import { Reading } from './read';

const LONG = 'x'.repeat(9000);
const DIG = bpmn(
  'dig',
  start(),
  element('serviceTask', 'spade', job('spade'), mappings({ depth: '=depth + 1' })),
  end(),
  flows('start spade end'),
);

describe('sandbox: variables and element instances', () => {
  let reading: Reading;
  let instance: string;
  let task: string;

  beforeEach(async () => {
    reading = await Reading.start();
    await reading.deploy(DIG);
    instance = reading.engine.createInstance({
      process: { id: 'dig' },
      variables: { depth: 1, note: LONG },
    }).key;
    task = String(
      (await reading.found('element-instances', 'elementInstanceKey', { elementId: 'spade' }))[0],
    );
  });
  afterEach(() => reading.close());

  it('are found by name, scope and JSON', async () => {
    const values = (filter: object) => reading.found('variables', 'value', { ...filter });
    should(await values({ name: 'depth' })).eql(['1', '2']);
    should(await values({ name: 'depth', scopeKey: task })).eql(['2']);
    should(await values({ value: { $like: '"xx*' } })).have.length(1);
    should(await values({ processInstanceKey: { $in: [instance] }, name: { $neq: 'note' } })).have.length(2);
  });

  it('are cut where they are long, unless all of them is asked for', async () => {
    const [cut] = (await reading.search('variables', { filter: { isTruncated: true } })).items;
    should(cut).match({
      name: 'note',
      isTruncated: true,
      scopeKey: instance,
      rootProcessInstanceKey: instance,
    });
    should(String(cut?.value)).have.length(8191);
    const whole = await reading.ask('POST', 'variables/search?truncateValues=false', {
      filter: { name: 'note' },
    });
    should(JSON.parse(whole.text).items).match([{ value: JSON.stringify(LONG), isTruncated: false }]);
    const one = await reading.get(`variables/${cut?.variableKey}`);
    should(one).have.property('value', JSON.stringify(LONG));
    should(one).not.have.property('isTruncated');
  });

  it('change with the instance', async () => {
    reading.engine.setVariables(instance, { depth: 7 });
    should(await reading.found('variables', 'value', { scopeKey: instance, name: 'depth' })).eql(['7']);
  });

  it('are in element instances, which are all but the process itself', async () => {
    const { items } = await reading.search('element-instances', { sort: [{ field: 'startDate' }] });
    should(items.map(({ elementId, type, state }) => [elementId, type, state])).eql([
      ['start', 'START_EVENT', 'COMPLETED'],
      ['spade', 'SERVICE_TASK', 'ACTIVE'],
    ]);
    should(await reading.found('element-instances', 'elementId', { elementInstanceScopeKey: instance })).eql([
      'start',
      'spade',
    ]);
    should(await reading.get(`element-instances/${task}`)).match({
      ...{ elementInstanceKey: task, elementName: 'spade', processInstanceKey: instance, endDate: null },
    });
    should((await reading.ask('GET', `element-instances/${instance}`)).status).equal(404);
  });
});
