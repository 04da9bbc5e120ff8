import should from 'should';
import { bpmn, element, end, flows, mappings, service, start, zeebe } from '../../../../support/bpmn/build';
import { refused, TestEngine } from '../../../../support/bpmn/test-engine';

const LOCAL = mappings({ own: '=1' });

describe('A call activity', () => {
  const CALLED = bpmn('q', start(), service('work'), end(), flows('start work end'));
  const calling = (attributes: Record<string, string>, ...more: string[]) =>
    bpmn(
      'p',
      start(),
      element('callActivity', 'call', zeebe('calledElement', { processId: 'q', ...attributes }), ...more),
      service('next'),
      flows('start call next'),
    );

  it('starts the process with all variables, and gets all back', async () => {
    const test = await TestEngine.of(CALLED, calling({}));
    const instance = test.start({ a: 1 });
    const [called] = test.instances('q');
    should(called).match({ rootKey: instance.key, parent: { element: { id: 'call' } } });
    should(called && test.variables(called)).eql({ a: 1 });
    test.complete('work', { b: 2 });
    should(test.variables(instance)).eql({ a: 1, b: 2 });
    should(test.active(instance)).eql(['next']);
  });

  it('gives only its local variables where the others are not to be passed', async () => {
    const test = await TestEngine.of(CALLED, calling({ propagateAllParentVariables: 'false' }, LOCAL));
    test.start({ a: 1 });
    should(test.instances('q').map((called) => test.variables(called))).eql([{ own: 1 }]);
  });

  it('gets nothing back where that is not wanted', async () => {
    const test = await TestEngine.of(CALLED, calling({ propagateAllChildVariables: 'false' }));
    const instance = test.start({ a: 1 });
    test.complete('work', { b: 2 });
    should(test.variables(instance)).eql({ a: 1 });
  });

  it('gets what its output mappings name', async () => {
    const test = await TestEngine.of(
      CALLED,
      calling({ propagateAllChildVariables: 'false' }, mappings({}, { c: '=b * 10' })),
    );
    const instance = test.start();
    test.complete('work', { b: 2 });
    should(test.variables(instance)).eql({ c: 20 });
  });

  it('is an incident as long as the process is not there', async () => {
    const test = await TestEngine.of(calling({}));
    const instance = test.start();
    should(test.incident()).match({
      type: 'CALLED_ELEMENT_ERROR',
      message: "Expected process with BPMN process id 'q' to be deployed, but not found.",
    });
    await test.deploy(CALLED.replaceAll('"q"', '"q2"'), CALLED);
    test.engine.resolveIncident(test.incident().key);
    test.complete('work');
    should(test.active(instance)).eql(['next']);
  });

  it('ends the called process with it, and that alone cannot be cancelled', async () => {
    const test = await TestEngine.of(CALLED, calling({}));
    const instance = test.start();
    const [called] = test.instances('q');
    should(refused(() => test.engine.cancelInstance(called?.key ?? ''))).match({
      code: 'INVALID_STATE',
      message: new RegExp(`Cancel the root process instance '${instance.key}'`),
    });
    test.engine.cancelInstance(instance.key);
    should([instance.state, called?.state]).eql(['TERMINATED', 'TERMINATED']);
    should(test.jobs('work')).be.empty();
  });

  it('that calls itself becomes an incident', async () => {
    const test = await TestEngine.of(
      bpmn(
        'p',
        start(),
        element('callActivity', 'call', zeebe('calledElement', { processId: 'p' })),
        flows('start call'),
      ),
    );
    test.start();
    should(test.incident()).match({ type: 'CALLED_ELEMENT_ERROR', message: /maximum depth of 1000/ });
  });

  it('calls the version that was deployed with it, or that has a tag', async () => {
    const tagged = CALLED.replace(
      '<bpmn:startEvent',
      `<bpmn:extensionElements>${zeebe('versionTag', { value: 'v1' })}</bpmn:extensionElements><bpmn:startEvent`,
    );
    const test = await TestEngine.of(
      tagged,
      calling({ bindingType: 'versionTag', versionTag: 'v1' }),
      calling({ bindingType: 'deployment' }).replace('"p"', '"d"'),
    );
    await test.deploy(CALLED);
    test.start();
    test.start({}, 'd');
    test.start({}, 'q');
    should(test.instances('q').map(({ definition }) => definition.version)).eql([1, 1, 2]);
  });
});
