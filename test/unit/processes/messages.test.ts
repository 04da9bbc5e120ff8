import should from 'should';
import { Messages } from '../../../src/processes/messages';
import type { HttpTransport } from '../../../src/transport/http-transport';
import { OrchestrationCluster } from '../../../src/user-tasks/orchestration-cluster';
import { FakeClock } from '../../support/fake-clock';
import { FaultServer } from '../../support/fault-server';
import { inTurn, json, page, problem, reset } from '../../support/faults';
import { refusal } from '../../support/refusal';
import { transportTo } from '../../support/transport';

const PUBLISHED = json({ messageKey: 2251799813685368, tenantId: '<default>' });
const KEPT = problem(409, 'ALREADY_EXISTS', 'a message with that id was already published');

describe('A message', () => {
  let server: FaultServer;
  let transport: HttpTransport;
  let messages: Messages;
  let clock: FakeClock;

  beforeEach(async () => {
    server = await FaultServer.start();
    transport = transportTo(server.url);
    clock = new FakeClock();
    const { versions } = new OrchestrationCluster(transport);
    messages = new Messages({ transport, versions }, undefined);
  });
  afterEach(async () => {
    await transport.close();
    await server.stop();
  });

  const NOTHING = { correlationKey: undefined, messageId: undefined, tenantId: undefined };
  const publish = (given: object = {}) =>
    messages.publish(
      { name: 'bell', ...NOTHING, variables: {}, timeToLive: 60_000, ...given },
      undefined,
      clock,
    );
  const sent = () => server.seen.map(({ body }) => JSON.parse(body));

  it('is published with an ID of its own, its time to live, and an empty correlation key where it has none', async () => {
    server.on('*', PUBLISHED);
    await publish();
    await publish();
    const [first, second] = sent();
    should(first).match({ name: 'bell', correlationKey: '', timeToLive: 60_000, variables: {} });
    should(first.messageId).match(/^[0-9a-f-]{36}$/);
    should(second.messageId).not.equal(first.messageId);
  });

  it('has its key as text, whatever the server sends', async () => {
    server.on('*', PUBLISHED);
    const { value } = await publish({ messageId: 'i' });
    should(value).eql({ messageKey: '2251799813685368', messageId: 'i', tenantId: '<default>' });
  });

  for (const [what, behaviour] of [
    ['was lost', reset],
    ['came from a gateway that lost sight of Camunda', page(504)],
  ] as const) {
    it(`is published again with the same ID where the answer ${what}`, async () => {
      server.on('*', inTurn(behaviour, PUBLISHED));
      const { value, requests } = await publish();
      const [first, second] = sent();
      should(second).eql(first);
      should(value.messageId).equal(first.messageId);
      should(requests).equal(2);
    });
  }

  it('is done where a repeat finds it there, and its key stays unknown', async () => {
    server.on('*', inTurn(reset, KEPT));
    const { value, status } = await publish({ messageId: 'i', tenantId: 'house' });
    should(value).eql({ messageId: 'i', tenantId: 'house' });
    should(status).equal(409);
  });

  it('is a conflict where another one with its ID is there', async () => {
    server.on('*', KEPT);
    const { code, message, cause } = await refusal(publish({ messageId: 'i' }));
    should(code).equal('CAMUNDA_CONFLICT');
    should(message).equal('A message with this ID is still being kept, so this one was not published (ID i)');
    should(cause).not.have.property('done');
    should(server.seen).have.length(1);
  });

  it('is not done where a repeat finds nothing at the address', async () => {
    server.on('*', inTurn(reset, problem(404, 'NOT_FOUND', 'No endpoint')));
    const { code, cause } = await refusal(publish());
    should(code).equal('CAMUNDA_NOT_FOUND');
    should(cause.done).equal('maybe');
  });

  it('is not repeated where it is not to live: the error says that it may be there', async () => {
    server.on('*', reset);
    const { message, cause } = await refusal(publish({ timeToLive: 0 }));
    should(message).match(/It may have been done all the same: check before you send it again$/);
    should(cause).have.properties({ done: 'maybe', retryable: false });
    should(server.seen).have.length(1);
  });

  for (const [what, timeToLive, longest] of [
    ['while it is to live', 3_000, 3_000],
    ['for a minute at most', 86_400_000, 60_000],
  ] as const) {
    it(`is repeated ${what}`, async () => {
      server.on('*', reset);
      const begun = clock.monotonic();
      const { cause } = await refusal(publish({ timeToLive }));
      should(cause.done).equal('maybe');
      should(server.seen.length).be.within(4, 30);
      should(clock.monotonic() - begun).be.within(longest / 2, longest);
    });
  }

  it('that Camunda did not take is an error at once, after the tries of every call', async () => {
    server.on('*', problem(429, 'RESOURCE_EXHAUSTED', 'busy', { 'retry-after': '60' }));
    const { code, cause } = await refusal(publish());
    should(code).equal('CAMUNDA_BUSY');
    should(cause).not.have.property('done');
    should(server.seen).have.length(1);
  });

  it('is correlated once, whatever becomes of the answer', async () => {
    server.on('*', reset);
    const message = { name: 'bell', ...NOTHING, variables: {} };
    const { cause } = await refusal(messages.correlate(message));
    should(cause.done).equal('maybe');
    should(server.seen).have.length(1);
  });

  it('a signal is broadcast once, whatever becomes of the answer', async () => {
    server.on('*', reset);
    const { cause } = await refusal(
      messages.broadcast({ signalName: 'alarm', variables: {}, tenantId: undefined }),
    );
    should(cause.done).equal('maybe');
    should(server.seen).have.length(1);
  });

  it('is for the tenant of the cluster where it names none', async () => {
    server.on('*', PUBLISHED);
    const { versions } = new OrchestrationCluster(transport);
    messages = new Messages({ transport, versions }, 'house');
    await publish();
    await publish({ tenantId: 'garden' });
    await messages.correlate({ name: 'bell', ...NOTHING, variables: {} });
    await messages.broadcast({ signalName: 'alarm', variables: {}, tenantId: undefined });
    should(sent().map(({ tenantId }) => tenantId)).eql(['house', 'garden', 'house', 'house']);
  });

  it('names the permission that is missing', async () => {
    server.on('*', problem(403, 'FORBIDDEN', 'Insufficient permissions'));
    const { code, message } = await refusal(publish());
    should(code).equal('CAMUNDA_FORBIDDEN');
    should(message).equal(
      'Camunda does not allow this. Give the user or the client MESSAGE CREATE (Insufficient permissions)',
    );
  });
});
