import should from 'should';
import { bpmn, element, end, flows, loop, service, start } from '../../../../support/bpmn/build';
import { MINUTE, refused, TestEngine } from '../../../../support/bpmn/test-engine';

const keyOf = (test: TestEngine, id: string) =>
  [...test.engine.store.elementInstance.values()].find(
    ({ element: { id: own }, state }) => own === id && state === 'ACTIVE',
  )?.key ?? '';

const TWO = bpmn(
  'p',
  start(),
  service('first'),
  element('subProcess', 'sub', start('in'), service('inner'), end('out'), flows('in inner out')),
  service('last'),
  end(),
  flows('start first sub last end'),
);

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

  it('moves one element instance, with variables', async () => {
    const test = await TestEngine.of(TWO);
    const instance = test.start();
    const move = (sourceElementInstanceKey: string) =>
      test.engine.modifyInstance(instance.key, {
        moveInstructions: [
          {
            sourceElementInstanceKey,
            targetElementId: 'last',
            variableInstructions: [{ variables: { a: 1 }, scopeId: 'last' }],
          },
        ],
      });
    should(refused(() => move('7')).code).equal('INVALID_ARGUMENT');
    const [{ job } = { job: undefined }] = test.jobs('first');
    move(job?.scope.key ?? '');
    should(test.active(instance)).eql(['last']);
    should(test.jobs('last')[0]?.variables).eql({ a: 1 });
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
    const into = { activateInstructions: [{ elementId: 'inner' }] };
    const refusal = () => refused(() => test.engine.modifyInstance(instance.key, into)).message;
    should(refusal()).endWith('inside a multi-instance subprocess is not supported.');
    test.complete('first');
    should(refusal()).match(/more than one active instance: 'sub'/);
    const [one] = [...test.engine.store.elementInstance.values()].filter(
      ({ type }) => type === 'SUB_PROCESS',
    );
    test.engine.modifyInstance(instance.key, {
      activateInstructions: [{ elementId: 'inner', ancestorElementInstanceKey: one?.key }],
    });
    should(test.jobs('inner').map(({ job }) => job.scope.parent === one)).eql([true, false, true]);
  });
});
