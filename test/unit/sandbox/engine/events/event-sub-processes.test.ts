import should from 'should';
import {
  bpmn,
  element,
  end,
  eventSubProcess,
  flows,
  mappings,
  message,
  service,
  start,
} from '../../../../support/bpmn/build';
import { TestEngine } from '../../../../support/bpmn/test-engine';

/** Publishes a message named `bell`. */
const ring = (
  test: TestEngine,
  correlationKey: string,
  more: { timeToLive?: number; messageId?: string; variables?: object } = {},
) => test.engine.publishMessage({ name: 'bell', correlationKey, ...more, variables: { ...more.variables } });

describe('A message that starts an event sub-process', () => {
  const at = (isInterrupting: boolean) =>
    bpmn(
      'p',
      start(),
      service('work'),
      end(),
      flows('start work end'),
      eventSubProcess(
        'sub',
        element(`startEvent isInterrupting="${isInterrupting}"`, 'rang', message('bell', '=door')),
        service('open'),
        end('opened'),
        flows('rang open opened'),
      ),
    );

  it('ends all else in its scope where it interrupts, and the scope ends with it', async () => {
    const test = await TestEngine.of(at(true));
    const instance = test.start({ door: 1 });
    ring(test, '1', { variables: { who: 'ben' } });
    ring(test, '1');
    should(test.active(instance)).eql(['open', 'sub']);
    test.complete('open');
    should(instance.state).equal('COMPLETED');
    should(test.variables(instance)).eql({ door: 1, who: 'ben' });
  });

  it('happens beside it as often as it comes where it does not, and the scope waits for all', async () => {
    const test = await TestEngine.of(at(false));
    const instance = test.start({ door: 1 });
    ring(test, '1');
    ring(test, '1');
    test.complete('work');
    should(test.active(instance)).eql(['open', 'open', 'sub', 'sub']);
    for (const { job } of test.jobs('open')) test.engine.completeJob(job.key);
    should(instance.state).equal('COMPLETED');
  });

  it('waits from when the variables of the start event are there', async () => {
    const test = await TestEngine.of(
      bpmn(
        'p',
        start('come', message('guest'), mappings({}, { door: '=side' })),
        service('work'),
        flows('come work'),
        eventSubProcess('sub', start('rang', message('bell', '=door')), service('open'), flows('rang open')),
      ),
    );
    test.engine.publishMessage({ name: 'guest', correlationKey: '', variables: { side: 'front' } });
    ring(test, 'front');
    const [instance] = test.instances('p');
    should(instance && test.active(instance)).eql(['open', 'sub']);
    should(instance && test.variables(instance)).eql({ door: 'front' });
  });
});
