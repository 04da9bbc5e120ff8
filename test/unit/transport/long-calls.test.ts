import should from 'should';
import { LongCalls, MAX_LONG_CALLS } from '../../../src/transport/long-calls';
import { FaultServer } from '../../support/fault-server';
import { hang, json } from '../../support/faults';
import { refusal } from '../../support/refusal';
import { refusalOf } from '../../support/searches';
import { read, transportTo } from '../../support/transport';

describe('Long calls', () => {
  it('are at most 250 at a time; one more is an error', async () => {
    const calls = new LongCalls();
    const taken = Array.from({ length: MAX_LONG_CALLS }, () => calls.take(60_000));
    should(MAX_LONG_CALLS).equal(250);
    const error = await refusal(() => calls.take(60_000));
    should(error).have.properties({ code: 'CAMUNDA_BUSY' });
    should(error.cause.retryable).be.true();
    for (const one of taken.slice(0, 1)) calls.giveBack(one);
    calls.take(60_000);
    calls.close();
    should((await refusal(() => calls.take(60_000))).code).equal('CAMUNDA_ABORTED');
  });

  it('have a time-out of their own, be it longer or shorter than that of the others', async () => {
    const server = await FaultServer.start();
    server.on('*', hang);
    const transport = transportTo(server.url, { timeout: 60_000 });
    const { message } = await refusalOf('CAMUNDA_TIMEOUT', () => read(transport, { longest: 100 }));
    should(message).equal('No complete answer within 0.1 s');
    await transport.close();
    await server.stop();
  });

  it('go on after the usual ones are closed, until they are closed themselves', async () => {
    const server = await FaultServer.start();
    server.on('*', json({ brokers: [] }));
    const transport = transportTo(server.url);
    await transport.closeUsual();
    should((await read(transport, { longest: 5_000 })).status).equal(200);
    await refusalOf('CAMUNDA_ABORTED', () => read(transport));
    await transport.close();
    await refusalOf('CAMUNDA_ABORTED', () => read(transport, { longest: 5_000 }));
    await server.stop();
  });

  it('are sent once where whoever asks has a pace of their own', async () => {
    const server = await FaultServer.start();
    server.on('*', json({}, 429));
    const transport = transportTo(server.url);
    await refusalOf('CAMUNDA_BUSY', () => read(transport, { longest: 5_000, once: true }));
    should(server.seen).have.length(1);
    await transport.close();
    await server.stop();
  });
});
