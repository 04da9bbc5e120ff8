import should from 'should';
import type { HttpTransport } from '../../../src/transport/http-transport';
import { FakeClock } from '../../support/fake-clock';
import { type Behaviour, FaultServer } from '../../support/fault-server';
import { empty, hang, inTurn, json, page, problem, reset } from '../../support/faults';
import { refusal } from '../../support/refusal';
import { read, search, transportTo } from '../../support/transport';

describe('The transport', () => {
  let server: FaultServer;
  let clock: FakeClock;
  let transport: HttpTransport;

  beforeEach(async () => {
    clock = new FakeClock();
    server = await FaultServer.start();
    transport = transportTo(server.url, { clock });
  });

  afterEach(async () => {
    await transport.close();
    await server.stop();
  });

  it('sends JSON and answers what came back, with status and the number of requests', async () => {
    server.on('/v2/user-tasks/search', json({ items: [{ userTaskKey: 1 }] }));
    const answer = await search(transport, { body: { filter: { name: 'Grüße' } } });
    should(answer).eql({ status: 200, body: { items: [{ userTaskKey: 1 }] }, requests: 1 });
    const [seen] = server.seen;
    should(seen).have.properties({ method: 'POST', body: '{"filter":{"name":"Grüße"}}' });
    should(seen?.headers).have.properties({
      'content-type': 'application/json',
      accept: 'application/json, application/problem+json',
    });
  });

  it('sends no body and no content type where there is nothing to send', async () => {
    server.on('/v2/topology', json({}));
    await read(transport);
    should(server.seen[0]).have.property('body', '');
    should(server.seen[0]?.headers).not.have.property('content-type');
  });

  it('answers nothing for an empty body', async () => {
    server.on('/v2/topology', empty(204));
    should(await read(transport)).eql({ status: 204, body: undefined, requests: 1 });
  });

  it('answers XML as text where it was asked for, and takes nothing else for it', async () => {
    const xml = '<b:definitions name="Grüße"/>';
    const answering = (type: string): Behaviour => {
      return (_seen, response) => void response.setHeader('content-type', type).end(xml);
    };
    server.on('/v2/topology', inTurn(answering('text/xml;charset=UTF-8'), answering('text/html')));
    should(await read(transport, { reads: 'xml' })).eql({ status: 200, body: xml, requests: 1 });
    should(server.seen[0]?.headers.accept).equal('text/xml, application/problem+json');
    const error = await refusal(read(transport, { reads: 'xml' }));
    should(error).have.property('code', 'CAMUNDA_PROTOCOL');
  });

  it('sends nothing where the body cannot be written as JSON', async () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    for (const body of [circle, { big: 1n }, { toJSON: () => JSON.parse('<') }]) {
      should((await refusal(read(transport, { body }))).code).equal('CAMUNDA_INVALID');
    }
    should(server.seen.length).equal(0);
  });

  for (const [name, behaviour, type] of [
    ['HTML', page(200), 'text/html'],
    ['broken JSON', page(200, '{"brokers": [', 'application/json'), 'application/json'],
    ['a text without a type', page(200, 'OK', ''), 'without a content type'],
  ] as const) {
    it(`does not take ${name} for an answer of Camunda`, async () => {
      server.on('/v2/topology', behaviour);
      const error = await refusal(read(transport));
      should(error.code).equal('CAMUNDA_PROTOCOL');
      should(error.message).containEql(`/v2/topology answered 200 ${type}`);
      should(error.cause).have.properties({ status: 200, source: 'api', retryable: false });
    });
  }

  it('answers text where that is asked for, and takes no other instead', async () => {
    server.on('/v2/topology', inTurn(page(200, '<a>ü</a>', 'text/xml;charset=UTF-8'), page(200)));
    should(await read(transport, { reads: 'xml' })).have.property('body', '<a>ü</a>');
    should(server.seen[0]?.headers.accept).equal('text/xml, application/problem+json');
    should((await refusal(read(transport, { reads: 'xml' }))).code).equal('CAMUNDA_PROTOCOL');
  });

  it('does not follow a redirect', async () => {
    const elsewhere = await FaultServer.start();
    server.on('/v2/topology', empty(302, { location: `${elsewhere.url}/v2/topology` }));
    should((await refusal(read(transport))).code).equal('CAMUNDA_PROTOCOL');
    should(elsewhere.seen.length).equal(0);
    await elsewhere.stop();
  });

  it('sends a read again after 429, and counts it', async () => {
    server.on('/v2/topology', inTurn(empty(429), empty(429), json({})));
    should(await read(transport)).have.property('requests', 3);
    should(clock.sleeps).have.length(2);
  });

  it('sends a command again after 429, but not after a reset: it may have been done', async () => {
    server.on('/v2/messages/publication', inTurn(empty(429), json({})));
    const command = { method: 'POST', path: '/v2/messages/publication', body: {}, kind: 'command' } as const;
    should(await read(transport, command)).have.property('requests', 2);
    server.on('/v2/messages/publication', reset);
    should((await refusal(read(transport, command))).code).equal('CAMUNDA_UNAVAILABLE');
    should(server.seen.length).equal(3);
  });

  it('sends a command again where nothing was listening', async () => {
    await server.stop();
    const error = await refusal(read(transport, { kind: 'command' }));
    should(error.code).equal('CAMUNDA_UNAVAILABLE');
    should(clock.sleeps).have.length(2);
    server = await FaultServer.start();
  });

  it('gives the problem body to the error, also after the last try', async () => {
    server.on('/v2/topology', problem(503, 'RESOURCE_EXHAUSTED', 'Expected to handle it'));
    const error = await refusal(read(transport));
    should(error.cause).have.properties({
      status: 503,
      title: 'RESOURCE_EXHAUSTED',
      detail: 'Expected to handle it',
    });
    should(server.seen.length).equal(3);
  });

  it('asks nobody before a Retry-After is over', async () => {
    server.on('/v2/topology', inTurn(empty(429, { 'retry-after': '5' }), json({})));
    should((await refusal(read(transport))).cause.retryAfter).equal(5);
    clock.advance(2_000);
    should((await refusal(read(transport))).cause.retryAfter).equal(3);
    should(server.seen.length).equal(1);
    clock.advance(3_000);
    should(await read(transport)).have.property('status', 200);
  });

  it('asks the other API although one wants to be left alone', async () => {
    server.on('/v2/topology', empty(429, { 'retry-after': '5' })).on('/v1/tasks/search', json([]));
    should((await refusal(read(transport))).cause.retryAfter).equal(5);
    should(await search(transport, { api: 'v1', path: '/v1/tasks/search' })).have.property('status', 200);
  });

  it('asks nobody before a Retry-After is over, not even for who waits for a connection', async () => {
    await transport.close();
    transport = transportTo(server.url, { clock, maxConnections: 1 });
    server.on('/v2/topology', empty(429, { 'retry-after': '60' }));
    const errors = await Promise.all([1, 2, 3].map(() => refusal(read(transport))));
    for (const error of errors) should(error.cause.retryAfter).equal(60);
    should(server.seen.length).equal(1);
  });

  it('ends a call when the flow is deployed, and keeps serving the others', async () => {
    server.on('/v2/topology', hang).on('/v2/status', json({}));
    const controller = new AbortController();
    const aborted = refusal(read(transport, { signal: controller.signal }));
    await read(transport, { path: '/v2/status' });
    controller.abort();
    should((await aborted).code).equal('CAMUNDA_ABORTED');
    should(await read(transport, { path: '/v2/status' })).have.property('status', 200);
  });

  it('ends all calls when it is closed, waiting ones too, and takes no more', async () => {
    await transport.close();
    transport = transportTo(server.url, { clock, maxConnections: 1 });
    server.on('/v2/topology', hang);
    const calls = [1, 2, 3].map(() => refusal(read(transport)));
    while (server.seen.length === 0) await new Promise(setImmediate);
    await transport.close();
    for (const error of await Promise.all(calls)) should(error.code).equal('CAMUNDA_ABORTED');
    should((await refusal(read(transport))).code).equal('CAMUNDA_ABORTED');
    should(server.seen.length).equal(1);
  });
});
