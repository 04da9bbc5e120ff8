import should from 'should';
import {
  boundary,
  bpmn,
  element,
  end,
  error,
  eventSubProcess,
  flows,
  mappings,
  service,
  start,
  zeebe,
} from '../../../../support/bpmn/build';
import { TestEngine } from '../../../../support/bpmn/test-engine';

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
