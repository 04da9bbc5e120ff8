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

  const look = { path: '/look', isLook: true } as const;

  it('are beside the usual ones: neither waits for the other', async () => {
    const transport = transportTo(server.url, { maxConnections: 1 });
    server.on('/flow', hang);
    const flow = refusal(read(transport, { path: '/flow' }));
    await soon('the flow asks', () => server.asked('/flow').length === 1);
    should((await read(transport, look)).body).eql({ ok: true });
    await transport.close();
    should((await flow).code).equal('CAMUNDA_ABORTED');
  });

  it('end with the others, and so do those that wait for one', async () => {
    const transport = transportTo(server.url);
    server.on('/look', hang);
    const looks = Array.from({ length: 5 }, () => refusal(read(transport, look)));
    await soon('they look', () => server.seen.length === 3);
    await transport.closeUsual();
    should((await Promise.all(looks)).map(({ code }) => code)).eql(Array(5).fill('CAMUNDA_ABORTED'));
    await transport.close();
  });

  it('are closed with the others where nobody looks at the moment, and not when they have been idle for long', async () => {
    const transport = transportTo(server.url);
    await read(transport, look);
    await transport.close();
    const closed = performance.now();
    await soon('none is open', () => server.connections.size === 0);
    should(performance.now() - closed).be.below(1_000);
  });

  it('are three, however many there are for flows', async () => {
    const transport = transportTo(server.url, { maxConnections: 8 });
    const { behaviour, open } = gate(json({ ok: true }));
    server.on('/look', behaviour).on('/flow', json({ ok: true }));
    const all = Array.from({ length: 9 }, () => read(transport, look));
    await soon('they look', () => server.seen.length === 3);
    await read(transport, { path: '/flow' });
    should(server.asked('/look')).have.length(3);
    open();
    await Promise.all(all);
    await transport.close();
  });
});
