import should from 'should';
import { bpmn, end, flows, service, start } from '../../../support/bpmn/build';
import { EngineClock, SECOND } from '../../../support/bpmn/test-engine';
import { Reading } from '../v2/entities/read';

const work = bpmn('work', start(), service('dig'), end(), flows('start dig end'));

describe('What searches see late', () => {
  let clock: EngineClock;
  let reading: Reading;

  beforeEach(async () => {
    clock = new EngineClock();
    reading = await Reading.start({ clock, exportDelay: 5 * SECOND });
    await reading.deploy(work);
  });
  afterEach(() => reading.close());

  const states = () => reading.found('process-instances', 'state');

  it('is there when the delay is over, not before', async () => {
    const { key } = reading.engine.createInstance({ process: { id: 'work' } });
    should(await states()).eql([]);
    should((await reading.ask('GET', `process-instances/${key}`)).status).equal(404);
    clock.advance(5 * SECOND - 1);
    should(await states()).eql([]);
    clock.advance(1);
    should(await states()).eql(['ACTIVE']);
    should(await reading.get(`process-instances/${key}`)).have.property('state', 'ACTIVE');
    should(await reading.found('process-definitions', 'processDefinitionId')).eql(['work']);
  });

  it('is as it was at its change, whatever has become of it since', async () => {
    const { key } = reading.engine.createInstance({ process: { id: 'work' }, variables: { depth: 1 } });
    clock.advance(3 * SECOND);
    reading.engine.setVariables(key, { depth: 2 });
    reading.engine.completeJob(reading.job('dig'));
    clock.advance(2 * SECOND);
    should(await states()).eql(['ACTIVE']);
    should(await reading.found('variables', 'value')).eql(['1']);
    const flowsOf = async () =>
      JSON.parse((await reading.ask('GET', `process-instances/${key}/sequence-flows`)).text).items;
    should(await flowsOf()).match([{ elementId: 'start-dig' }]);
    clock.advance(3 * SECOND);
    should(await states()).eql(['COMPLETED']);
    should(await reading.found('variables', 'value')).eql(['2']);
    should(await flowsOf()).have.length(2);
  });

  it('is late for user tasks, too, which commands know at once', async () => {
    const key = reading.sandbox.addTask({ assignee: 'anna' });
    should(await reading.found('user-tasks', 'userTaskKey')).eql([]);
    should((await reading.ask('GET', `user-tasks/${key}`)).status).equal(404);
    should((await reading.ask('POST', `user-tasks/${key}/assignment`, { assignee: 'ben' })).status).equal(
      204,
    );
    should(reading.sandbox.inventory().tasks).match([{ key, assignee: 'ben' }]);
    clock.advance(5 * SECOND);
    should(await reading.found('user-tasks', 'assignee')).eql(['ben']);
  });
});
