import should from 'should';
import {
  boundary,
  bpmn,
  element,
  end,
  flows,
  loop,
  mappings,
  message,
  service,
  start,
  zeebe,
} from '../../../support/bpmn/build';
import { refused, TestEngine } from '../../../support/bpmn/test-engine';

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

describe('A multi-instance', () => {
  const each = (sequential: boolean, condition?: string, task = '=result') =>
    bpmn(
      'p',
      start(),
      service(
        'work',
        loop(
          {
            inputCollection: '=items',
            inputElement: 'item',
            outputCollection: 'results',
            outputElement: task,
          },
          sequential,
          condition,
        ),
      ),
      service('next'),
      flows('start work next'),
    );

  it('does all at once, each with its own variables, and collects the results in the order of the list', async () => {
    const test = await TestEngine.of(each(false));
    const instance = test.start({ items: ['a', 'b', 'c'] });
    const jobs = test.jobs('work');
    should(jobs.map(({ variables }) => [variables.item, variables.loopCounter])).eql([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
    for (const { job, variables } of jobs.reverse())
      test.engine.completeJob(job.key, { variables: { result: `${variables.item}!` } });
    should(test.variables(instance)).eql({ items: ['a', 'b', 'c'], results: ['a!', 'b!', 'c!'] });
    should(test.active(instance)).eql(['next']);
  });

  it('does one after the other where it is sequential', async () => {
    const test = await TestEngine.of(each(true));
    const instance = test.start({ items: [1, 2] });
    const [first, ...others] = test.jobs('work');
    should(others).be.empty();
    test.engine.completeJob(first?.job.key ?? '', { variables: { result: 10 } });
    test.complete('work', { result: 20 });
    should(test.variables(instance).results).eql([10, 20]);
  });

  it('goes on at once over an empty list', async () => {
    const test = await TestEngine.of(each(false));
    const instance = test.start({ items: [] });
    should(test.active(instance)).eql(['next']);
    should(test.variables(instance)).eql({ items: [], results: [] });
  });

  it('ends early when its completion condition holds', async () => {
    const test = await TestEngine.of(each(false, '=numberOfCompletedInstances / numberOfInstances >= 0.5'));
    const instance = test.start({ items: [1, 2, 3, 4] });
    for (const { job } of test.jobs('work', 2))
      test.engine.completeJob(job.key, { variables: { result: 'done' } });
    should(test.active(instance)).eql(['next']);
    should(test.variables(instance).results).eql(['done', 'done', null, null]);
    should(test.jobs('work')).be.empty();
  });

  it('is an incident over what is no list, until it is one', async () => {
    const test = await TestEngine.of(each(false));
    const instance = test.start({ items: 7 });
    should(test.incident()).match({
      type: 'EXTRACT_VALUE_ERROR',
      message: "Expected result of the expression 'items' to be 'ARRAY', but was 'NUMBER'.",
    });
    test.engine.setVariables(instance.key, { items: [1] });
    test.engine.resolveIncident(test.incident().key);
    should(test.jobs('work')).have.length(1);
  });

  it('has its boundary events once, around all', async () => {
    const work = service('work', loop({ inputCollection: '=items' }));
    const test = await TestEngine.of(
      bpmn(
        'p',
        start(),
        work,
        flows('start work'),
        boundary('rang', 'work', message('bell', '=door')),
        service('open'),
        flows('rang open'),
      ),
    );
    const instance = test.start({ items: [1, 2], door: 1 });
    should(test.engine.store.messageSubscription.size).equal(1);
    test.engine.publishMessage({ name: 'bell', correlationKey: '1' });
    should(test.active(instance)).eql(['open']);
  });

  it('gives each sub-process variables of its own', async () => {
    const sub = element(
      'subProcess',
      'sub',
      start('in'),
      service('work'),
      service('check'),
      flows('in work check'),
      loop({
        inputCollection: '=items',
        inputElement: 'item',
        outputCollection: 'results',
        outputElement: '=result',
      }),
    );
    const test = await TestEngine.of(bpmn('p', start(), sub, service('next'), flows('start sub next')));
    const instance = test.start({ items: [1, 2] });
    for (const { job, variables } of test.jobs('work'))
      test.engine.completeJob(job.key, { variables: { result: Number(variables.item) * 10 } });
    for (const { job } of test.jobs('check')) test.engine.completeJob(job.key);
    should(test.variables(instance).results).eql([10, 20]);
  });
});
