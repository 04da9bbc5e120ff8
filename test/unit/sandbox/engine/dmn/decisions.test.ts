import should from 'should';
import { bpmn, element, end, flows, start, zeebe } from '../../../../support/bpmn/build';
import { dmn, literal, type Table, table } from '../../../../support/bpmn/dmn';
import { refused, TestEngine } from '../../../../support/bpmn/test-engine';

async function evaluate(file: string, variables: Record<string, unknown>, id = 'd') {
  const test = await TestEngine.of(file);
  return test.engine.evaluateDecision({ decision: { id }, variables });
}

/** Rules that all match from 10 on, in a table with one output. */
const overlapping = (hitPolicy: string, more: Partial<Table> = {}): string =>
  dmn(
    table('d', {
      hitPolicy,
      inputs: ['x'],
      outputs: [{ name: 'y', values: '"high","middle","low"' }],
      rules: [
        ['>= 1', '"low"'],
        ['>= 5', '"high"'],
        ['>= 10', '"middle"'],
      ],
      ...more,
    }),
  );

const numbers = (aggregation: string) =>
  overlapping('COLLECT', {
    aggregation,
    outputs: ['y'],
    rules: [
      ['> 0', '3'],
      ['> 1', '5'],
      ['> 2', '4'],
    ],
  });

describe('A decision table', () => {
  it('says which rules matched, from which inputs, with which outputs', async () => {
    const file = dmn(
      table('d', {
        inputs: ['season', 'guests * 2'],
        outputs: ['dish', 'pots'],
        rules: [
          ['"winter","autumn"', '<= 8', '"stew"', '1'],
          ['"summer"', '-', '"salad"', 'guests'],
        ],
      }),
    );
    const evaluation = await evaluate(file, { season: 'summer', guests: 6 });
    should(evaluation.output).eql({ dish: 'salad', pots: 6 });
    should(evaluation.evaluated).match([
      {
        state: 'EVALUATED',
        decision: { id: 'd', version: 1 },
        inputs: [
          { id: 'd-in0', name: 'season', value: 'summer' },
          { id: 'd-in1', name: 'guests * 2', value: 12 },
        ],
        matchedRules: [
          {
            id: 'd-rule2',
            index: 2,
            outputs: [
              { id: 'd-out0', name: 'dish', value: 'salad' },
              { name: 'pots', value: 6 },
            ],
          },
        ],
      },
    ]);
    should(evaluation.evaluated[0]?.key).equal(`${evaluation.key}-1`);
  });

  for (const [policy, x, output] of [
    ['UNIQUE', 2, 'low'],
    ['UNIQUE', 0, null],
    ['FIRST', 20, 'low'],
    ['PRIORITY', 20, 'high'],
    ['RULE ORDER', 20, ['low', 'high', 'middle']],
    ['OUTPUT ORDER', 20, ['high', 'middle', 'low']],
    ['COLLECT', 7, ['low', 'high']],
  ] as const) {
    it(`has the hit policy ${policy}: ${JSON.stringify(output)} for ${x}`, async () => {
      should((await evaluate(overlapping(policy), { x })).output).eql(output);
    });
  }

  for (const [aggregation, output] of [
    ['SUM', 12],
    ['MIN', 3],
    ['MAX', 5],
    ['COUNT', 3],
  ] as const) {
    it(`collects with ${aggregation}`, async () => {
      should((await evaluate(numbers(aggregation), { x: 9 })).output).equal(output);
    });
  }

  it('with ANY allows several rules that say the same', async () => {
    const file = (second: string) =>
      overlapping('ANY', {
        rules: [
          ['> 0', '"low"'],
          ['> 1', second],
        ],
      });
    should((await evaluate(file('"low"'), { x: 5 })).output).equal('low');
    should((await evaluate(file('"high"'), { x: 5 })).failureMessage).match(/ANY hit policy/);
  });

  it('with UNIQUE fails where several rules match', async () => {
    should(await evaluate(overlapping('UNIQUE'), { x: 20 })).match({
      output: null,
      failedDecisionId: 'd',
      failureMessage:
        /Expected to evaluate decision 'd', but multiple values aren't allowed for UNIQUE hit policy/,
      evaluated: [{ state: 'FAILED' }],
    });
  });

  it('gives its default output where no rule matches', async () => {
    const file = overlapping('UNIQUE', { outputs: [{ name: 'y', otherwise: '"none"' }] });
    should((await evaluate(file, { x: 0 })).output).equal('none');
  });

  for (const [cell, hits, misses] of [
    ['[1..5]', 5, 6],
    [']1..5[', 3, 5],
    ['not(3, 4)', 5, 4],
    ['< 3, > 10', 11, 5],
    ['? * 2 > 9', 5, 4],
    ['limit', 7, 8],
    ['null', null, 1],
    ['true', true, false],
    ['date("2026-01-01")', undefined, 1],
  ] as const) {
    it(`has cells such as ${cell}`, async () => {
      const file = overlapping('UNIQUE', { outputs: ['y'], rules: [[cell, 'true']] });
      if (hits !== undefined) should((await evaluate(file, { x: hits, limit: 7 })).output).equal(true);
      should((await evaluate(file, { x: misses, limit: 7 })).output).equal(null);
    });
  }
});

describe('A decision', () => {
  const LUNCH = dmn(
    table('season', {
      inputs: ['month'],
      outputs: ['season'],
      rules: [
        ['[6..8]', '"summer"'],
        ['not([6..8])', '"winter"'],
      ],
    }),
    literal('guests', 'count(names)'),
    literal('d', 'season + " for " + string(guests)', 'season', 'guests'),
  );

  it('evaluates those that it requires first', async () => {
    const evaluation = await evaluate(LUNCH, { month: 7, names: ['a', 'b'] });
    should(evaluation.output).equal('summer for 2');
    should(evaluation.evaluated.map(({ decision }) => decision.id)).eql(['season', 'guests', 'd']);
  });

  it('fails where one that it requires does', async () => {
    const evaluation = await evaluate(dmn(literal('a', 'assert(x, x != null)'), literal('d', 'a', 'a')), {});
    should(evaluation).match({ failedDecisionId: 'a', output: null });
    should(evaluation.evaluated.map(({ decision }) => decision.id)).eql(['a']);
  });

  it('is refused where there is none', async () => {
    const test = new TestEngine();
    should(refused(() => test.engine.evaluateDecision({ decision: { id: 'nobody' } }))).eql({
      code: 'NOT_FOUND',
      message: "Expected to evaluate decision 'nobody', but no decision found for id 'nobody'",
    });
  });
});

describe('A business rule task', () => {
  const asking = (decisionId: string, binding: Record<string, string> = {}) => {
    const called = zeebe('calledDecision', { decisionId, resultVariable: 'answer', ...binding });
    return bpmn('p', start(), element('businessRuleTask', 'ask', called), end(), flows('start ask end'));
  };

  it('keeps the result of its decision, and what was evaluated', async () => {
    const test = await TestEngine.of(dmn(literal('d', 'x + 1')), asking('="d"'));
    const instance = test.start({ x: 1 });
    should(test.variables(instance)).eql({ x: 1, answer: 2 });
    should([...test.engine.store.decisionInstance.values()]).match([
      { scope: { element: { id: 'ask' } }, output: 2 },
    ]);
  });

  it('takes the version of its decision that has a tag', async () => {
    const tag = `<extensionElements>${zeebe('versionTag', { value: 'old' })}</extensionElements>`;
    const tagged = dmn(literal('d', '1'))
      .replace('<variable', `${tag}<variable`)
      .replace('<definitions', '<definitions xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"');
    const test = await TestEngine.of(tagged);
    await test.deploy(dmn(literal('d', '2')), asking('d', { bindingType: 'versionTag', versionTag: 'old' }));
    should(test.variables(test.start())).eql({ answer: 1 });
  });

  it('is an incident where the decision is not there, or fails', async () => {
    const test = await TestEngine.of(
      dmn(literal('d', 'assert(x, x != null)')),
      asking('d'),
      asking('e').replace('"p"', '"q"'),
    );
    test.start();
    should(test.incident()).match({ type: 'DECISION_EVALUATION_ERROR' });
    test.start({}, 'q');
    should(test.incidents()[1]).match({
      type: 'CALLED_DECISION_ERROR',
      message: "Expected to evaluate decision 'e', but no decision found for id 'e'",
    });
  });
});

describe('A script task', () => {
  it('keeps the result of its expression', async () => {
    const script = zeebe('script', { expression: '=for i in 1..n return i * 2', resultVariable: 'twice' });
    const test = await TestEngine.of(
      bpmn('p', start(), element('scriptTask', 'count', script), end(), flows('start count end')),
    );
    should(test.variables(test.start({ n: 3 }))).eql({ n: 3, twice: [2, 4, 6] });
  });
});
