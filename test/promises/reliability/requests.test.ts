import { Readable } from 'node:stream';
import should from 'should';
import { FaultServer } from '../../support/fault-server';
import {
  dropIdleAfter,
  empty,
  gate,
  hang,
  inTurn,
  json,
  problem,
  reset,
  resetWhenReused,
} from '../../support/faults';
import { clusterAt, Flow, type Outcome } from '../../support/node-red/flow';
import { refusal } from '../../support/refusal';
import { read, search, transportTo } from '../../support/transport';
import { TOPOLOGY } from './cluster';

const found = json({ items: [], page: { totalItems: 0 } });

describe('Requests, through the nodes', () => {
  let server: FaultServer;
  let flow: Flow;

  beforeEach(async () => {
    server = (await FaultServer.start()).on('/v2/topology', json(TOPOLOGY));
    server.on('/v2/user-tasks/search', found);
    flow = await Flow.start(clusterAt(server.url, { maxConnections: '8' }));
  });

  afterEach(async () => {
    await flow.stop();
    await server.stop();
  });

  function allWell(outcomes: Outcome[]): void {
    for (const { error } of outcomes) should(error).be.undefined();
  }

  it('line 26: 120 searches against a server that drops idle connections after 300 ms: no error', async () => {
    server.on('/v2/user-tasks/search', dropIdleAfter(300, found));
    await flow.deploy(clusterAt(server.url, { maxConnections: '18' }));
    // As many at a time as there are connections, which have just been dropped, or are just being dropped.
    for (let batch = 0; batch < 7; batch++) {
      allWell(await flow.passAll(18, 'search'));
      await new Promise((resolve) => setTimeout(resolve, 297 + batch));
    }
    should(server.asked('/v2/user-tasks/search').length).be.aboveOrEqual(120);
  });

  it('line 26: a reset of every reused connection is no error of a search', async () => {
    server.on('/v2/user-tasks/search', resetWhenReused(found));
    allWell(await flow.passAll(8, 'search'));
    for (let message = 0; message < 20; message++) allWell([await flow.pass('search')]);
  });

  it('line 27: never more connections than the configured number', async () => {
    allWell(await flow.passAll(500, 'topology', 'search', 'login'));
    should(server.mostConnections).be.belowOrEqual(8);
  });

  it('line 27: 1,000 messages wait, one more is an error, and nothing is warned of', async () => {
    const warnings: string[] = [];
    const note = (warning: Error) => warnings.push(warning.message);
    process.on('warning', note);
    const held = gate(json(TOPOLOGY));
    server.on('/v2/topology', held.behaviour);
    const messages = flow.passAll(8 + 1_000, 'topology');
    while (server.asked('/v2/topology').length < 8) await new Promise(setImmediate);
    const { error } = await flow.pass('topology');
    should(error?.code).equal('CAMUNDA_BUSY');
    should(error?.cause).containEql({ retryable: true });
    held.open();
    allWell(await messages);
    process.off('warning', note);
    should(warnings).be.empty();
  });

  it('line 27: 900 messages wait while the server is away for 1.5 s, and those under way alone are lost', async () => {
    await flow.deploy(clusterAt(server.url, { maxConnections: '8', timeout: '2' }));
    let isAway = true;
    server.on('/v2/topology', (seen, response) => (isAway ? hang : json(TOPOLOGY))(seen, response));
    const messages = flow.passAll(900, 'topology');
    setTimeout(() => {
      isAway = false;
    }, 1_500);
    const failed = (await messages).filter(({ error }) => error);
    should(failed).have.length(8);
    for (const { error } of failed) should(error?.code).equal('CAMUNDA_TIMEOUT');
  });

  it('line 28: a key of 64 bits arrives digit for digit, as a text', async () => {
    server.on('/v2/topology', json({ ...TOPOLOGY, gatewayVersion: '8.6.0' }));
    const task = '{"key":9007199254740993,"processInstanceKey":9223372036854775807,"state":"CREATED"}';
    server.on('/v2/user-tasks/search', (_seen, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(`{"items":[${task}],"page":{"totalItems":1}}`);
    });
    for (const shape of ['common', 'raw']) {
      const search = { type: 'camunda8-search-tasks', shape };
      await flow.deploy(clusterAt(server.url), { search });
      const { sent } = await flow.pass('search');
      const key = shape === 'common' ? 'userTaskKey' : 'key';
      should(sent[0]?.payload).containDeep([
        { [key]: '9007199254740993', processInstanceKey: '9223372036854775807' },
      ]);
    }
  });
});

describe('Requests', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await FaultServer.start();
  });

  afterEach(() => server.stop());

  for (const [name, fault] of [
    ['429', empty(429)],
    ['503 RESOURCE_EXHAUSTED', problem(503, 'RESOURCE_EXHAUSTED', 'no')],
    ['a reset', reset],
  ] as const) {
    it(`line 26: a search after ${name} is tried 3 times`, async () => {
      server.on('/v2/user-tasks/search', inTurn(fault, fault, found));
      const transport = transportTo(server.url);
      should(await search(transport)).have.properties({ status: 200, requests: 3 });
      server.on('/v2/user-tasks/search', fault);
      await refusal(search(transport));
      should(server.asked('/v2/user-tasks/search')).have.length(6);
      await transport.close();
    });
  }

  it('line 26: a command is sent again only where the server had not taken it', async () => {
    const command = { method: 'POST', path: '/v2/signals/broadcast', body: {}, kind: 'command' } as const;
    const transport = transportTo(server.url, { maxConnections: 1 });
    server.on('/v2/signals/broadcast', resetWhenReused(empty(200)));
    should(await read(transport, command)).have.property('status', 200);
    should((await refusal(read(transport, command))).code).equal('CAMUNDA_UNAVAILABLE');
    should(server.asked('/v2/signals/broadcast')).have.length(2);
    server.on('/v2/signals/broadcast', inTurn(problem(503, 'RESOURCE_EXHAUSTED', 'no'), empty(200)));
    should(await read(transport, command)).have.properties({ status: 200, requests: 2 });
    await transport.close();
  });

  it('line 26: the problem body always reaches the error', async () => {
    const transport = transportTo(server.url);
    for (const status of [400, 403, 404, 409, 429, 500, 501, 503, 504]) {
      server.on('/v2/topology', problem(status, 'RESOURCE_EXHAUSTED', `detail of ${status}`));
      const error = await refusal(read(transport));
      should(error.cause).have.properties({ status, detail: `detail of ${status}` });
      should(error.message).containEql(`detail of ${status}`);
    }
    await transport.close();
  });

  it('line 27: an answer is bounded: 16 MiB and then an error', async () => {
    const chunk = Buffer.alloc(1024 * 1024, ' ');
    let sent = 0;
    const endless = function* () {
      for (;;) {
        sent += chunk.length;
        yield chunk;
      }
    };
    server.on('/v2/topology', (_seen, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      Readable.from(endless()).pipe(response);
    });
    const transport = transportTo(server.url);
    const error = await refusal(read(transport));
    should(error.code).equal('CAMUNDA_PROTOCOL');
    should(error.message).endWith(
      'is too large (200 application/json, more than 16 MiB). Ask for smaller pages',
    );
    should(error.cause).have.properties({ status: 200, source: 'api' });
    should(sent).be.within(16 * 1024 * 1024, 32 * 1024 * 1024);
    await transport.close();
  });

  it('line 27: an answer just below 16 MiB is taken', async () => {
    const text = 'x'.repeat(16 * 1024 * 1024 - 100);
    server.on('/v2/topology', json({ text }));
    const transport = transportTo(server.url);
    const { body } = await read(transport);
    should(body).have.propertyByPath('text', 'length').equal(text.length);
    await transport.close();
  });
});
