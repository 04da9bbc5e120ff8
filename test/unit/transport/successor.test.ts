import should from 'should';
import { FaultServer } from '../../support/fault-server';
import { json, page, problem, reset } from '../../support/faults';
import { refusal } from '../../support/refusal';
import { read, transportTo } from '../../support/transport';

/** SaaS addresses get another name with 8.9; the old one ends with 8.10. */
describe('A name that is gone', () => {
  let old: FaultServer;
  let successor: FaultServer;

  beforeEach(async () => {
    [old, successor] = await Promise.all([FaultServer.start(), FaultServer.start()]);
    successor.on('/v2/topology', json({}));
  });

  afterEach(async () => {
    await Promise.all([old.stop(), successor.stop()]);
  });

  it('is replaced by its successor after a 404 from the edge, found out once', async () => {
    old.on('/v2/topology', page(404));
    const transport = transportTo([old.url, successor.url]);
    should(await read(transport)).have.properties({ status: 200, requests: 2 });
    should(await read(transport)).have.properties({ status: 200, requests: 1 });
    should(old.seen.length).equal(1);
    await transport.close();
  });

  it('is replaced by its successor where it is not in the DNS any more', async () => {
    const transport = transportTo(['http://bru-2.zeebe.invalid', successor.url]);
    should(await read(transport)).have.property('status', 200);
    await transport.close();
  });

  it('stays where it answers, a 404 of Camunda included', async () => {
    old.on('/v2/topology', problem(404, 'NOT_FOUND', 'no such thing'));
    const transport = transportTo([old.url, successor.url]);
    should((await refusal(read(transport))).code).equal('CAMUNDA_NOT_FOUND');
    should(successor.seen.length).equal(0);
    await transport.close();
  });

  it('does not hide that the successor may have done a command', async () => {
    old.on('/v2/signals/broadcast', page(404));
    successor.on('/v2/signals/broadcast', reset);
    const command = { method: 'POST', path: '/v2/signals/broadcast', body: {}, kind: 'command' } as const;
    for (const address of [old.url, 'http://bru-2.zeebe.invalid']) {
      const transport = transportTo([address, successor.url]);
      const error = await refusal(read(transport, command));
      should(error.code).equal('CAMUNDA_UNAVAILABLE');
      should(error.cause).containEql({ retryable: false, done: 'maybe' });
      await transport.close();
    }
  });

  it('is named in the error where the successor cannot be reached either', async () => {
    old.on('/v2/topology', page(404));
    await successor.stop();
    const transport = transportTo([old.url, successor.url]);
    const error = await refusal(read(transport));
    should(error.code).equal('CAMUNDA_NOT_FOUND');
    should(error.cause.url).equal(`${old.url}/v2/topology`);
    await transport.close();
    successor = await FaultServer.start();
  });
});
