import should from 'should';
import {
  boundary,
  bpmn,
  element,
  end,
  eventSubProcess,
  flows,
  service,
  start,
  timer,
} from '../../../../support/bpmn/build';
import { MINUTE, SECOND, TestEngine } from '../../../../support/bpmn/test-engine';

const waiting = (event: string) =>
  bpmn('p', start(), element('intermediateCatchEvent', 'wait', event), end(), flows('start wait end'));

const atBoundary = (event: string, isInterrupting: boolean) =>
  bpmn(
    'p',
    start(),
    service('work'),
    end(),
    flows('start work end'),
    boundary('late', 'work', event, isInterrupting),
    service('remind'),
    flows('late remind'),
  );

describe('A timer', () => {
  it('waits for a duration', async () => {
    const test = await TestEngine.of(waiting(timer('duration', '="PT" + string(n) + "M"')));
    const instance = test.start({ n: 5 });
    test.clock.advance(5 * MINUTE - 1);
    should(instance.state).equal('ACTIVE');
    test.clock.advance(1);
    should(instance.state).equal('COMPLETED');
  });

  it('waits for months of their real length', async () => {
    const test = await TestEngine.of(waiting(timer('duration', 'P1M')));
    const instance = test.start();
    test.clock.advance(31 * 24 * 60 * MINUTE - 1);
    should(instance.state).equal('ACTIVE');
    test.clock.advance(1);
    should(instance.state).equal('COMPLETED');
  });

  for (const source of [
    '2026-01-01T01:00:00+01:00',
    '="2026-01-01T00:00:00Z"',
    '=now() - duration("PT1H")',
  ]) {
    it(`does not wait for a time that is over: ${source}`, async () => {
      const test = await TestEngine.of(waiting(timer('date', source)));
      const instance = test.start();
      test.clock.advance(0);
      should(instance.state).equal('COMPLETED');
    });
  }

  it('waits for a date that FEEL computes by the engine’s clock', async () => {
    const test = await TestEngine.of(waiting(timer('date', '=now() + duration("PT1H")')));
    const instance = test.start();
    test.clock.advance(60 * MINUTE - 1);
    should(instance.state).equal('ACTIVE');
    test.clock.advance(1);
    should(instance.state).equal('COMPLETED');
  });

  it('that cannot be read is an incident, until it can be', async () => {
    const test = await TestEngine.of(waiting(timer('duration', '=pause')));
    const instance = test.start({ pause: 'soon' });
    should(test.incident()).match({ type: 'EXTRACT_VALUE_ERROR', message: /Invalid duration format 'soon'/ });
    test.engine.setVariables(instance.key, { pause: 'PT1S' });
    test.engine.resolveIncident(test.incident().key);
    test.clock.advance(SECOND);
    should(instance.state).equal('COMPLETED');
  });

  it('at a boundary ends the activity where it interrupts', async () => {
    const test = await TestEngine.of(atBoundary(timer('duration', 'PT5M'), true));
    const instance = test.start();
    test.clock.advance(5 * MINUTE);
    should(test.active(instance)).eql(['remind']);
    should(test.jobs('work')).be.empty();
  });

  it('at a boundary does not happen when the activity is over before', async () => {
    const test = await TestEngine.of(atBoundary(timer('duration', 'PT5M'), true));
    const instance = test.start();
    test.complete('work');
    should(test.clock.waiting).equal(0);
    should(instance.state).equal('COMPLETED');
  });

  it('at a boundary comes as often as its cycle says', async () => {
    const test = await TestEngine.of(atBoundary(timer('cycle', 'R3/PT10M'), false));
    const instance = test.start();
    const seen = [9, 1, 10, 10, 30].map((minutes) => {
      test.clock.advance(minutes * MINUTE);
      return test.active(instance).filter((id) => id === 'remind').length;
    });
    should(seen).eql([0, 1, 2, 3, 3]);
  });

  it('starts an event sub-process beside its scope', async () => {
    const sub = eventSubProcess(
      'sub',
      element('startEvent isInterrupting="false"', 'late', timer('duration', 'PT1M')),
      service('remind'),
      flows('late remind'),
    );
    const test = await TestEngine.of(bpmn('p', start(), service('work'), flows('start work'), sub));
    const instance = test.start();
    test.clock.advance(MINUTE);
    should(test.active(instance)).eql(['remind', 'sub', 'work']);
  });

  it('starts processes by its cycle, of the newest version alone', async () => {
    const every = bpmn('p', start('tick', timer('cycle', 'R/PT1H')), service('work'), flows('tick work'));
    const test = await TestEngine.of(every);
    test.clock.advance(2 * 60 * MINUTE);
    should(test.instances('p')).have.length(2);
    await test.deploy(every.replaceAll('PT1H', 'PT3H'));
    test.clock.advance(3 * 60 * MINUTE);
    should(test.instances('p').map(({ definition }) => definition.version)).eql([1, 1, 2]);
  });

  it('goes on as it was when the same file is deployed again', async () => {
    const every = bpmn('p', start('tick', timer('cycle', 'R/PT1H')), end(), flows('tick end'));
    const test = await TestEngine.of(every);
    test.clock.advance(30 * MINUTE);
    await test.deploy(every);
    test.clock.advance(30 * MINUTE);
    should(test.instances('p')).have.length(1);
  });

  it('starts no process any more when the process is deleted', async () => {
    const test = new TestEngine();
    const { processes } = await test.deploy(
      bpmn('p', start('tick', timer('cycle', 'R/PT1H')), end(), flows('tick end')),
    );
    test.engine.deleteResource(processes[0]?.key ?? '');
    should(test.clock.waiting).equal(0);
  });
});
