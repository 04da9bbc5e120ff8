import should from 'should';
import {
  boundary,
  bpmn,
  element,
  end,
  escalation,
  flows,
  job,
  link,
  service,
  signal,
  start,
  terminate,
} from '../../../../support/bpmn/build';
import { TestEngine } from '../../../../support/bpmn/test-engine';

const throwing = (id: string, event: string, ...more: string[]) =>
  element('intermediateThrowEvent', id, event, ...more);

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
