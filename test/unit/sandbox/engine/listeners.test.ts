import should from 'should';
import type { Variables } from '../../../../sandbox/engine/run/records';
import {
  boundary,
  bpmn,
  element,
  end,
  flow,
  flows,
  job,
  loop,
  mappings,
  service,
  start,
  timer,
  zeebe,
} from '../../../support/bpmn/build';
import { MINUTE, refused, TestEngine } from '../../../support/bpmn/test-engine';

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

describe('An ad-hoc sub-process', () => {
  const inside = [service('a'), service('b'), service('then'), flow('a', 'then')];
  const adHoc = (attributes: Record<string, string>, ...more: string[]) =>
    bpmn(
      'p',
      start(),
      element('adHocSubProcess', 'free', zeebe('adHoc', attributes), ...more, ...inside),
      service('next'),
      flows('start free next'),
    );

  it('enters the elements of a list, and ends when they are through', async () => {
    const test = await TestEngine.of(adHoc({ activeElementsCollection: '=elements' }));
    const instance = test.start({ elements: ['a'] });
    test.complete('a');
    test.complete('then');
    should(test.active(instance)).eql(['next']);
    should(test.completed(instance)).eql(['start', 'free', 'free', 'a', 'then']);
  });

  it('ends when its condition holds, with what is still in it', async () => {
    const condition = '<bpmn:completionCondition>=done</bpmn:completionCondition>';
    const test = await TestEngine.of(adHoc({ activeElementsCollection: '=["a", "b"]' }, condition));
    const instance = test.start({ done: false });
    test.complete('b', { done: true });
    should(test.active(instance)).eql(['next']);
    should(test.jobs('a')).be.empty();
  });

  it('asks a worker what to enter, until it says that all is done', async () => {
    const test = await TestEngine.of(adHoc({}, job('agent')));
    const instance = test.start();
    const [{ job: asked, variables } = { job: undefined, variables: {} as Variables }] = test.jobs('agent');
    should(asked?.kind).equal('AD_HOC_SUB_PROCESS');
    should(variables.adHocSubProcessElements).match([{ elementId: 'a' }, { elementId: 'b' }]);
    test.engine.completeJob(asked?.key ?? '', {
      activateElements: [{ elementId: 'b', variables: { tool: 7 } }],
    });
    should(test.jobs('b')[0]?.variables.tool).equal(7);
    test.clock.advance(MINUTE);
    test.complete('b');
    test.complete('agent', {}, { isCompletionConditionFulfilled: true });
    should(test.active(instance)).eql(['next']);
  });

  it('enters elements by command', async () => {
    const condition = '<bpmn:completionCondition>=done</bpmn:completionCondition>';
    const test = await TestEngine.of(
      adHoc({ outputCollection: 'results', outputElement: '=result' }, condition),
    );
    const instance = test.start({ done: true });
    const free = [...test.engine.store.elementInstance.values()].find(
      ({ type }) => type === 'AD_HOC_SUB_PROCESS',
    );
    const activate = (elementId: string) =>
      test.engine.activateAdHocElements(free?.key ?? '', [{ elementId }]);
    should(refused(() => activate('then')).code).equal('NOT_FOUND');
    activate('b');
    test.complete('b', { result: 1 });
    should(test.active(instance)).eql(['next']);
    should(test.variables(instance).results).eql([1]);
  });
});

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
