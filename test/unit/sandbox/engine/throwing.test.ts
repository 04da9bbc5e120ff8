import should from 'should';
import {
  boundary,
  bpmn,
  compensate,
  element,
  end,
  error,
  escalation,
  eventSubProcess,
  flow,
  flows,
  job,
  link,
  mappings,
  service,
  signal,
  start,
  terminate,
  zeebe,
} from '../../../support/bpmn/build';
import { TestEngine } from '../../../support/bpmn/test-engine';

const throwing = (id: string, event: string, ...more: string[]) =>
  element('intermediateThrowEvent', id, event, ...more);

describe('An error', () => {
  const CAUGHT = bpmn(
    'p',
    start(),
    service('work'),
    end(),
    flows('start work end'),
    boundary('stuck', 'work', error('STUCK')),
    boundary('any', 'work', error()),
    service('mend'),
    service('ask'),
    flows('stuck mend'),
    flows('any ask'),
  );

  it('that a worker throws is caught by the boundary event with its code', async () => {
    const test = await TestEngine.of(CAUGHT);
    const instance = test.start();
    const key = test.job('work');
    test.engine.throwError(key, { errorCode: 'STUCK', errorMessage: 'x' });
    should(test.active(instance)).eql(['mend']);
    should(test.engine.store.job.get(key)).match({
      state: 'ERROR_THROWN',
      errorCode: 'STUCK',
      errorMessage: 'x',
    });
  });

  it('is caught by the event without a code where none has its own', async () => {
    const test = await TestEngine.of(CAUGHT);
    const instance = test.start();
    test.engine.throwError(test.job('work'), { errorCode: 'OTHER' });
    should(test.active(instance)).eql(['ask']);
  });

  it('keeps its variables at the event that catches it, unless output mappings let them out', async () => {
    const caught = element(
      'boundaryEvent attachedToRef="work"',
      'stuck',
      mappings({}, { why: '=reason' }),
      error('STUCK'),
    );
    const test = await TestEngine.of(
      bpmn('p', start(), service('work'), flows('start work'), caught, service('mend'), flows('stuck mend')),
    );
    const instance = test.start();
    test.engine.throwError(test.job('work'), { errorCode: 'STUCK', variables: { reason: 'rust', other: 1 } });
    should(test.variables(instance)).eql({ why: 'rust' });
  });

  it('that nobody catches is an incident, and the job is given out again when it is resolved', async () => {
    const test = await TestEngine.of(bpmn('p', start(), service('work'), end(), flows('start work end')));
    const instance = test.start();
    test.engine.throwError(test.job('work'), { errorCode: 'STUCK', errorMessage: 'x' });
    should(test.incident()).match({
      type: 'UNHANDLED_ERROR_EVENT',
      message:
        "Expected to throw an error event with the code 'STUCK' with message 'x', but it was not caught. No error events are available in the scope.",
    });
    test.engine.resolveIncident(test.incident().key);
    test.complete('work');
    should(instance.state).equal('COMPLETED');
  });

  it('names the codes that would have been caught', async () => {
    const test = await TestEngine.of(
      bpmn(
        'p',
        start(),
        service('work'),
        flows('start work'),
        boundary('stuck', 'work', error('STUCK')),
        end(),
        flows('stuck end'),
      ),
    );
    test.start();
    test.engine.throwError(test.job('work'), { errorCode: 'OTHER' });
    should(test.incident().message).endWith('Available error events are [STUCK]');
  });

  it('goes up to the boundary of the sub-process, and ends what is in it', async () => {
    const sub = element(
      'subProcess',
      'sub',
      start('in'),
      service('work'),
      element('parallelGateway', 'fork'),
      service('other'),
      flows('in fork work'),
      flows('fork other'),
    );
    const test = await TestEngine.of(
      bpmn(
        'p',
        start(),
        sub,
        flows('start sub'),
        boundary('stuck', 'sub', error('STUCK')),
        service('mend'),
        flows('stuck mend'),
      ),
    );
    const instance = test.start();
    test.engine.throwError(test.job('work'), { errorCode: 'STUCK' });
    should(test.active(instance)).eql(['mend']);
    should(test.jobs('other')).be.empty();
  });

  it('is caught by an event sub-process before the boundary', async () => {
    const handler = eventSubProcess(
      'handler',
      start('caught', error('STUCK')),
      service('mend'),
      flows('caught mend'),
    );
    const sub = element('subProcess', 'sub', start('in'), service('work'), flows('in work'), handler);
    const test = await TestEngine.of(
      bpmn('p', start(), sub, end(), flows('start sub end'), boundary('stuck', 'sub', error('STUCK'))),
    );
    const instance = test.start();
    test.engine.throwError(test.job('work'), { errorCode: 'STUCK', variables: { reason: 'rust' } });
    should(test.active(instance)).eql(['handler', 'mend', 'sub']);
    should(test.jobs('mend')[0]?.variables).eql({ reason: 'rust' });
  });

  it('of an end event is caught by whoever has called the process', async () => {
    const called = bpmn('q', start(), end('failed', error('STUCK')), flows('start failed'));
    const call = element('callActivity', 'call', zeebe('calledElement', { processId: 'q' }));
    const test = await TestEngine.of(
      called,
      bpmn(
        'p',
        start(),
        call,
        flows('start call'),
        boundary('stuck', 'call', error('STUCK')),
        service('mend'),
        flows('stuck mend'),
      ),
    );
    should(test.active(test.start())).eql(['mend']);
    should(test.instances('q')).match([{ state: 'TERMINATED' }]);
  });
});

describe('An escalation', () => {
  const escalating = (isInterrupting: boolean) => {
    const sub = element(
      'subProcess',
      'sub',
      start('in'),
      throwing('alarm', escalation('LATE')),
      service('work'),
      flows('in alarm work'),
    );
    return bpmn(
      'p',
      start(),
      sub,
      flows('start sub'),
      boundary('late', 'sub', escalation('LATE'), isInterrupting),
      service('tell'),
      flows('late tell'),
    );
  };

  it('goes on beside who catches it where it does not interrupt', async () => {
    const test = await TestEngine.of(escalating(false));
    should(test.active(test.start())).eql(['sub', 'tell', 'work']);
  });

  it('ends the activity where it does', async () => {
    const test = await TestEngine.of(escalating(true));
    should(test.active(test.start())).eql(['tell']);
  });

  it('that nobody catches hurts nobody', async () => {
    const test = await TestEngine.of(
      bpmn(
        'p',
        start(),
        throwing('alarm', escalation('LATE')),
        end('out', escalation('LATER')),
        flows('start alarm out'),
      ),
    );
    should(test.start().state).equal('COMPLETED');
  });
});

describe('A signal', () => {
  it('comes to all that wait for it, and starts processes', async () => {
    const waits = bpmn(
      'p',
      start(),
      element('intermediateCatchEvent', 'wait', signal('alarm')),
      end(),
      flows('start wait end'),
    );
    const starts = bpmn('q', start('rang', signal('alarm')), end(), flows('rang end'));
    const test = await TestEngine.of(waits, starts);
    const instances = [test.start(), test.start()];
    test.engine.broadcastSignal('alarm', { where: 'cellar' });
    should(instances.map(({ state }) => state)).eql(['COMPLETED', 'COMPLETED']);
    should(instances.map((instance) => test.variables(instance))).eql([
      { where: 'cellar' },
      { where: 'cellar' },
    ]);
    should(test.instances('q')).have.length(1);
  });

  it('is thrown by processes, too', async () => {
    const waits = bpmn(
      'q',
      start(),
      service('work'),
      flows('start work'),
      boundary('rang', 'work', signal('alarm')),
      end(),
      flows('rang end'),
    );
    const test = await TestEngine.of(
      waits,
      bpmn(
        'p',
        start(),
        throwing('ring', signal('alarm')),
        end('again', signal('alarm')),
        flows('start ring again'),
      ),
    );
    const waiting = test.start({}, 'q');
    should(test.start().state).equal('COMPLETED');
    should(waiting.state).equal('COMPLETED');
  });

  it('that starts who throws it becomes an incident, not an endless row of processes', async () => {
    const test = await TestEngine.of(
      bpmn('p', start('rang', signal('alarm')), end('again', signal('alarm')), flows('rang again')),
    );
    test.engine.broadcastSignal('alarm');
    should(test.incident().type).equal('UNKNOWN');
  });
});

describe('Other events', () => {
  it('a link goes on at the event of the same name', async () => {
    const test = await TestEngine.of(
      bpmn(
        'p',
        start(),
        throwing('jump', link('far')),
        element('intermediateCatchEvent', 'land', link('far')),
        end(),
        flows('start jump'),
        flows('land end'),
      ),
    );
    should(test.completed(test.start())).eql(['start', 'jump', 'land', 'end']);
  });

  it('a terminate end event ends all else in its scope, and the scope ends well', async () => {
    const sub = element(
      'subProcess',
      'sub',
      start('in'),
      element('parallelGateway', 'fork'),
      service('work'),
      service('last'),
      end('stop', terminate()),
      flows('in fork work'),
      flows('fork last stop'),
    );
    const test = await TestEngine.of(bpmn('p', start(), sub, service('next'), flows('start sub next')));
    const instance = test.start();
    test.complete('last');
    should(test.active(instance)).eql(['next']);
    should(test.jobs('work')).be.empty();
  });

  it('a message is thrown by a worker', async () => {
    const test = await TestEngine.of(
      bpmn(
        'p',
        start(),
        end(
          'tell',
          job('tell'),
          '<bpmn:messageEventDefinition messageRef="m"/><!--top <bpmn:message id="m" name="m"/>-->',
        ),
        flows('start tell'),
      ),
    );
    const instance = test.start();
    test.complete('tell', { told: true });
    should(instance.state).equal('COMPLETED');
    should(test.variables(instance)).eql({ told: true });
  });
});

describe('Compensation', () => {
  const undo = (id: string) =>
    boundary(`undo-${id}`, id, compensate()) +
    element('serviceTask isForCompensation="true"', `no-${id}`, job(`no-${id}`)) +
    `<bpmn:association id="a-${id}" sourceRef="undo-${id}" targetRef="no-${id}"/>`;

  it('lets the handlers of what is done undo it, and goes on when all are through', async () => {
    const test = await TestEngine.of(
      bpmn(
        'p',
        start(),
        service('book'),
        service('pay'),
        service('never'),
        element('exclusiveGateway default="gw-oops"', 'gw'),
        throwing('oops', compensate()),
        end(),
        flows('start book pay gw oops end'),
        flow('gw', 'never', '=false'),
        undo('book'),
        undo('pay'),
        undo('never'),
      ),
    );
    const instance = test.start();
    test.complete('book');
    test.complete('pay');
    should(test.active(instance)).eql(['no-book', 'no-pay', 'oops']);
    test.complete('no-pay');
    should(instance.state).equal('ACTIVE');
    test.complete('no-book');
    should(instance.state).equal('COMPLETED');
  });

  it('can be of one activity', async () => {
    const test = await TestEngine.of(
      bpmn(
        'p',
        start(),
        service('book'),
        service('pay'),
        end('oops', compensate('pay')),
        flows('start book pay oops'),
        undo('book'),
        undo('pay'),
      ),
    );
    const instance = test.start();
    test.complete('book');
    test.complete('pay');
    should(test.active(instance)).eql(['no-pay', 'oops']);
  });

  it('reaches into sub-processes that are over', async () => {
    const sub = element('subProcess', 'sub', start('in'), service('book'), flows('in book'), undo('book'));
    const test = await TestEngine.of(
      bpmn('p', start(), sub, end('oops', compensate()), flows('start sub oops')),
    );
    const instance = test.start();
    test.complete('book');
    test.complete('no-book');
    should(instance.state).equal('COMPLETED');
  });

  it('goes on at once where nothing is to be undone', async () => {
    const test = await TestEngine.of(bpmn('p', start(), end('oops', compensate()), flows('start oops')));
    should(test.start().state).equal('COMPLETED');
  });
});
