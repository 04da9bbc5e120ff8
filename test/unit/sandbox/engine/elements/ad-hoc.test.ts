import should from 'should';
import type { Variables } from '../../../../../sandbox/engine/run/records';
import { bpmn, element, flow, flows, job, service, start, zeebe } from '../../../../support/bpmn/build';
import { MINUTE, refused, TestEngine } from '../../../../support/bpmn/test-engine';

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

  it('enters elements by command instead of what is in it', async () => {
    const test = await TestEngine.of(adHoc({ activeElementsCollection: '=["a"]' }));
    const instance = test.start();
    const free = [...test.engine.store.elementInstance.values()].find(
      ({ type }) => type === 'AD_HOC_SUB_PROCESS',
    );
    test.engine.activateAdHocElements(free?.key ?? '', [{ elementId: 'b' }], true);
    should(test.active(instance)).eql(['b', 'free', 'free']);
  });
});
