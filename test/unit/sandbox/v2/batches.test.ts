import should from 'should';
import type { Version } from '../../../../sandbox/sandbox';
import { bpmn, end, flows, service, start } from '../../../support/bpmn/build';
import { CommandSandbox } from './command-sandbox';

const PROCESS = bpmn('p', start(), service('a'), service('b'), end(), flows('start a b end'));

describe('sandbox: a command to all instances that fulfil a filter', () => {
  let sandbox: CommandSandbox;
  let wet: string;
  let dry: string;

  async function begin(version: Version = '8.8'): Promise<void> {
    sandbox = await CommandSandbox.start({ version }, PROCESS);
    wet = sandbox.begin({ soil: 'wet' });
    dry = sandbox.begin({ soil: 'dry' });
  }
  afterEach(() => sandbox.close());

  const filter = { variables: [{ name: 'soil', value: '"dry"' }] };
  const tell = (what: string, json: object = {}) =>
    sandbox.post(`process-instances/${what}`, { filter, ...json });
  const state = (key: string) => sandbox.engine.store.processInstance.get(key)?.state;

  async function shouldBeDone(answered: { status: number; body: object }, counts: object): Promise<void> {
    should(answered).match({ status: 200, body: { batchOperationKey: /^\d+$/ } });
    const { batchOperationKey } = answered.body as { batchOperationKey: string };
    should((await sandbox.send('GET', `batch-operations/${batchOperationKey}`)).body).match({
      ...answered.body,
      state: 'COMPLETED',
      ...counts,
    });
  }

  const ONE = { operationsTotalCount: 1, operationsFailedCount: 0, operationsCompletedCount: 1 };

  it('cancels them, and no other', async () => {
    await begin();
    await shouldBeDone(await tell('cancellation'), ONE);
    should([state(wet), state(dry)]).eql(['ACTIVE', 'TERMINATED']);
  });

  it('moves them', async () => {
    await begin();
    const moveInstructions = [{ sourceElementId: 'a', targetElementId: 'b' }];
    await shouldBeDone(await tell('modification', { moveInstructions }), ONE);
    should(await sandbox.jobs('b')).match([{ processInstanceKey: dry }]);
    should(await sandbox.jobs('a')).match([{ processInstanceKey: wet }]);
  });

  it('migrates them, and tells of each that cannot be', async () => {
    await begin();
    await sandbox.deploy(bpmn('other', start(), service('z'), end(), flows('start z end')));
    const [target] = sandbox.engine.definitions.processes.versionsOf('other', '<default>');
    const plan = (targetElementId: string) => ({
      migrationPlan: {
        targetProcessDefinitionKey: target?.key,
        mappingInstructions: [{ sourceElementId: 'a', targetElementId }],
      },
    });
    const failed = await tell('migration', plan('start'));
    await shouldBeDone(failed, { operationsFailedCount: 1, operationsCompletedCount: 0 });
    const items = await sandbox.post('batch-operation-items/search', {
      filter: { batchOperationKey: failed.body.batchOperationKey, state: 'FAILED' },
    });
    should(items.body.items).match([
      { itemKey: dry, processInstanceKey: dry, errorMessage: /different type/ },
    ]);
    await shouldBeDone(await tell('migration', plan('z')), ONE);
    should(await sandbox.jobs('a', { maxJobsToActivate: 1 })).match([{ processDefinitionId: 'p' }]);
  });

  it('resolves their incidents', async () => {
    await begin();
    for (const { jobKey } of await sandbox.jobs('a')) await sandbox.post(`jobs/${jobKey}/failure`);
    await shouldBeDone(await tell('incident-resolution'), ONE);
    should(await sandbox.jobs('a')).match([{ processInstanceKey: dry }]);
  });

  it('deletes them in 8.9, where they are over', async () => {
    await begin('8.9');
    await shouldBeDone(await tell('deletion'), { operationsFailedCount: 1 });
    sandbox.engine.cancelInstance(dry);
    await shouldBeDone(await tell('deletion'), ONE);
    should([state(wet), state(dry)]).eql(['ACTIVE', undefined]);
  });

  it('can be found', async () => {
    await begin('8.9');
    await tell('cancellation');
    await tell('deletion');
    const { body } = await sandbox.post('batch-operations/search', {
      filter: { operationType: 'CANCEL_PROCESS_INSTANCE', state: { $in: ['COMPLETED'] } },
    });
    should(body.items).match([{ batchOperationType: 'CANCEL_PROCESS_INSTANCE', errors: [], actorId: null }]);
  });

  it('is refused without a filter, with one that cannot be read, and without what is to be done', async () => {
    await begin();
    should(await tell('cancellation', { filter: undefined })).match({
      status: 400,
      body: { detail: 'No filter provided.' },
    });
    should(await tell('cancellation', { filter: { bogus: 1 } })).match({
      status: 400,
      body: { detail: 'Request property [filter.bogus] cannot be parsed' },
    });
    should(await tell('migration')).match({ status: 400, body: { detail: 'No migrationPlan provided.' } });
    should(await tell('modification')).match({
      status: 400,
      body: { detail: 'No moveInstructions provided.' },
    });
  });

  it('of 8.6 is not there', async () => {
    await begin('8.6');
    for (const what of ['cancellation', 'migration', 'modification'])
      should((await tell(what)).status).equal(404);
  });
});
