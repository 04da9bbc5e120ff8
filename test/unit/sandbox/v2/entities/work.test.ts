import should from 'should';
import { bpmn, element, end, flows, message, service, start } from '../../../../support/bpmn/build';
import { EngineClock, MINUTE } from '../../../../support/bpmn/test-engine';
import { Reading } from './read';

const DIG = bpmn('dig', start(), service('spade'), end(), flows('start spade end'));

describe('sandbox: jobs, incidents and subscriptions that are searched', () => {
  let reading: Reading;
  let clock: EngineClock;

  beforeEach(async () => {
    clock = new EngineClock();
    reading = await Reading.start({ clock });
    await reading.deploy(DIG);
  });
  afterEach(() => reading.close());

  const jobOf = async () => (await reading.search('jobs')).items[0];

  it('show no lock of a job before its worker has done something with it', async () => {
    reading.engine.createInstance({ process: { id: 'dig' } });
    const key = reading.job('spade');
    should(await jobOf()).match({ jobKey: key, state: 'CREATED', worker: '', deadline: null, retries: 3 });
    reading.engine.updateJob(key, { retries: 5 });
    should(await jobOf()).match({ state: 'RETRIES_UPDATED', worker: 'Ben', retries: 5 });
    reading.engine.failJob(key, { retries: 1, errorMessage: 'It rains', retryBackOff: MINUTE });
    should(await jobOf()).match({
      ...{ state: 'FAILED', hasFailedWithRetriesLeft: true, errorMessage: 'It rains' },
      deadline: new Date(clock.now() + MINUTE).toISOString(),
    });
    clock.advance(MINUTE);
    reading.engine.completeJob(reading.job('spade'));
    should(await jobOf()).match({ state: 'COMPLETED', hasFailedWithRetriesLeft: false, retries: 1 });
    should((await jobOf())?.endTime).equal(new Date(clock.now()).toISOString());
  });

  it('show a lock that has run out', async () => {
    reading.engine.createInstance({ process: { id: 'dig' } });
    reading.job('spade');
    clock.advance(2 * MINUTE);
    should(await jobOf()).match({ state: 'TIMED_OUT', worker: 'Ben' });
  });

  it('find jobs by what they have', async () => {
    for (let i = 0; i < 3; i += 1) reading.engine.createInstance({ process: { id: 'dig' } });
    const failed = reading.job('spade');
    reading.engine.failJob(failed, { retries: 0 });
    const states = (filter: object) => reading.found('jobs', 'state', { ...filter });
    should(await states({ retries: { $gt: 0 }, type: 'spade' })).eql(['CREATED', 'CREATED']);
    should(await states({ jobKey: { $notIn: [failed] }, deadline: null, isDenied: null })).have.length(2);
    should(await states({ kind: { $neq: 'BPMN_ELEMENT' } })).eql([]);
    should((await reading.ask('POST', 'jobs/search', { filter: { state: 'ACTIVATED' } })).status).equal(400);
  });

  it('show an incident until it is resolved, and what it is about', async () => {
    const { key: processInstanceKey } = reading.engine.createInstance({ process: { id: 'dig' } });
    const jobKey = reading.job('spade');
    reading.engine.failJob(jobKey, { retries: 0, errorMessage: 'The spade is broken' });
    const [incident] = (await reading.search('incidents')).items;
    should(incident).match({
      ...{ errorType: 'JOB_NO_RETRIES', errorMessage: 'The spade is broken', elementId: 'spade', jobKey },
      ...{ state: 'ACTIVE', processInstanceKey, rootProcessInstanceKey: processInstanceKey },
    });
    const task = async () =>
      (await reading.search('element-instances', { filter: { elementId: 'spade' } })).items[0];
    should(await task()).match({ hasIncident: true, incidentKey: incident?.incidentKey });
    const ofElement = `element-instances/${(await task())?.elementInstanceKey}/incidents`;
    should(await reading.found(ofElement, 'incidentKey', { state: 'ACTIVE' })).eql([incident?.incidentKey]);
    reading.engine.updateJob(jobKey, { retries: 1 });
    reading.engine.resolveIncident(String(incident?.incidentKey));
    should(await reading.get(`incidents/${incident?.incidentKey}`)).have.property('state', 'RESOLVED');
    should(await task()).match({ hasIncident: false, incidentKey: null });
  });

  it('8.8 compares what it knows of incidents with one value, and knows none of an element', async () => {
    const older = await Reading.start({ version: '8.8' });
    const asked = { filter: { errorMessage: { $like: '*' } } };
    should((await older.ask('POST', 'incidents/search', asked)).status).equal(400);
    should((await older.ask('POST', 'incidents/search', { filter: { errorMessage: 'x' } })).status).equal(
      200,
    );
    should((await older.ask('POST', 'element-instances/1/incidents/search', {})).status).equal(404);
    await older.close();
  });

  it('show who waits for messages, and who has got one', async () => {
    const paid = element('intermediateCatchEvent', 'paid', message('paid', '=order'));
    await reading.deploy(
      bpmn('shop', start('begin', message('order')), paid, end(), flows('begin paid end')),
    );
    reading.engine.publishMessage({ name: 'order', correlationKey: '', variables: { order: 'A1' } });
    const messageKey = reading.engine.publishMessage({
      name: 'order',
      correlationKey: '',
      variables: { order: 'A2' },
    });
    const waiting = (filter: object) =>
      reading.found('message-subscriptions', 'correlationKey', { ...filter });
    should(await waiting({ messageSubscriptionState: 'CREATED', messageName: 'paid' })).eql(['A1', 'A2']);
    const paidKey = reading.engine.publishMessage({ name: 'paid', correlationKey: 'A2' });
    should(await waiting({ messageSubscriptionState: 'CORRELATED' })).eql(['A2']);
    const got = (await reading.search('correlated-message-subscriptions')).items;
    should(got).have.length(3);
    should(got[1]).match({ messageKey, messageName: 'order', elementId: 'begin', elementInstanceKey: null });
    should(got[2]).match({ messageKey: paidKey, correlationKey: 'A2', elementId: 'paid', partitionId: 1 });
    should(got[2]?.subscriptionKey).equal(
      (await reading.search('message-subscriptions', { filter: { correlationKey: 'A2' } })).items[0]
        ?.messageSubscriptionKey,
    );
  });

  it('are of the other process when their instance has been migrated to it', async () => {
    const { key } = reading.engine.createInstance({ process: { id: 'dig' } });
    reading.engine.failJob(reading.job('spade'), { retries: 0 });
    await reading.engine.deploy([
      { name: 'deep.bpmn', content: DIG.replace('"dig"', '"deep"').replaceAll('spade', 'drill') },
    ]);
    const target = reading.engine.definitions.processes.find('deep', '<default>');
    reading.engine.migrateInstance(key, {
      targetProcessDefinitionKey: target?.key ?? '',
      mappingInstructions: [{ sourceElementId: 'spade', targetElementId: 'drill' }],
    });
    for (const path of ['jobs', 'incidents', 'process-instances']) {
      should(await reading.found(path, 'processDefinitionId')).eql(['deep'], path);
    }
    should(await jobOf()).match({ elementId: 'drill', state: 'MIGRATED' });
  });

  it('forget an instance that is deleted with its history', async () => {
    const { key } = reading.engine.createInstance({ process: { id: 'dig' }, variables: { depth: 1 } });
    reading.engine.cancelInstance(key);
    reading.engine.deleteInstance(key);
    for (const path of ['process-instances', 'element-instances', 'variables', 'jobs']) {
      should((await reading.search(path)).items).eql([]);
    }
  });
});
