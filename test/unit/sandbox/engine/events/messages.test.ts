import should from 'should';
import {
  boundary,
  bpmn,
  element,
  end,
  flows,
  mappings,
  message,
  service,
  start,
} from '../../../../support/bpmn/build';
import { MINUTE, refused, TestEngine } from '../../../../support/bpmn/test-engine';

const CATCH = bpmn(
  'p',
  start(),
  element('intermediateCatchEvent', 'wait', message('bell', '=door')),
  service('open'),
  flows('start wait open'),
);

/** Publishes a message named `bell`. */
const ring = (
  test: TestEngine,
  correlationKey: string,
  more: { timeToLive?: number; messageId?: string; variables?: object } = {},
) => test.engine.publishMessage({ name: 'bell', correlationKey, ...more, variables: { ...more.variables } });

describe('A message', () => {
  it('goes to who waits with its correlation key, and to nobody else', async () => {
    const test = await TestEngine.of(CATCH);
    const [one, two] = [test.start({ door: 1 }), test.start({ door: '2' })];
    ring(test, '2', { variables: { who: 'ben' } });
    should(test.active(one)).eql(['wait']);
    should(test.active(two)).eql(['open']);
    should(test.variables(two)).eql({ door: '2', who: 'ben' });
  });

  it('goes to one instance of a process only', async () => {
    const test = await TestEngine.of(CATCH);
    const instances = [test.start({ door: 1 }), test.start({ door: 1 })];
    ring(test, '1', { timeToLive: MINUTE });
    should(instances.map((instance) => test.active(instance)[0])).eql(['open', 'wait']);
  });

  it('goes to an instance of each process', async () => {
    const test = await TestEngine.of(CATCH, CATCH.replaceAll('"p"', '"q"'));
    const instances = [test.start({ door: 1 }), test.start({ door: 1 }, 'q')];
    ring(test, '1');
    should(instances.flatMap((instance) => test.active(instance))).eql(['open', 'open']);
  });

  it('is lost where nobody waits and it is not kept', async () => {
    const test = await TestEngine.of(CATCH);
    ring(test, '1');
    should(test.active(test.start({ door: 1 }))).eql(['wait']);
  });

  it('is kept for as long as it lives, for who comes later', async () => {
    const test = await TestEngine.of(CATCH);
    ring(test, '1', { timeToLive: MINUTE });
    test.clock.advance(MINUTE - 1);
    should(test.active(test.start({ door: 1 }))).eql(['open']);
    ring(test, '2', { timeToLive: MINUTE });
    test.clock.advance(MINUTE);
    should(test.active(test.start({ door: 2 }))).eql(['wait']);
  });

  it('is refused while another with its id is kept', async () => {
    const test = await TestEngine.of(CATCH);
    ring(test, '1', { timeToLive: MINUTE, messageId: 'a' });
    should(refused(() => ring(test, '1', { messageId: 'a' }))).eql({
      code: 'ALREADY_EXISTS',
      message:
        "Expected to publish a new message with id 'a', but a message with that id was already published",
    });
    ring(test, '2', { messageId: 'a' });
    test.clock.advance(MINUTE);
    ring(test, '1', { messageId: 'a' });
  });

  it('that is correlated tells the instance, and is refused where nobody waits', async () => {
    const test = await TestEngine.of(CATCH);
    const instance = test.start({ door: 1 });
    const correlate = () => test.engine.correlateMessage({ name: 'bell', correlationKey: '1' });
    should(correlate().processInstanceKey).equal(instance.key);
    should(refused(correlate)).eql({
      code: 'NOT_FOUND',
      message:
        "Expected to find subscription for message with name 'bell' and correlation key '1', but none was found.",
    });
  });

  it('whose correlation key is neither text nor a number is an incident', async () => {
    const test = await TestEngine.of(CATCH);
    const instance = test.start();
    should(test.incident()).match({
      type: 'EXTRACT_VALUE_ERROR',
      message:
        "Failed to extract the correlation key for 'door': The value must be either a string or a number, but was 'NULL'.",
    });
    test.engine.setVariables(instance.key, { door: 1 });
    test.engine.resolveIncident(test.incident().key);
    ring(test, '1');
    should(test.active(instance)).eql(['open']);
  });

  it('is waited for by a receive task as well, and brings what its output mappings name', async () => {
    const task = '<bpmn:receiveTask id="wait" messageRef="message-bell">';
    const outputs = `<bpmn:extensionElements>${mappings({}, { guest: '=who' })}</bpmn:extensionElements>`;
    const hoisted = message('bell', '=door').replace(/^<bpmn:messageEventDefinition[^>]*>/, '');
    const test = await TestEngine.of(
      bpmn('p', start(), `${task}${outputs}</bpmn:receiveTask>${hoisted}`, end(), flows('start wait end')),
    );
    const instance = test.start({ door: 1 });
    ring(test, '1', { variables: { who: 'ben', how: 'loud' } });
    should(instance.state).equal('COMPLETED');
    should(test.variables(instance)).eql({ door: 1, guest: 'ben' });
  });
});

describe('A message that starts a process', () => {
  const STARTS = bpmn('p', start('rang', message('bell')), service('open'), end(), flows('rang open end'));

  it('starts one with its variables', async () => {
    const test = await TestEngine.of(STARTS);
    ring(test, '', { variables: { who: 'anna' } });
    const [instance] = test.instances('p');
    should(instance && test.variables(instance)).eql({ who: 'anna' });
    should(test.jobs('open')).have.length(1);
  });

  it('starts no second one with the same key while the first runs; one that is kept starts the next', async () => {
    const test = await TestEngine.of(STARTS);
    ring(test, '1');
    ring(test, '1', { timeToLive: MINUTE });
    ring(test, '2');
    should(test.instances('p')).have.length(2);
    const [first] = test.jobs('open');
    test.engine.completeJob(first?.job.key ?? '');
    should(test.instances('p').map(({ state }) => state)).eql(['COMPLETED', 'ACTIVE', 'ACTIVE']);
  });

  it('starts every process that has it', async () => {
    const test = await TestEngine.of(STARTS, STARTS.replaceAll('"p"', '"q"'));
    ring(test, '1');
    should([test.instances('p').length, test.instances('q').length]).eql([1, 1]);
  });

  it('without a key starts any number', async () => {
    const test = await TestEngine.of(STARTS);
    ring(test, '');
    ring(test, '');
    should(test.instances('p')).have.length(2);
  });

  it('starts the newest version only', async () => {
    const test = await TestEngine.of(STARTS);
    await test.deploy(STARTS.replaceAll('"open"', '"openDoor"').replaceAll('open-end', 'x'));
    ring(test, '');
    should(test.instances('p').map(({ definition }) => definition.version)).eql([2]);
  });

  it('is no way to start it by command', async () => {
    const test = await TestEngine.of(STARTS);
    should(refused(() => test.start())).eql({
      code: 'INVALID_STATE',
      message: 'Expected to create instance of process with none start event, but there is no such event',
    });
  });
});

describe('A message at the boundary', () => {
  const at = (isInterrupting: boolean) =>
    bpmn(
      'p',
      start(),
      service('work'),
      end(),
      flows('start work end'),
      boundary('rang', 'work', message('bell', '=door'), isInterrupting),
      service('open'),
      flows('rang open'),
    );

  it('ends the activity where it interrupts', async () => {
    const test = await TestEngine.of(at(true));
    const instance = test.start({ door: 1 });
    const key = test.job('work');
    ring(test, '1');
    should(test.active(instance)).eql(['open']);
    should(refused(() => test.engine.completeJob(key)).code).equal('NOT_FOUND');
    should(test.engine.store.job.get(key)?.state).equal('CANCELED');
  });

  it('happens beside the activity as often as it comes where it does not', async () => {
    const test = await TestEngine.of(at(false));
    const instance = test.start({ door: 1 });
    ring(test, '1');
    ring(test, '1');
    should(test.active(instance)).eql(['open', 'open', 'work']);
    test.complete('work');
    ring(test, '1');
    should(test.active(instance)).eql(['open', 'open']);
    for (const { job } of test.jobs('open')) test.engine.completeJob(job.key);
    should(instance.state).equal('COMPLETED');
  });
});
