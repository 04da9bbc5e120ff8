import should from 'should';
import {
  boundary,
  bpmn,
  element,
  flows,
  loop,
  message,
  service,
  start,
} from '../../../../support/bpmn/build';
import { TestEngine } from '../../../../support/bpmn/test-engine';

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
