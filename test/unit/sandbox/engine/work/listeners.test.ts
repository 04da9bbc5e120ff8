import should from 'should';
import { bpmn, end, flows, loop, service, start, zeebe } from '../../../../support/bpmn/build';
import { MINUTE, TestEngine } from '../../../../support/bpmn/test-engine';

const listener = (eventType: string, type: string) =>
  zeebe('executionListener', { eventType, type, retries: '2' });

describe('An execution listener', () => {
  const LISTENED = bpmn(
    'p',
    start(),
    service(
      'work',
      zeebe(
        'executionListeners',
        {},
        listener('start', 'before'),
        listener('start', 'again'),
        listener('end', 'after'),
      ),
    ),
    service('next'),
    flows('start work next'),
  );

  it('does its job before the element or after it, one after the other', async () => {
    const test = await TestEngine.of(LISTENED);
    const instance = test.start();
    should(test.jobs('work').concat(test.jobs('again'))).be.empty();
    should(test.jobs('before')[0]?.job).match({
      kind: 'EXECUTION_LISTENER',
      listenerEventType: 'START',
      retries: 2,
    });
    test.clock.advance(MINUTE);
    test.complete('before', { local: 1 });
    test.complete('again');
    should(test.jobs('work')[0]?.variables).eql({ local: 1 });
    test.clock.advance(MINUTE);
    test.complete('work');
    should(test.active(instance)).eql(['work']);
    test.complete('after', { told: true });
    should(test.active(instance)).eql(['next']);
    should(test.variables(instance)).eql({ told: true });
  });

  it('without retries is an incident of its own type', async () => {
    const test = await TestEngine.of(LISTENED);
    test.start();
    test.engine.failJob(test.job('before'), { retries: 0 });
    should(test.incident().type).equal('EXECUTION_LISTENER_NO_RETRIES');
  });

  it('can be of a process and of each of a multi-instance', async () => {
    const each = service(
      'work',
      loop({ inputCollection: '=[1, 2]' }),
      zeebe('executionListeners', {}, listener('start', 'each')),
    );
    const own = zeebe('executionListeners', {}, listener('start', 'first'), listener('end', 'last'));
    const test = await TestEngine.of(bpmn('p', own, start(), each, end(), flows('start work end')));
    const instance = test.start();
    test.complete('first');
    for (const type of ['each', 'work']) {
      const jobs = test.jobs(type);
      should(jobs).have.length(2);
      for (const one of jobs) test.engine.completeJob(one.job.key);
    }
    should(instance.state).equal('ACTIVE');
    test.complete('last');
    should(instance.state).equal('COMPLETED');
  });
});
