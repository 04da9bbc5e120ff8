import should from 'should';
import { FaultServer } from '../../support/fault-server';
import { gate, hang, json } from '../../support/faults';
import { refusal } from '../../support/refusal';
import { read, transportTo } from '../../support/transport';
import { soon } from '../../support/until';

describe('The connections of those who only look', () => {
  let server: FaultServer;
  beforeEach(async () => {
    server = (await FaultServer.start()).on('/look', json({ ok: true }));
  });
  afterEach(() => server.stop());

  const looks = { path: '/look', isLook: true } as const;

  it('are beside the usual ones: neither waits for the other', async () => {
    const transport = transportTo(server.url, { maxConnections: 1 });
    server.on('/flow', hang);
    const flow = refusal(read(transport, { path: '/flow' }));
    await soon('the flow asks', () => server.asked('/flow').length === 1);
    should((await read(transport, looks)).body).eql({ ok: true });
    server.on('/look', hang);
    const look = refusal(read(transport, looks));
    await soon('somebody looks', () => server.asked('/look').length === 2);
    await transport.close();
    should([(await flow).code, (await look).code]).eql(['CAMUNDA_ABORTED', 'CAMUNDA_ABORTED']);
  });

  it('are three, however many there are for flows', async () => {
    const transport = transportTo(server.url, { maxConnections: 8 });
    const { behaviour, open } = gate(json({ ok: true }));
    server.on('/look', behaviour).on('/flow', json({ ok: true }));
    const all = Array.from({ length: 9 }, () => read(transport, looks));
    await soon('they look', () => server.seen.length === 3);
    await read(transport, { path: '/flow' });
    should(server.asked('/look')).have.length(3);
    open();
    await Promise.all(all);
    await transport.close();
  });
});
