import should from 'should';
import { FreeConnections, longestWait, MAX_WAITING } from '../../../src/transport/free-connections';
import { refusal } from '../../support/refusal';

const never = () => new FreeConnections(2, 60_000);

describe('The free connections of a cluster', () => {
  it('are handed out at once while there are any', () => {
    const connections = never();
    should(connections.take()).not.be.a.Promise();
    should(connections.take()).not.be.a.Promise();
    should(connections.take()).be.a.Promise();
  });

  it('are handed on in the order of asking', async () => {
    const connections = new FreeConnections(1, 60_000);
    const first = await connections.take();
    const order: string[] = [];
    const waiting = ['a', 'b', 'c'].map(async (name) => {
      const connection = await connections.take();
      order.push(name);
      connections.giveBack(connection);
    });
    connections.giveBack(first);
    await Promise.all(waiting);
    should(order).eql(['a', 'b', 'c']);
  });

  it('have at most 1,000 waiting; one more is an error', async () => {
    const connections = never();
    const [one, two] = [await connections.take(), await connections.take()];
    const waiting = Array.from({ length: MAX_WAITING }, async () => connections.take());
    should(MAX_WAITING).equal(1_000);
    const error = await refusal(() => connections.take());
    should(error.code).equal('CAMUNDA_BUSY');
    should(error.cause.retryable).be.true();
    connections.giveBack(one);
    await waiting[0];
    should(connections.take()).be.a.Promise();
    connections.close();
    connections.giveBack(two);
  });

  it('refuse who has waited too long, and keep nothing for him', async () => {
    const connections = new FreeConnections(1, 60_000, 20);
    const held = await connections.take();
    const error = await refusal(async () => connections.take());
    should(error.code).equal('CAMUNDA_TIMEOUT');
    connections.giveBack(held);
    should(connections.take()).not.be.a.Promise();
  });

  it('let a message wait twice as long as a request may take, and at least 10 s', () => {
    should(longestWait(30_000)).equal(60_000);
    should(longestWait(500)).equal(10_000);
  });

  it('serve who waits once the requests before them are given up: waiting has its own limit', async () => {
    const connections = new FreeConnections(1, 20);
    const hanging = await connections.take();
    const waiting = [connections.take(), connections.take()];
    const signal = hanging.begin();
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    connections.giveBack(hanging);
    for (const next of waiting) connections.giveBack(await next);
    should(connections.take()).not.be.a.Promise();
  });

  it('carry nothing once they are closed', async () => {
    const connections = new FreeConnections(1, 60_000);
    const connection = await connections.take();
    const carried = connection.begin();
    connections.close();
    should(carried.aborted).be.true();
    should(connection.begin().aborted).be.true();
  });

  it('refuse who is aborted, before and while he waits, and keep nothing for him', async () => {
    const connections = new FreeConnections(1, 60_000);
    const held = await connections.take();
    const controller = new AbortController();
    const waiting = refusal(async () => connections.take(controller.signal));
    controller.abort();
    should((await waiting).code).equal('CAMUNDA_ABORTED');
    should((await refusal(() => connections.take(controller.signal))).code).equal('CAMUNDA_ABORTED');
    connections.giveBack(held);
    should(connections.take()).not.be.a.Promise();
  });

  it('refuse everybody once they are closed', async () => {
    const connections = new FreeConnections(1, 60_000);
    await connections.take();
    const waiting = refusal(async () => connections.take());
    connections.close();
    should((await waiting).code).equal('CAMUNDA_ABORTED');
    should((await refusal(() => connections.take())).code).equal('CAMUNDA_ABORTED');
  });
});

describe('The clock of a connection', () => {
  it('ends a request that takes too long, with the seconds in the error', async () => {
    const connection = await new FreeConnections(1, 30).take();
    const signal = connection.begin();
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    should(signal.reason).have.properties({ code: 'CAMUNDA_TIMEOUT' });
    should(signal.reason.message).equal('No complete answer within 0.03 s');
    should(signal.reason.cause.retryable).be.true();
  });

  it('starts anew with every request, also after one that was too late', async () => {
    const connection = await new FreeConnections(1, 30).take();
    const late = connection.begin();
    await new Promise((resolve) => late.addEventListener('abort', resolve));
    connection.end();
    const next = connection.begin();
    should(next.aborted).be.false();
    await new Promise((resolve) => next.addEventListener('abort', resolve));
    should(next.reason).have.properties({ code: 'CAMUNDA_TIMEOUT' });
  });
});
