import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { ask } from '../ask';
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

    if (version === '8.8') return;
    it('to GET /v2/batch-operations/{key} with 200', async () => {
      sandbox = await startSandbox({ version, tasks: 'empty' });
      const { failed } = await prepare(sandbox.engine);
      const resolution = `/v2/process-instances/${failed}/incident-resolution`;
      const { answerBody } = await ask(sandbox.url, ['POST', resolution, undefined, 200]);
      const path = `/v2/batch-operations/${JSON.parse(answerBody).batchOperationKey}`;
      should(release.faultsOf(await ask(sandbox.url, ['GET', path, undefined, 200]))).eql([]);
    });
  });
}
