import should from 'should';
import {
  boundary,
  bpmn,
  element,
  end,
  flows,
  job,
  mappings,
  service,
  start,
  timer,
} from '../../../../support/bpmn/build';
import { MINUTE, TestEngine } from '../../../../support/bpmn/test-engine';

describe('Mappings', () => {
  it('that fail are an incident, which goes on when the variable is set', async () => {
    const work = service('work', mappings({ amount: '=assert(total, total != null)' }));
    const test = await TestEngine.of(bpmn('p', start(), work, flows('start work')));
    const instance = test.start();
    should(test.incident()).match({ type: 'IO_MAPPING_ERROR', message: /The condition is not fulfilled/ });
    test.engine.setVariables(instance.key, { total: 3 });
    test.engine.resolveIncident(test.incident().key);
    should(test.jobs('work')[0]?.variables).eql({ amount: 3, total: 3 });
  });

  it('of outputs that fail leave the element where it is', async () => {
    const work = service('work', mappings({}, { paid: '=assert(paid, paid != null)' }));
    const test = await TestEngine.of(bpmn('p', start(), work, end(), flows('start work end')));
    const instance = test.start();
    test.complete('work');
    should(test.active(instance)).eql(['work']);
    should(test.incident().type).equal('IO_MAPPING_ERROR');
    test.engine.setVariables(instance.key, { paid: true });
    test.engine.resolveIncident(test.incident().key);
    should(instance.state).equal('COMPLETED');
  });

  it('of a task whose job cannot be made leave its boundary events alone', async () => {
    const task = element('serviceTask', 'work', job('=kind'));
    const late = boundary('late', 'work', timer('duration', 'PT1M'), false);
    const test = await TestEngine.of(
      bpmn('p', start(), task, late, service('tell'), flows('start work'), flows('late tell')),
    );
    const instance = test.start();
    test.engine.resolveIncident(test.incident().key);
    should(test.incident().message).startWith(
      "Expected result of the expression 'kind' to be 'STRING', but was 'NULL'.",
    );
    test.engine.setVariables(instance.key, { kind: 'door' });
    test.engine.resolveIncident(test.incident().key);
    test.clock.advance(MINUTE);
    should(test.jobs('door').length).equal(1);
    should(test.jobs('tell').length).equal(1);
  });

  it('of a missing variable make null', async () => {
    const test = await TestEngine.of(
      bpmn('p', start(), service('work', mappings({ a: '=missing', b: '=missing.x' })), flows('start work')),
    );
    test.start();
    should(test.jobs('work')[0]?.variables).eql({ a: null, b: null });
  });
});
