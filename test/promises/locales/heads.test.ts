import should from 'should';
import { LANGUAGES } from '../../../nodes/common/wording';
import { headOf } from '../../../src/sentence';
import { faultOfHead } from './heads';
import { type Compiled, compileSentences } from './sentences';
import { translationOf } from './translation';

/** Characters that the debug sidebar shows of a message, and what German, which is longer, may have. */
const LONGEST: Record<string, number> = { en: 80, de: 100 };

describe('heads of sentences', () => {
  let compiled: Compiled;

  before(() => {
    compiled = compileSentences();
  });

  /** The templates whose first words do not say it. */
  function faults(language: string): string[] {
    const { templates } = translationOf(language);
    // A clause, which begins with a small letter, never stands at the beginning of a message.
    const whole = compiled.sentences.filter(({ template }) => !/^[a-z ]/.test(template));
    return whole.flatMap(({ template, values }) => {
      const said = language === 'en' ? template : (templates[template] ?? '');
      const fault = faultOfHead(said, values, LONGEST[language] ?? 0);
      return fault ? [`${fault}: ${said}`] : [];
    });
  }

  for (const language of LANGUAGES) {
    it(`say in ${language} what is wrong or what to do before the debug sidebar cuts them`, () => {
      should(compiled.sentences.length).be.above(150);
      should(faults(language)).be.empty();
    });
  }

  const broken: [why: string, template: string, values: string[], fault: RegExp][] = [
    ['too many words', `${'words '.repeat(13)}more`, [], /head of 82 characters/],
    ['values count too', `${'{0} '.repeat(3)}${'w'.repeat(20)}`, ['host', 'name', 'key'], /head of 83/],
    ['the words of a server', 'Camunda said {0}', ['reason'], /may be long: reason/],
    ['a list', 'It knows {0}', ["known.join(', ')"], /may be long/],
    ['another sentence', 'It failed as {0}', ['failure.sentence'], /may be long/],
    ['a full stop at the end', 'It failed.', [], /nothing can be put after/],
  ];
  for (const [why, template, values, fault] of broken) {
    it(`are refused for ${why}`, () => {
      should(faultOfHead(template, values, 80)).match(fault);
    });
  }

  it('end where details begin', () => {
    should(headOf('Nothing listens at localhost:8080. Check it')).equal('Nothing listens at localhost:8080');
    should(headOf('Camunda is busy (503: later)')).equal('Camunda is busy');
    should(faultOfHead(`${'w'.repeat(80)}{0}`, ['said'], 80)).be.undefined();
  });
});
