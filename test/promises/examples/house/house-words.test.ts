import { readFileSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import { root } from '../../package/project';
import { readExample } from '../example';
import { importPage } from './house-page';

const page = readFileSync(path.join(root, 'pages', 'house-tasks', 'page.html'), 'utf8');

/** The names of all words, those of the problems too. */
function namesOf(words: object): string[] {
  return Object.entries(words).flatMap(([name, word]) =>
    typeof word === 'object' ? [name, ...namesOf(word)] : [`${name}: ${typeof word}`],
  );
}

describe('the words of the page "House tasks"', () => {
  it('are the same ones in English and in German', async () => {
    const { languages } = await importPage('words.js');
    should(Object.keys(languages)).eql(['en', 'de']);
    should(namesOf(languages.de ?? {})).eql(namesOf(languages.en ?? {}));
  });

  it('stand in the HTML as they do in English', async () => {
    const { languages } = await importPage('words.js');
    const shown = [...page.matchAll(/data-words="(\w+)"[^>]*>([^<]*)</g)];
    should(shown.length).be.above(10);
    for (const [, name = '', text] of shown) should(text).equal(languages.en?.[name]);
  });

  for (const [wanted, language, locale] of [
    [['de-AT', 'en'], 'de', 'de-AT'],
    [['en-GB'], 'en', 'en-GB'],
    [['fr-FR', 'de', 'en'], 'de', 'de'],
    [['fr-FR'], 'en', 'en'],
    [['__proto__', 'constructor'], 'en', 'en'],
    [[], 'en', 'en'],
  ] as const) {
    it(`are ${language} for who reads ${wanted.join(', ') || 'nothing that is known'}`, async () => {
      const { wordsFor } = await importPage('words.js');
      should(wordsFor([...wanted])).have.properties({ language, locale });
    });
  }

  it('say each reason that the flow gives, and nothing that only an administrator understands', async () => {
    const { languages, problemText } = await importPage('words.js');
    const functions = readExample('10 - House tasks in the browser').map(({ func }) => String(func ?? ''));
    const given = functions.flatMap((func) => [
      ...func.matchAll(/reason(?:: | = )'(\w+)'|\[\d{3}, '(\w+)'\]/g),
    ]);
    const reasons = given.map(([, one, other]) => one ?? other ?? '');
    should(reasons.length).be.above(10);
    for (const words of Object.values(languages)) {
      const something = problemText(words, { reason: 'wrong' });
      for (const reason of reasons.filter((one) => one !== 'wrong')) {
        const text = problemText(words, { reason, by: 'anna', person: 'bnen', field: 'pin' });
        should(text)
          .not.equal(something, reason)
          .and.not.match(/undefined|HTTP|\d{3}|localhost|Node-RED/);
      }
    }
  });

  it('have one for whatever else an answer says', async () => {
    const { languages, problemText } = await importPage('words.js');
    for (const reason of ['constructor', '__proto__', 'x', 7, null, undefined, {}]) {
      should(problemText(languages.en, { reason })).equal('Something went wrong. Your entries are kept.');
    }
  });
});

describe('the times of the page "House tasks"', () => {
  const now = new Date(2026, 10, 28, 23, 0).getTime();
  for (const [locale, time, text] of [
    ['en-GB', [2026, 10, 28, 9, 5], 'today, 09:05'],
    ['de-DE', [2026, 10, 29, 0, 30], 'morgen, 00:30'],
    ['de-DE', [2026, 10, 27, 23, 30], 'gestern, 23:30'],
    ['en-GB', [2026, 11, 24, 18, 0], '24 Dec 2026, 18:00'],
  ] as const) {
    it(`are read as "${text}"`, async () => {
      const { timeText } = await importPage('dates.js');
      const [year, month, day, hour, minute] = time;
      should(timeText(locale, new Date(year, month, day, hour, minute).getTime(), now)).equal(text);
    });
  }

  it('are those of the clock alone where it was today', async () => {
    const { pastText } = await importPage('dates.js');
    should(pastText('en-GB', new Date(2026, 10, 28, 9, 5).getTime(), now)).equal('09:05');
    should(pastText('en-GB', new Date(2026, 10, 27, 9, 5).getTime(), now)).equal('yesterday, 09:05');
  });
});
