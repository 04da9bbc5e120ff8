import should from 'should';
import {
  boundary,
  bpmn,
  element,
  end,
  flows,
  loop,
  message,
  service,
  start,
} from '../../../support/bpmn/build';
import { MINUTE, refused, TestEngine } from '../../../support/bpmn/test-engine';

const TWO = bpmn(
  'p',
  start(),
  service('first'),
  element('subProcess', 'sub', start('in'), service('inner'), end('out'), flows('in inner out')),
  service('last'),
  end(),
  flows('start first sub last end'),
);

const keyOf = (test: TestEngine, id: string) =>
  [...test.engine.store.elementInstance.values()].find(
    ({ element: { id: own }, state }) => own === id && state === 'ACTIVE',
  )?.key ?? '';

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
      ).code,
    ).equal('INVALID_ARGUMENT');
    should(test.instances('p')).have.length(1);
  });

  it('enters a scope once, though it starts at two places in it', async () => {
    const sub = element('subProcess', 'sub', start('in'), service('a'), service('b'), flows('in a b'));
    const test = await TestEngine.of(bpmn('p', start(), sub, flows('start sub')));
    const startInstructions = [{ elementId: 'a' }, { elementId: 'b' }];
    const instance = test.engine.createInstance({ process: { id: 'p' }, startInstructions });
    should(test.active(instance)).eql(['a', 'b', 'sub']);
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

describe('A modification', () => {
  it('ends elements and enters others, with variables', async () => {
    const test = await TestEngine.of(TWO);
    const instance = test.start();
    test.engine.modifyInstance(instance.key, {
      activateInstructions: [
        {
          elementId: 'inner',
          variableInstructions: [{ variables: { a: 1 } }, { variables: { b: 2 }, scopeId: 'sub' }],
        },
      ],
      terminateInstructions: [{ elementInstanceKey: keyOf(test, 'first') }],
    });
    should(test.active(instance)).eql(['inner', 'sub']);
    should(test.variables(instance)).eql({ a: 1 });
    should(test.jobs('inner')[0]?.variables).eql({ a: 1, b: 2 });
    should(test.jobs('first')).be.empty();
    test.clock.advance(MINUTE);
    test.complete('inner');
    should(test.active(instance)).eql(['last']);
  });

  it('enters a scope that is there already', async () => {
    const test = await TestEngine.of(TWO);
    const instance = test.start();
    test.complete('first');
    test.engine.modifyInstance(instance.key, { activateInstructions: [{ elementId: 'inner' }] });
    should(test.active(instance)).eql(['inner', 'inner', 'sub']);
  });

  it('moves all of an element', async () => {
    const test = await TestEngine.of(TWO);
    const instance = test.start();
    test.engine.modifyInstance(instance.key, {
      moveInstructions: [{ sourceElementId: 'first', targetElementId: 'last' }],
    });
    should(test.active(instance)).eql(['last']);
  });

  it('that leaves nothing ends the instance', async () => {
    const test = await TestEngine.of(TWO);
    const instance = test.start();
    test.complete('first');
    test.engine.modifyInstance(instance.key, { terminateInstructions: [{ elementId: 'inner' }] });
    should(instance.state).equal('TERMINATED');
  });

  it('is refused as a whole where a part of it is wrong', async () => {
    const test = await TestEngine.of(TWO);
    const instance = test.start();
    const refusal = (modification: object, key = instance.key) =>
      refused(() => test.engine.modifyInstance(key, modification));
    should(refusal({}, '7').code).equal('NOT_FOUND');
    should(
      refusal({
        activateInstructions: [{ elementId: 'x' }],
        terminateInstructions: [{ elementId: 'first' }],
      }),
    ).eql({
      code: 'INVALID_ARGUMENT',
      message:
        "Expected to modify instance of process 'p' but it contains one or more activate instructions with an element that could not be found: 'x'",
    });
    should(refusal({ terminateInstructions: [{ elementInstanceKey: '7' }] }).message).endWith(
      "could not be found: '7'",
    );
    should(refusal({ activateInstructions: [{ elementId: 'start' }] }).message).endWith(
      "type 'START_EVENT' is not supported.",
    );
    should(test.active(instance)).eql(['first']);
  });

  it('wants to know where, if there are several scopes', async () => {
    const sub = element(
      'subProcess',
      'sub',
      loop({ inputCollection: '=[1, 2]' }),
      start('in'),
      service('inner'),
      flows('in inner'),
    );
    const test = await TestEngine.of(bpmn('p', start(), service('first'), sub, flows('start first sub')));
    const instance = test.start();
    test.complete('first');
    const [one] = [...test.engine.store.elementInstance.values()].filter(
      ({ type }) => type === 'SUB_PROCESS',
    );
    test.engine.modifyInstance(instance.key, {
      activateInstructions: [{ elementId: 'inner', ancestorElementInstanceKey: one?.key }],
    });
    should(test.jobs('inner').map(({ job }) => job.scope.parent === one)).eql([true, false, true]);
  });
});

describe('A migration', () => {
  const before = bpmn(
    'p',
    start(),
    service('work'),
    end(),
    flows('start work end'),
    boundary('rang', 'work', message('bell', '=door')),
    end('opened'),
    flows('rang opened'),
  );
  const after = bpmn(
    'q',
    start(),
    service('task'),
    service('more'),
    flows('start task more'),
    boundary('knocked', 'task', message('bell', '=door')),
    service('answer'),
    flows('knocked answer'),
  );
  const mapping = [
    { sourceElementId: 'work', targetElementId: 'task' },
    { sourceElementId: 'rang', targetElementId: 'knocked' },
  ];

  it('lets an instance go on as one of another process', async () => {
    const test = await TestEngine.of(before, after);
    const target = test.engine.definitions.processes.find('q', '<default>')?.key ?? '';
    const [one, two] = [test.start({ door: 1 }), test.start({ door: 2 })];
    for (const { key } of [one, two])
      test.engine.migrateInstance(key, { targetProcessDefinitionKey: target, mappingInstructions: mapping });
    should(one.definition.id).equal('q');
    test.engine.completeJob(test.jobs('work')[0]?.job.key ?? '');
    test.engine.publishMessage({ name: 'bell', correlationKey: '2' });
    should([test.active(one), test.active(two)]).eql([['more'], ['answer']]);
  });

  it('is refused where an active element is not mapped, or to another type', async () => {
    const test = await TestEngine.of(before, after);
    const target = test.engine.definitions.processes.find('q', '<default>')?.key ?? '';
    const { key } = test.start({ door: 1 });
    const refusal = (targetProcessDefinitionKey: string, mappingInstructions: typeof mapping) =>
      refused(() => test.engine.migrateInstance(key, { targetProcessDefinitionKey, mappingInstructions }));
    should(refusal('7', mapping).code).equal('NOT_FOUND');
    should(refusal(target, [])).match({
      code: 'INVALID_STATE',
      message: /no mapping instruction defined for active element with id 'work'/,
    });
    should(refusal(target, [{ sourceElementId: 'work', targetElementId: 'start' }])).match({
      code: 'INVALID_STATE',
      message: /different type 'START_EVENT'/,
    });
    should(refusal(target, [{ sourceElementId: 'work', targetElementId: 'x' }])).match({
      code: 'INVALID_ARGUMENT',
      message: /non-existing target element id 'x'/,
    });
  });
});
