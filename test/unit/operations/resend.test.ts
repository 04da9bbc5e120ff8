import should from 'should';
import { CamundaError } from '../../../src/errors';
import type { Operation, Server } from '../../../src/operations/operation';
import { callUntilDone } from '../../../src/operations/resend';
import type { HttpTransport } from '../../../src/transport/http-transport';
import { OrchestrationCluster } from '../../../src/user-tasks/orchestration-cluster';
import { FakeClock } from '../../support/fake-clock';
import { FaultServer } from '../../support/fault-server';
import { empty, inTurn, page, problem, reset } from '../../support/faults';
import { transportTo } from '../../support/transport';

const command = (resend: NonNullable<Operation['resend']>): Operation => ({
  ...{ id: 'doIt', method: 'POST', path: '/v2/it', kind: 'command', since: '8.6', input: {}, resend },
});
const gone = problem(404, 'NOT_FOUND', 'gone');

describe('A command that is sent again as its table says', () => {
  let server: FaultServer;
  let transport: HttpTransport;
  let cluster: Server;
  let clock: FakeClock;

  beforeEach(async () => {
    server = await FaultServer.start();
    transport = transportTo(server.url);
    cluster = { transport, versions: new OrchestrationCluster(transport).versions };
    clock = new FakeClock();
  });
  afterEach(async () => {
    await transport.close();
    await server.stop();
  });

  const call = (resend: NonNullable<Operation['resend']>, patience = {}) =>
    callUntilDone(
      cluster,
      command(resend),
      {},
      { clock, end: clock.monotonic() + 30_000, ...patience },
      { once: true },
    );
  const failureOf = async (asked: Promise<unknown>): Promise<CamundaError> => {
    const failure = await asked.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failure instanceof CamundaError) return failure;
    throw new Error('It did not fail');
  };

  it('is done where the answer to a repeat is good', async () => {
    server.on('*', inTurn(reset, page(502), empty(204)));
    should(await call('safe')).eql({ value: undefined, status: 204, requests: 3 });
  });

  it('is done where a repeat finds nothing left to do, and only where the table says so', async () => {
    server.on('*', inTurn(reset, gone));
    should(await call('gone is done')).eql({ value: undefined, status: 404, requests: 2 });
    server.on('*', inTurn(reset, gone));
    should((await failureOf(call('safe'))).cause).have.properties({ status: 404, done: 'maybe' });
  });

  it('is an error where there was nothing to do from the start', async () => {
    server.on('*', inTurn(gone));
    should((await failureOf(call('gone is done'))).cause).have.properties({ status: 404 });
    should(server.seen).have.length(1);
  });

  it('is sent once where the table says never', async () => {
    server.on('*', reset);
    should((await failureOf(call('never'))).cause.done).equal('maybe');
    should(server.seen).have.length(1);
  });

  it('is not sent again after a refusal that stays', async () => {
    server.on('*', problem(400, 'INVALID_ARGUMENT', 'no'));
    should((await failureOf(call('safe'))).code).equal('CAMUNDA_INVALID');
    should(server.seen).have.length(1);
  });

  it('takes a 404 that is not from Camunda for no end', async () => {
    server.on('*', inTurn(reset, page(404)));
    should((await failureOf(call('gone is done'))).cause.done).equal('maybe');
  });

  it('ends when its time is over, sooner where it may have been taken', async () => {
    server.on('*', reset);
    const began = clock.monotonic();
    await failureOf(call('safe', { endIfTaken: began + 2_000 }));
    should(clock.monotonic() - began).be.below(2_000);
    server.on('*', problem(429, 'RESOURCE_EXHAUSTED', 'busy'));
    const { code, cause } = await failureOf(call('safe', { endIfTaken: clock.monotonic() + 2_000 }));
    should([code, cause.done]).eql(['CAMUNDA_BUSY', undefined]);
    should(clock.monotonic() - began).be.above(20_000);
  });

  it('waits for a Retry-After', async () => {
    server.on('*', inTurn(problem(503, 'RESOURCE_EXHAUSTED', 'full', { 'retry-after': '2' }), empty(204)));
    await call('safe');
    should(clock.sleeps).eql([2_000]);
  });
});
