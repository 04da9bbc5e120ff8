import should from 'should';
import { bpmn, element, flows, mappings, service, start } from '../../../../support/bpmn/build';
import { TestEngine } from '../../../../support/bpmn/test-engine';

const LOCAL = mappings({ own: '=1' });

describe('A sub-process', () => {
  const sub = (...more: string[]) =>
    element('subProcess', 'sub', ...more, start('in'), service('work'), flows('in work'));

  it('keeps its own variables; what it does not know goes to the process', async () => {
    const test = await TestEngine.of(
      bpmn('p', start(), sub(LOCAL), service('next'), flows('start sub next')),
    );
    const instance = test.start();
    test.complete('work', { own: 2, other: 3 });
    should(test.variables(instance)).eql({ other: 3 });
    should(test.active(instance)).eql(['next']);
  });

  it('lets out what its output mappings name', async () => {
    const test = await TestEngine.of(
      bpmn(
        'p',
        start(),
        sub(mappings({ own: '=1' }, { result: '=own + 1' })),
        service('next'),
        flows('start sub next'),
      ),
    );
    const instance = test.start();
    test.complete('work', { own: 2 });
    should(test.variables(instance)).eql({ result: 3 });
  });

  it('gives local variables to whoever sets them there, and to nobody outside', async () => {
    const test = await TestEngine.of(bpmn('p', start(), sub(), flows('start sub')));
    const instance = test.start({ a: 1 });
    const scope = [...test.engine.store.elementInstance.values()].find(({ type }) => type === 'SUB_PROCESS');
    test.engine.setVariables(scope?.key ?? '', { a: 2 }, true);
    test.engine.setVariables(scope?.key ?? '', { a: 3, b: 4 });
    should(test.variables(instance)).eql({ a: 1, b: 4 });
    should(scope && test.variables(scope)).eql({ a: 3, b: 4 });
  });
});
