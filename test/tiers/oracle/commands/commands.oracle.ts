import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { ask, type Question } from '../ask';
import { Release } from '../release';
import { versions } from '../versions';
import { prepare } from './house';
import { questionsTo } from './questions';

/** An empty text where no decision has failed: 8.8 describes the field as required, and as the id of a decision. */
const NONE_FAILED = /answer 200: \/failedDecisionDefinitionId must /;

for (const version of versions) {
  describe(`The sandbox answers commands as Camunda ${version} does`, () => {
    let release: Release;
    let sandbox: Sandbox;

    before(async () => {
      release = await Release.load(version);
    });
    afterEach(() => sandbox.close());

    for (const [method, path, body, status] of questionsTo(version)) {
      it(`to ${method} ${path} with ${status}`, async () => {
        sandbox = await startSandbox({ version, tasks: 'empty' });
        const keys = await prepare(sandbox.engine);
        const withKeys = (text: string) => text.replace(/\{(\w+)\}/g, (all, word) => keys[word] ?? all);
        const asked: unknown =
          typeof body === 'string' || !body ? body : JSON.parse(withKeys(JSON.stringify(body)));
        const exchange = await ask(sandbox.url, [method, withKeys(path), asked, status]);
        should(exchange.status).equal(status, exchange.answerBody);
        const faults = release.faultsOf(exchange);
        should(faults.filter((fault) => version !== '8.8' || !NONE_FAILED.test(fault))).eql([]);
      });
    }

    it('to GET and searches of a batch operation', async () => {
      sandbox = await startSandbox({ version, tasks: 'empty' });
      await prepare(sandbox.engine);
      const json = { filter: { processDefinitionId: 'p' } };
      const cancel: Question = ['POST', '/v2/process-instances/cancellation', json, 200];
      const { batchOperationKey } = JSON.parse((await ask(sandbox.url, cancel)).answerBody);
      const questions: Question[] = [
        ['GET', `/v2/batch-operations/${batchOperationKey}`, undefined, 200],
        ['POST', '/v2/batch-operations/search', undefined, 200],
        ['POST', '/v2/batch-operation-items/search', { filter: { batchOperationKey } }, 200],
      ];
      for (const question of questions) should(release.faultsOf(await ask(sandbox.url, question))).eql([]);
    });
  });
}
