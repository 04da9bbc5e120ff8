import type { NodeMessage } from 'node-red';
import should from 'should';
import type { Version } from '../../../../sandbox/sandbox';
import { bpmn, end, flows, service, start } from '../../../support/bpmn/build';
import { clusterAt, pass, startFlow, stopFlow, watchStatus } from '../../../support/node-red/flow';
import { CommandSandbox } from '../../sandbox/v2/command-sandbox';

const PROCESS = bpmn('p', start(), service('a'), service('b'), end(), flows('start a b end'));
const ofInstance = (operation: string, more: object = {}) => ({
  ...{ type: 'camunda8-process-instance', version: 1, operation, processDefinitionId: 'p' },
  ...more,
});

describe('camunda8-process-instance', () => {
  let sandbox: CommandSandbox;
  afterEach(async () => {
    await stopFlow();
    await sandbox.close();
  });

  async function begin(version: Version, node: Record<string, unknown>, cluster = {}) {
    sandbox = await CommandSandbox.start({ version }, PROCESS);
    await startFlow(clusterAt(sandbox.sandbox.url, cluster), node);
  }

  const instances = () => [...sandbox.engine.store.processInstance.values()];

  async function result(msg: NodeMessage) {
    const { sent, error } = await pass(msg);
    should(error).equal(undefined);
    should(sent).have.length(1);
    return sent[0] ?? {};
  }

  async function refused(msg: NodeMessage) {
    const { sent, error, last } = await pass(msg);
    should(sent).be.empty();
    should(last.payload).eql(msg.payload);
    return error;
  }

  for (const version of ['8.6', '8.8', '8.9'] as const) {
    describe(`on ${version}`, () => {
      it('starts a process with the payload as its variables, and tells which', async () => {
        await begin(version, ofInstance('start'));
        const shown = watchStatus();
        const sent = await result({ topic: 'kept', payload: { cat: 'Minka' } });
        const [instance] = instances();
        should(sent.topic).equal('kept');
        should(sent.payload).eql({
          processInstanceKey: instance?.key,
          processDefinitionId: 'p',
          processDefinitionKey: instance?.definition.key,
          processDefinitionVersion: 1,
          tenantId: '<default>',
          ...(version === '8.6' ? {} : { tags: [] }),
        });
        should(sent).match({ camunda: { api: 'v2', status: 200, requests: 1 } });
        should(sandbox.engine.variablesOf(instance?.key ?? '')).eql({ cat: 'Minka' });
        should(shown.at(-1)).match({ fill: 'green', text: 'camunda8-process-instance.status.start' });
      });

      it('starts the version that is named, or the key of one', async () => {
        await begin(version, ofInstance('start', { processVersion: '1' }));
        await sandbox.deploy(PROCESS.replace('id="b"', 'id="b" name="other"'));
        should((await result({})).payload).match({ processDefinitionVersion: 1 });
        await stopFlow();
        const [{ key = '' } = {}] = [...sandbox.engine.store.processInstance.values()].map(
          ({ definition }) => definition,
        );
        const byKey = {
          processDefinitionId: '',
          processDefinitionKey: 'key',
          processDefinitionKeyType: 'msg',
        };
        await startFlow(clusterAt(sandbox.sandbox.url), ofInstance('start', byKey));
        should((await result({ key } as NodeMessage)).payload).match({ processDefinitionVersion: 1 });
      });

      it('starts at the elements that are named', async () => {
        await begin(version, ofInstance('start', { startElements: 'b' }));
        await result({});
        should(await sandbox.jobs('a')).be.empty();
        should(await sandbox.jobs('b')).have.length(1);
      });

      it('says that there is no such process', async () => {
        await begin(version, ofInstance('start', { processDefinitionId: 'other' }));
        const shown = watchStatus();
        should(await refused({ payload: {} })).match({
          code: 'CAMUNDA_NOT_FOUND',
          message: /There is no such process. Deploy it first/,
        });
        should(shown.at(-1)).match({ fill: 'red', shape: 'ring' });
      });

      it('cancels the instance of the message, and leaves the payload as it is', async () => {
        await begin(version, ofInstance('cancel'));
        const payload = { processInstanceKey: sandbox.begin() };
        should((await result({ payload })).payload).eql(payload);
        should(instances()[0]?.state).equal('TERMINATED');
        should(await refused({ payload })).match({
          code: 'CAMUNDA_NOT_FOUND',
          message: new RegExp(`Process instance ${payload.processInstanceKey} is not running`),
        });
      });

      it('sets variables of the whole instance', async () => {
        await begin(version, ofInstance('setVariables', { variables: 'more' }));
        const processInstanceKey = sandbox.begin({ cat: 'Minka' });
        await result({ payload: { processInstanceKey }, more: { grams: 70 } } as NodeMessage);
        should(sandbox.engine.variablesOf(processInstanceKey)).eql({ cat: 'Minka', grams: 70 });
      });

      it('modifies an instance', async () => {
        const modification = '{"activateInstructions":[{"elementId":"b"}]}';
        await begin(version, ofInstance('modify', { modification }));
        await result({ payload: { processInstanceKey: sandbox.begin() } });
        should(await sandbox.jobs('b')).have.length(1);
      });

      it('migrates an instance', async () => {
        await begin(version, ofInstance('migrate', { migration: 'plan', migrationType: 'msg' }));
        const processInstanceKey = sandbox.begin();
        await sandbox.deploy(PROCESS.replace('id="b"', 'id="b" name="other"'));
        const newest = sandbox.engine.store.processInstance.get(sandbox.begin())?.definition;
        const plan = {
          targetProcessDefinitionKey: newest?.key,
          mappingInstructions: [{ sourceElementId: 'a', targetElementId: 'a' }],
        };
        await result({ payload: { processInstanceKey }, plan } as NodeMessage);
        should(sandbox.engine.store.processInstance.get(processInstanceKey)?.definition.version).equal(2);
      });
    });
  }

  for (const version of ['8.8', '8.9'] as const) {
    it(`gets an instance (${version})`, async () => {
      await begin(version, ofInstance('get'));
      const processInstanceKey = sandbox.begin();
      const { payload } = await result({ payload: processInstanceKey });
      should(payload).match({ processInstanceKey, state: 'ACTIVE', processDefinitionId: 'p' });
      should(await refused({ payload: '4503599627370497' })).match({
        code: 'CAMUNDA_NOT_FOUND',
        message: /Process instance 4503599627370497 does not exist/,
      });
    });

    it(`starts with tags: text with commas, or an array (${version})`, async () => {
      await begin(version, ofInstance('start', { tags: 'tags', tagsType: 'msg' }));
      for (const tags of ['order-7, urgent', ['order-7', 'urgent']]) {
        should((await result({ tags } as NodeMessage)).payload).match({ tags: ['order-7', 'urgent'] });
      }
    });
  }

  it('starts with a business ID, and says that it is taken', async () => {
    sandbox = await CommandSandbox.start({ version: '8.9', uniqueBusinessIds: true }, PROCESS);
    const businessId = { businessId: 'payload.order', businessIdType: 'msg' };
    await startFlow(clusterAt(sandbox.sandbox.url), ofInstance('start', businessId));
    should((await result({ payload: { order: '4711' } })).payload).match({ businessId: '4711' });
    should(await refused({ payload: { order: '4711' } })).match({
      code: 'CAMUNDA_CONFLICT',
      message: /The business ID is taken/,
    });
    should(await refused({ payload: {} })).match({
      message: /The business ID is missing \(msg payload.order/,
    });
  });

  it('deletes what has ended, and what runs it does not', async () => {
    await begin('8.9', ofInstance('delete'));
    const processInstanceKey = sandbox.begin();
    should(await refused({ payload: { processInstanceKey } })).match({
      code: 'CAMUNDA_CONFLICT',
      message: /is still running. Cancel it first/,
    });
    sandbox.engine.cancelInstance(processInstanceKey);
    await result({ payload: { processInstanceKey } });
    should(instances()).be.empty();
  });

  it('resolves all incidents of an instance', async () => {
    await begin('8.9', ofInstance('resolveIncidents'));
    const processInstanceKey = sandbox.begin();
    const payload = { processInstanceKey, kept: true };
    should(await result({ payload })).match({ payload, camunda: { status: 200 } });
  });

  it('sends the tenant of the form, else that of the cluster', async () => {
    await begin('8.8', ofInstance('start'), { tenantId: 'garden' });
    await refused({ payload: {} });
    await stopFlow();
    await startFlow(
      clusterAt(sandbox.sandbox.url, { tenantId: 'garden' }),
      ofInstance('start', { tenantId: '<default>' }),
    );
    should((await result({})).payload).match({ tenantId: '<default>' });
  });

  const KEYS = {
    payload: { processInstanceKey: 0 },
    processInstance: { processInstanceKey: 1 },
    job: { processInstanceKey: 2 },
    processInstanceKey: 3,
  };
  it('finds the key in the payload, then in msg.processInstance, msg.job and msg', async () => {
    await begin('8.8', ofInstance('cancel'));
    const keys = [0, 1, 2, 3].map(() => sandbox.begin());
    const withKeys = JSON.parse(JSON.stringify(KEYS).replace(/\d/g, (index) => `"${keys[Number(index)]}"`));
    for (const [index, name] of Object.keys(KEYS).entries()) {
      await result({ ...withKeys, _msgid: undefined });
      should(instances()[index]?.state).equal('TERMINATED');
      delete withKeys[name];
    }
  });
});
