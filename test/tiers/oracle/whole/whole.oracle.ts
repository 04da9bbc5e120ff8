import should from 'should';
import { request } from 'undici';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import type { Exchange } from '../../../support/relay';
import { clientOf } from '../../../support/sandbox-client';
import { ask, type Question } from '../ask';
import { Release } from '../release';
import { spoilt } from '../spoilt';
import { type DescribedVersion, versions } from '../versions';
import { keysOf } from './house';
import { questionsTo } from './questions';
import { WAYS } from './ways';

/**
 * Faults that 8.8's description finds in right answers: it takes a form's schema for an object, the key of an evaluated
 * decision for a number, which it is up to its hyphen, and a decision that has failed for one that there always is.
 */
const WRONG_IN_88 = [
  /\/form: answer 200: /,
  /\/decisionEvaluationInstanceKey must /,
  /\/failedDecisionDefinitionId must /,
];

/** Operations that answer nobody with more than that there is none. */
const NEVER_FOUND = ['GET /v2/resources/{resourceKey}', 'GET /v2/resources/{resourceKey}/content'];

/** Fields that hold what a user of Camunda makes up. */
const OPEN = ['variables', 'customHeaders', 'c8Links', 'result', 'schema'];

async function answered(version: DescribedVersion, question: Question): Promise<Exchange> {
  const sandbox = await startSandbox({ version, authentication: 'basic', tasks: 'empty' });
  const headers = await loggedIn(sandbox);
  const keys = await keysOf(sandbox, headers);
  const withKeys = (text: string) => text.replace(/\{(\w+)\}/g, (all, word) => keys[word] ?? all);
  const [method, path, body, status] = question;
  const isFile = typeof body === 'string' || !body;
  const asked: unknown = isFile ? body : JSON.parse(withKeys(JSON.stringify(body)));
  const exchange = await ask(sandbox.url, [method, withKeys(path), asked, status], headers);
  await sandbox.close();
  return exchange;
}

async function loggedIn(sandbox: Sandbox): Promise<Record<string, string>> {
  const client = clientOf(sandbox, { authentication: 'basic' });
  return client.requestHeaders('v2').finally(() => client.close());
}

for (const version of versions) {
  describe(`Every operation of Camunda ${version} that the sandbox has`, () => {
    const exchanges = new Map<string, Exchange>();
    let release: Release;

    before(async () => {
      release = await Release.load(version);
    });

    for (const question of questionsTo(version)) {
      const [method, path, , status] = question;
      it(`takes a right question and answers it: ${method} ${path}`, async () => {
        const exchange = await answered(version, question);
        should(exchange.status).equal(status, exchange.answerBody);
        const faults = release.faultsOf(exchange);
        const isKnown = (fault: string) => version === '8.8' && WRONG_IN_88.some((each) => each.test(fault));
        should(faults.filter((fault) => !isKnown(fault))).eql([]);
        if (path.endsWith('/search')) should(JSON.parse(exchange.answerBody).items).not.be.empty();
        if (faults.length === 0) exchanges.set(`${method} ${path}`, exchange);
      });
    }

    it('is asked here', async () => {
      const sandbox = await startSandbox({ version, tasks: 'empty' });
      const missing: string[] = [];
      for (const { method, path } of release.operations) {
        const url = sandbox.url + path.replace(/\{\w+\}/g, '1');
        const { statusCode, body } = await request(url, { method: method as 'GET' });
        // What nobody handles is answered with Spring's own words.
        const isThere = ![404, 405].includes(statusCode) || !(await body.text()).includes('"timestamp"');
        const isAsked = questionsTo(version).some(
          ([how, where]) => how === method && release.pathOf(method, where) === path,
        );
        if (isThere && !isAsked) missing.push(`${method} ${path}`);
      }
      await sandbox.close();
      should(missing.sort()).eql([...NEVER_FOUND].sort());
    });

    for (const [way, spoil] of Object.entries(WAYS)) {
      it(`is refused an answer with ${way}, wherever that is`, () => {
        const taken = [...exchanges].flatMap(([question, exchange]) => {
          if (!exchange.answerBody.startsWith('{')) return [];
          const bodies = spoilt(JSON.parse(exchange.answerBody), spoil, OPEN);
          return Array.from(bodies, ([where, wrong]) => ({
            where: `${question} ${where}`,
            isRefused: release.faultsOf({ ...exchange, answerBody: JSON.stringify(wrong) }).length > 0,
          }));
        });
        should(taken).not.be.empty();
        should(taken.flatMap(({ where, isRefused }) => (isRefused ? [] : [where]))).eql([]);
      });
    }
  });
}
