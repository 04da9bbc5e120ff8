import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { bpmn, element, end, flows, message, service, signal, start } from '../../../support/bpmn/build';
import { type Item, rightLogin, type Session, type Vendor } from '../vendors/vendor';

const PAY = bpmn(
  'pay',
  start(),
  element('intermediateCatchEvent', 'paid', message('paid', '=order')),
  end(),
  flows('start paid end'),
);
const RING = bpmn('ring', start('rung', message('bell')), service('open'), end(), flows('rung open end'));
const ALARM = bpmn(
  'alarm',
  start(),
  element('intermediateCatchEvent', 'fire', signal('fire')),
  end(),
  flows('start fire end'),
);

/** Messages and signals, and whom they reach. */
export function messageSuite(vendor: Vendor): void {
  describe('messages and signals', () => {
    let sandbox: Sandbox;
    let session: Session;

    beforeEach(async () => {
      sandbox = await startSandbox({ version: vendor.api, tasks: 'empty', partitions: 5 });
      await sandbox.engine.deploy([PAY, RING, ALARM].map((content, i) => ({ name: `${i}.bpmn`, content })));
      session = await vendor.connect(rightLogin(sandbox));
    });
    afterEach(() => sandbox.close());

    const start = (id: string, variables: Item = {}) =>
      sandbox.engine.createInstance({ process: { id }, variables }).key;

    const stateOf = (key: string) => sandbox.engine.store.processInstance.get(key)?.state;

    const ofProcess = (id: string) =>
      [...sandbox.engine.store.processInstance.values()].filter(({ definition }) => definition.id === id);

    it('reach the one instance with the correlation key', async () => {
      const [one, other] = [start('pay', { order: 'Nr. 1' }), start('pay', { order: 'Nr. 2' })];
      const variables = { euros: 7, by: { name: 'Käthe' } };
      const published = await session.publish({ name: 'paid', correlationKey: 'Nr. 2', variables });
      should(published.messageKey).match(/^\d+$/);
      should([stateOf(one), stateOf(other)]).eql(['ACTIVE', 'COMPLETED']);
      should(sandbox.engine.variablesOf(other)).eql({ order: 'Nr. 2', ...variables });
    });

    it('wait for an instance as long as they live, and no longer', async () => {
      await session.publish({ name: 'paid', correlationKey: 'kept', timeToLive: 60_000 });
      await session.publish({ name: 'paid', correlationKey: 'lost', timeToLive: 0 });
      const [kept, lost] = [start('pay', { order: 'kept' }), start('pay', { order: 'lost' })];
      should([stateOf(kept), stateOf(lost)]).eql(['COMPLETED', 'ACTIVE']);
    });

    it('are taken once by their id while they live', async () => {
      const once = { name: 'paid', correlationKey: 'x', timeToLive: 60_000, messageId: 'mail-1' };
      await session.publish(once);
      await should(session.publish(once)).be.rejectedWith({ status: 409 });
    });

    it('start a process', async () => {
      await session.publish({ name: 'bell', variables: { who: 'postman' } });
      const [rung, ...others] = ofProcess('ring');
      should(others).be.empty();
      should(sandbox.engine.variablesOf(String(rung?.key))).eql({ who: 'postman' });
    });

    it('are correlated, and say with whom', async () => {
      const key = start('pay', { order: 'Nr. 1' });
      const correlated = await session.correlate({
        ...{ name: 'paid', correlationKey: 'Nr. 1' },
        variables: { euros: 7 },
      });
      should(correlated).have.property('processInstanceKey', key);
      should(correlated.messageKey).match(/^\d+$/);
      should(stateOf(key)).equal('COMPLETED');
      should(sandbox.engine.variablesOf(key)).have.property('euros', 7);
    });

    it('are refused with 404 where nobody waits for them', () =>
      should(session.correlate({ name: 'paid', correlationKey: 'nobody' })).be.rejectedWith({ status: 404 }));

    it('as signals reach everybody', async () => {
      const keys = Array.from({ length: 10 }, () => start('alarm'));
      const { signalKey } = await session.broadcast({ signalName: 'fire', variables: { floor: 2 } });
      should(signalKey).match(/^\d+$/);
      should(keys.map(stateOf)).eql(keys.map(() => 'COMPLETED'));
      should(keys.map((key) => sandbox.engine.variablesOf(key).floor)).eql(keys.map(() => 2));
    });

    it('as signals are taken where nobody waits', async () => {
      should((await session.broadcast({ signalName: 'nothing' })).signalKey).match(/^\d+$/);
    });
  });
}
