import should from 'should';
import { type Sandbox, startSandbox, type Version } from '../../../../sandbox/sandbox';
import { bpmn, element, end, flows, signal, start } from '../../../support/bpmn/build';
import { clusterAt, pass, startFlow, stopFlow } from '../../../support/node-red/flow';

const VERSIONS: readonly Version[] = ['8.6', '8.8', '8.9'];
const WAITS = bpmn(
  'wait',
  start(),
  element('intermediateCatchEvent', 'alarm', signal('alarm')),
  end(),
  flows('start alarm end'),
);
const ALARM = { type: 'camunda8-signal', signalName: 'alarm' };

for (const version of VERSIONS) {
  describe(`camunda8-signal on Camunda ${version}`, () => {
    let sandbox: Sandbox;

    beforeEach(async () => {
      sandbox = await startSandbox({ version, tasks: 'empty' });
      await sandbox.engine.deploy([{ name: 'wait.bpmn', content: WAITS }]);
    });
    afterEach(async () => {
      await stopFlow();
      await sandbox.close();
    });

    it('goes to all processes that wait for it, with the payload as variables', async () => {
      const create = () => sandbox.engine.createInstance({ process: { id: 'wait' } }).key;
      const keys = [create(), create()];
      await startFlow(clusterAt(sandbox.url), ALARM);
      const { sent } = await pass({ payload: { room: 'cellar' } });
      should(keys.map((key) => sandbox.instanceState(key))).eql(['COMPLETED', 'COMPLETED']);
      should(sent[0]?.payload).match({ signalKey: /^\d+$/, tenantId: '<default>' });
      const rooms = [...sandbox.engine.store.variable.values()].map(({ value }) => value);
      should(rooms).eql(['cellar', 'cellar']);
    });

    it('is taken also where nobody waits', async () => {
      await startFlow(clusterAt(sandbox.url), { ...ALARM, variables: '' });
      const { sent, error } = await pass({ payload: 'anything' });
      should(error).be.undefined();
      should(sent[0]?.camunda).match({ status: 200, requests: 1 });
    });

    it('needs a name', async () => {
      await startFlow(clusterAt(sandbox.url), { ...ALARM, signalName: '' });
      const { error } = await pass({ payload: {} });
      should(error).match({ code: 'CAMUNDA_INVALID', message: /^CamundaError: The signal name is missing/ });
      should(sandbox.requests).be.empty();
    });
  });
}
