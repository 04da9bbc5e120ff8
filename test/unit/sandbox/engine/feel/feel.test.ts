import should from 'should';
import { Feel } from '../../../../../sandbox/engine/feel/feel';
import { cycleOf, instantOf, timeAfter } from '../../../../../sandbox/engine/feel/time';
import { refused, TestEngine } from '../../../../support/bpmn/test-engine';

const NOW = Date.UTC(2026, 4, 6, 7, 8, 9);

describe('An expression', () => {
  const feel = new Feel(() => NOW);
  const evaluated = (source: string, variables: Record<string, unknown> = {}) =>
    feel.evaluate(source, (name) => variables[name]).value;

  for (const [source, value] of [
    ['plain text', 'plain text'],
    ['=1 + 2', 3],
    ['= "a" + "b"', 'ab'],
    ['=a.b[1]', 7],
    ['=now()', '2026-05-06T07:08:09Z'],
    ['=today() + duration("P1D")', '2026-05-07'],
    ['=duration("PT5M")', 'PT5M'],
    ['={x: 1, y: [x, null]}', { x: 1, y: [1, null] }],
    ['=get or else(missing, "other")', 'other'],
    ['=is defined(missing)', false],
    ['=a', { b: [7] }],
    ['=missing', null],
  ] as const) {
    it(`${source} is ${JSON.stringify(value)}`, () => {
      should(evaluated(source, { a: { b: [7] } })).eql(value);
    });
  }

  it('asks only for the variables that it names', () => {
    const asked: string[] = [];
    feel.evaluate('=a.b + count(c) + (for x in d return x)[1]', (name) => void asked.push(name));
    should([...new Set(asked)].sort()).eql(['a', 'c', 'd', 'x']);
  });

  it('calls a function though a variable has its name', () => {
    should(evaluated('=count(list) + sum(list)', { list: [3], count: 7, sum: 'x' })).equal(4);
  });

  it('says which variables are missing', () => {
    should(feel.evaluate('=a + 1', () => undefined).warnings[0]).equal(
      "[NO_VARIABLE_FOUND] No variable found with name 'a'",
    );
  });
});

describe('A due date after so much time', () => {
  for (const text of ['P1D', 'PT30M', 'P1DT2H3M4S', 'P1M', 'PT0S', 'P', 'PT', '']) {
    it(`of "${text}" is what the expression written otherwise results in`, () => {
      for (const late of [0, 7, 20, 300, 991]) {
        const feel = new Feel(() => NOW + late);
        const [usual, other] = ['now() + duration', 'now()+duration'].map(
          (begin) => feel.evaluate(`=${begin}("${text}")`, () => undefined).value,
        );
        should(usual).equal(other);
        if (usual !== null) should(instantOf(String(usual))).be.a.Number();
      }
    });
  }
});

describe('An expression by command', () => {
  it('has a result and warnings, or is refused', () => {
    const { engine } = new TestEngine();
    should(engine.evaluateExpression('=x * 2', { x: 4 })).eql({ value: 8, warnings: [] });
    should(engine.evaluateExpression('toString', {}).value).equal(null);
    should(refused(() => engine.evaluateExpression('=1 +', {}))).match({
      code: 'INVALID_ARGUMENT',
      message: /failed to parse expression '1 \+'/,
    });
  });
});

describe('Times of timers', () => {
  it('are dates with an offset, with a zone beside it, or in UTC', () => {
    const midnight = Date.UTC(2026, 0, 1);
    for (const text of [
      '2026-01-01T01:00:00+01:00',
      '2026-01-01T00:00:00Z',
      '2026-01-01T00:00:00',
      '2026-01-01T01:00:00@Europe/Berlin',
      '2026-01-01',
    ]) {
      should(instantOf(text)).equal(midnight, text);
    }
    should(() => instantOf('soon')).throw(/Invalid date-time format 'soon'/);
  });

  it('are durations', () => {
    should(timeAfter(NOW, 'PT1H30M') - NOW).equal(90 * 60_000);
    should(timeAfter(NOW, 'P1DT0.5S') - NOW).equal(86_400_500);
    should(timeAfter(Date.UTC(2026, 0, 1), 'P1Y2M')).equal(Date.UTC(2027, 2, 1));
    should(() => timeAfter(NOW, '5 minutes')).throw(/Invalid duration format/);
  });

  it('are cycles', () => {
    should(cycleOf('R3/PT10M', () => NOW)).match({ repetitions: 3, start: undefined });
    should(cycleOf('R/2026-01-01T00:00:00Z/P1D', () => NOW)).match({
      repetitions: Number.POSITIVE_INFINITY,
      start: Date.UTC(2026, 4, 7),
    });
    should(() => cycleOf('0 0 9 * * *', () => NOW)).throw(/Invalid timer cycle expression/);
  });
});
