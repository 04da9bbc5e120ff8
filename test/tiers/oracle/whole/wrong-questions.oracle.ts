import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { ask, type Question } from '../ask';
import { Release } from '../release';
import { spoilt } from '../spoilt';
import { versions } from '../versions';
import { keysOf } from './house';
import { questionsTo } from './questions';
import { WAYS } from './ways';

/** Fields that hold what a user of Camunda makes up. */
const OPEN = ['variables'];

for (const version of versions) {
  describe(`The sandbox of ${version} takes no question that Camunda does not describe`, () => {
    let release: Release;
    let sandbox: Sandbox;
    let keys: Record<string, string>;

    before(async () => {
      release = await Release.load(version);
      sandbox = await startSandbox({ version, tasks: 'empty' });
      keys = await keysOf(sandbox);
    });
    after(() => sandbox.close());

    for (const [way, spoil] of Object.entries(WAYS)) {
      it(`but answers ${way} with 400, wherever that is`, async () => {
        const taken: string[] = [];
        for (const question of questionsTo(version)) {
          for (const [where, wrong] of wrongQuestions(question)) {
            const exchange = await ask(sandbox.url, wrong);
            const right = { ...exchange, status: question[3], answerType: undefined, answerBody: '' };
            const isWrong = release.faultsOf(right).some((fault) => fault.includes(': request: '));
            if (isWrong && exchange.status !== 400) taken.push(`${question[1]} ${where}: ${exchange.status}`);
          }
        }
        should(taken).eql([]);
      });

      function wrongQuestions([method, path, body, status]: Question): [where: string, question: Question][] {
        if (typeof body === 'string' || !body) return [];
        const withKeys = (text: string) => text.replace(/\{(\w+)\}/g, (all, word) => keys[word] ?? all);
        const right: unknown = JSON.parse(withKeys(JSON.stringify(body)));
        return Array.from(spoilt(right, spoil, OPEN), ([where, wrong]) => [
          where,
          [method, withKeys(path), wrong, status],
        ]);
      }
    }
  });
}
