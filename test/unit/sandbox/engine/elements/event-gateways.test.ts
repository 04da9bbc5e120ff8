import should from 'should';
import {
  bpmn,
  element,
  end,
  flows,
  message,
  service,
  signal,
  start,
  timer,
} from '../../../../support/bpmn/build';
import { MINUTE, TestEngine } from '../../../../support/bpmn/test-engine';

describe('An event-based gateway', () => {
  const WAIT = bpmn(
    'p',
    start(),
    element('eventBasedGateway', 'wait'),
    element('intermediateCatchEvent', 'rang', message('bell', '=door')),
    element('intermediateCatchEvent', 'late', timer('duration', 'PT5M')),
    end('answered'),
    end('left'),
    flows('start wait rang answered'),
    flows('wait late left'),
  );

  it('goes the way of the message that comes first, with its variables', async () => {
    const test = await TestEngine.of(WAIT);
    const instance = test.start({ door: 1 });
    test.engine.publishMessage({ name: 'bell', correlationKey: '1', variables: { who: 'anna' } });
    should(test.completed(instance)).eql(['start', 'wait', 'rang', 'answered']);
    should(test.variables(instance)).eql({ door: 1, who: 'anna' });
    should(test.clock.waiting).equal(0);
  });

  it('goes the way of the timer where nothing else comes, and no message is waited for any more', async () => {
    const test = await TestEngine.of(WAIT);
    const instance = test.start({ door: 1 });
    test.clock.advance(5 * MINUTE);
    should(test.completed(instance)).eql(['start', 'wait', 'late', 'left']);
    should([...test.engine.store.messageSubscription.values()]).match([{ state: 'DELETED' }]);
  });
});

describe('Events that come together', () => {
  const SIGNALS = bpmn(
    'p',
    start(),
    element('eventBasedGateway', 'wait'),
    ...['one', 'two'].map((id) => element('intermediateCatchEvent', id, signal('alarm'))),
    service('a'),
    service('b'),
    flows('start wait one a'),
    flows('wait two b'),
  );

  it('let an event-based gateway go on once', async () => {
    const test = await TestEngine.of(SIGNALS);
    const instance = test.start();
    test.engine.broadcastSignal('alarm');
    should(test.active(instance)).eql(['a']);
    test.complete('a');
    should(instance.state).equal('COMPLETED');
  });
});
