import should from 'should';
import { bpmn, element, end, flows, service, start } from '../../../../support/bpmn/build';
import { refused, TestEngine } from '../../../../support/bpmn/test-engine';

const TWO = bpmn(
  'p',
  start(),
  service('first'),
  element('subProcess', 'sub', start('in'), service('inner'), end('out'), flows('in inner out')),
  service('last'),
  end(),
  flows('start first sub last end'),
);

describe('An instance', () => {
  it('is started by id, by id and version, and by key', async () => {
    const test = await TestEngine.of(TWO);
    const { processes } = await test.deploy(
      TWO.replaceAll('"last"', '"final"').replaceAll('sub-last', 'x').replaceAll('last-end', 'y'),
    );
    const started = [{ id: 'p' }, { id: 'p', version: 1 }, { key: processes[0]?.key ?? '' }].map((process) =>
      test.engine.createInstance({ process }),
    );
    should(started.map(({ definition }) => definition.version)).eql([2, 1, 2]);
  });

  it('is not started of a process that is not there', async () => {
    const test = new TestEngine();
    const why = (process: { id: string; version?: number } | { key: string }) =>
      refused(() => test.engine.createInstance({ process }));
    should(why({ id: 'nobody' })).eql({
      code: 'NOT_FOUND',
      message: "Expected to find process definition with process ID 'nobody', but none found",
    });
    should(why({ id: 'nobody', version: 3 }).message).equal(
      "Expected to find process definition with process ID 'nobody' and version '3', but none found",
    );
    should(why({ key: '7' }).message).equal(
      "Expected to find process definition with key '7', but none found",
    );
  });

  it('can start somewhere else', async () => {
    const test = await TestEngine.of(TWO);
    const startInstructions = [{ elementId: 'inner' }, { elementId: 'last' }];
    const instance = test.engine.createInstance({
      process: { id: 'p' },
      variables: { a: 1 },
      startInstructions,
    });
    should(test.active(instance)).eql(['inner', 'last', 'sub']);
    should(
      refused(() =>
        test.engine.createInstance({ process: { id: 'p' }, startInstructions: [{ elementId: 'x' }] }),
      ),
    ).eql({
      code: 'INVALID_ARGUMENT',
      message:
        "Expected to create instance of process with start instructions but no element found with id 'x'.",
    });
    should(test.instances('p')).have.length(1);
  });

  it('enters a scope once, though it starts at two places in it', async () => {
    const sub = element('subProcess', 'sub', start('in'), service('a'), service('b'), flows('in a b'));
    const test = await TestEngine.of(bpmn('p', start(), sub, flows('start sub')));
    const startInstructions = [{ elementId: 'a' }, { elementId: 'b' }];
    const instance = test.engine.createInstance({ process: { id: 'p' }, startInstructions });
    should(test.active(instance)).eql(['a', 'b', 'sub']);
  });

  it('ends after an element that its start has named, before what follows is entered', async () => {
    const test = await TestEngine.of(TWO);
    const create = (...terminateAfter: string[]) =>
      test.engine.createInstance({ process: { id: 'p' }, terminateAfter });
    const instance = create('inner', 'first');
    test.complete('first');
    should(instance.state).equal('TERMINATED');
    should(test.completed(instance)).eql(['start', 'first']);
    should(refused(() => create('x'))).eql({
      code: 'INVALID_ARGUMENT',
      message:
        "Expected to create instance of process with runtime instructions but no element found with id 'x'.",
    });
  });

  it('ends after an element that is terminated, too', async () => {
    const test = await TestEngine.of(TWO);
    const instance = test.engine.createInstance({ process: { id: 'p' }, terminateAfter: ['first'] });
    test.engine.modifyInstance(instance.key, {
      moveInstructions: [{ sourceElementId: 'first', targetElementId: 'last' }],
    });
    should(instance.state).equal('TERMINATED');
    should(test.jobs('last')).be.empty();
  });

  it('has a business id of its own where that is asked for, as long as it runs', async () => {
    const test = await TestEngine.of(TWO);
    const create = () =>
      test.engine.createInstance({ process: { id: 'p' }, businessId: 'order-7', isBusinessIdUnique: true });
    const first = create();
    should(refused(create).code).equal('ALREADY_EXISTS');
    test.engine.cancelInstance(first.key);
    should(create().businessId).equal('order-7');
  });

  it('ends with all that is in it when it is cancelled, once', async () => {
    const test = await TestEngine.of(TWO);
    const instance = test.start();
    test.complete('first');
    test.engine.cancelInstance(instance.key);
    should(instance).match({ state: 'TERMINATED', endDate: test.clock.now() });
    should(test.jobs('inner')).be.empty();
    should(refused(() => test.engine.cancelInstance(instance.key))).eql({
      code: 'NOT_FOUND',
      message: `Expected to cancel a process instance with key '${instance.key}', but no such process was found`,
    });
  });

  it('takes its incidents with it', async () => {
    const test = await TestEngine.of(TWO);
    const instance = test.start();
    test.engine.failJob(test.job('first'), { retries: 0 });
    test.engine.cancelInstance(instance.key);
    should(test.incidents()).be.empty();
    should(instance.incidents).equal(0);
  });

  it('has keys of its partition; partitions take turns', async () => {
    const test = new TestEngine(3);
    await test.deploy(TWO);
    const instances = [test.start(), test.start(), test.start()];
    should(instances.map(({ key }) => Number(BigInt(key) >> 51n))).eql([2, 3, 1]);
    const partitions = test.jobs('first').map(({ job }) => Number(BigInt(job.key) >> 51n));
    should(partitions).eql([1, 2, 3]);
  });

  it('numbers what it begins with as a real 8.6.0 does', async () => {
    const test = await TestEngine.of(bpmn('p', start(), service('work'), flows('start work')));
    const { key } = test.start({ valve: 1 });
    const [{ job } = { job: undefined }] = test.jobs('work');
    should([job?.scope.key, job?.key].map((own) => Number(BigInt(own ?? 0) - BigInt(key)))).eql([5, 6]);
  });

  it('tells of its end when all is done, with its variables, and takes commands from who hears of it', async () => {
    const test = await TestEngine.of(bpmn('p', start(), service('work'), flows('start work')));
    const ends: unknown[] = [];
    test.engine.changes.on('processInstance', (one) => {
      if (one.state !== 'COMPLETED') return;
      ends.push(test.variables(one));
      if (ends.length === 1) test.start({ next: true });
    });
    test.start();
    test.complete('work', { a: 1 });
    test.complete('work');
    should(ends).eql([{ a: 1 }, { next: true }]);
  });

  it('that is over can be forgotten, with all that belongs to it', async () => {
    const test = await TestEngine.of(TWO);
    const [instance, other] = [test.start({ a: 1 }), test.start()];
    should(refused(() => test.engine.deleteInstance(instance.key)).code).equal('INVALID_STATE');
    test.engine.cancelInstance(instance.key);
    test.engine.deleteInstance(instance.key);
    const { store } = test.engine;
    should([...store.processInstance.values()]).eql([other]);
    should([...store.elementInstance.values()].every(({ process }) => process === other)).be.true();
    should([store.variable.size, store.job.size]).eql([0, 1]);
  });

  it('remembers the flows that it has taken', async () => {
    const test = await TestEngine.of(TWO);
    const instance = test.start();
    test.complete('first');
    should(instance.takenFlows.map(({ id }) => id)).eql(['start-first', 'first-sub', 'in-inner']);
  });
});
