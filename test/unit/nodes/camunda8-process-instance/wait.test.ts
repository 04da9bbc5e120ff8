import should from 'should';
import type { SandboxOptions } from '../../../../sandbox/sandbox';
import { SECOND } from '../../../support/bpmn/test-engine';
import { reset } from '../../../support/faults';
import { clusterAt, Flow, stopFlow, watchStatus } from '../../../support/node-red/flow';
import { soon } from '../../../support/until';
import { ClockHouse } from '../../processes/clock-house';

describe('camunda8-process-instance, start and wait', () => {
  let house: ClockHouse;
  let flow: Flow;
  afterEach(async () => {
    await stopFlow();
    await house.close();
  });

  async function begin(more: object = {}, options: SandboxOptions = {}) {
    house = await ClockHouse.open(options);
    const node = { type: 'camunda8-process-instance', version: 1, operation: 'startAndWait' };
    const n = { ...node, processDefinitionId: 'long', timeout: '600', ...more };
    flow = await Flow.start(clusterAt(house.proxy.url), { n }, house.clock);
  }

  it('sends the variables at the end of 5 minutes, whatever a proxy cuts, and says that it waits', async () => {
    await begin();
    const shown = watchStatus();
    house.cutsAfter(60, reset);
    const ended = flow.pass('n', { topic: 'kept', payload: { cat: 'Minka' } });
    const key = await house.started();
    house.clock.advance(60 * SECOND);
    const { sent, error } = await house.through(ended);
    should(error).be.undefined();
    should(sent[0]).match({
      topic: 'kept',
      payload: { cat: 'Minka' },
      processInstance: { processInstanceKey: key, processDefinitionId: 'long', tenantId: '<default>' },
      camunda: { api: 'v2', status: 200 },
    });
    const [, waiting] = shown;
    should(waiting).match({ fill: 'blue', text: 'camunda8-process-instance.status.waiting' });
    await soon('shown', () => shown.at(-1)?.fill === 'green');
    should(shown.at(-1)?.text).equal('camunda8-process-instance.status.startAndWait');
  });

  it('leaves the message as it is where the process goes on, and names its key', async () => {
    await begin({ timeout: '' });
    const ended = flow.pass('n', { payload: { cat: 'Minka' } });
    const key = await house.started();
    house.clock.advance(60 * SECOND);
    const { sent, error, last } = await house.through(ended);
    should(sent).be.empty();
    should(error).match({
      code: 'CAMUNDA_TIMEOUT',
      message: new RegExp(`Process instance ${key} still runs after 60 s`),
    });
    should(last.payload).eql({ cat: 'Minka' });
    should(last).not.have.property('processInstance');
  });

  it('sends the variables alone that the form names', async () => {
    await begin({ processDefinitionId: 'short', fetchVariables: 'cat, none' });
    const { sent } = await flow.pass('n', { payload: { cat: 'Minka', dog: 'Rex' } });
    should(sent[0]?.payload).eql({ cat: 'Minka' });
  });

  it('waits no longer after a deploy, and the process goes on', async () => {
    await begin();
    void flow.pass('n', { payload: {} });
    await house.started();
    house.clock.advance(120 * SECOND);
    await house.asleep();
    await stopFlow();
    await soon('over', () => house.clock.sleepers === 0);
    should(house.instances[0]?.state).equal('ACTIVE');
  });

  it('refuses a wait that is no number of seconds, and starts nothing', async () => {
    await begin({ timeout: '0' });
    const { error } = await flow.pass('n', {});
    should(error).match({
      code: 'CAMUNDA_CONFIG',
      message: /The longest wait must be a whole number \(1 to 86400/,
    });
    should(house.instances).be.empty();
  });
});
