import should from 'should';
import type { Behaviour, FaultServer } from '../../support/fault-server';
import { empty, json } from '../../support/faults';
import { Flow } from '../../support/node-red/flow';
import { refusal } from '../../support/refusal';
import type { Tokens } from '../../support/tokens';
import { read } from '../../support/transport';
import { CLIENT, type Cluster, oidcCluster, startCluster, startServer, TOPOLOGY } from './cluster';

const bearer = { 'www-authenticate': 'Bearer' };

describe('When the API refuses, through the nodes', () => {
  let server: FaultServer;
  let tokens: Tokens;
  let flow: Flow;

  beforeEach(async () => {
    ({ server, tokens } = await startServer(300));
    flow = await Flow.start(oidcCluster(server, { maxConnections: '32', audience: 'zeebe-api' }));
  });

  afterEach(async () => {
    await flow.stop();
    await server.stop();
  });

  it('line 10: 32 requests at once that all get 401: 1 token request, 32 x 200', async () => {
    await flow.pass('topology');
    tokens.revokeAll();
    // All 32 are refused before the first of them hears of it.
    const all: (() => void)[] = [];
    const refuseTogether: Behaviour = (_seen, response) => {
      all.push(() => response.writeHead(401, bearer).end());
      if (all.length === 32) for (const refuse of all) refuse();
    };
    server.on('/v2/topology', tokens.guard(json(TOPOLOGY), refuseTogether));
    const outcomes = await flow.passAll(32, 'topology');
    for (const { error, sent } of outcomes) {
      should(error).be.undefined();
      should(sent[0]).have.propertyByPath('camunda', 'status').equal(200);
    }
    should(all).have.length(32);
    should(server.asked('/token')).have.length(2);
    should(server.asked('/v2/topology')).have.length(1 + 64);
  });

  it('line 11: an API that always says 401: 20 messages, at most 2 token requests', async () => {
    server.on('/v2/topology', empty(401, bearer));
    for (let message = 0; message < 20; message++) {
      const { error } = await flow.pass('topology');
      should(error?.code).equal('CAMUNDA_AUTH');
      should(error?.message).match(/the audience was "zeebe-api"/);
      should(error?.cause).have.properties({ source: 'api', status: 401 });
    }
    should(server.asked('/token').length).be.belowOrEqual(2);
    should(server.asked('/v2/topology').length).be.belowOrEqual(21);
  });

  it('line 12: deploying changed settings clears the memory of refused credentials', async () => {
    server.on('/token', (seen, response) => {
      const right = new URLSearchParams(seen.body).get('client_secret') === CLIENT.clientSecret;
      const answer = right ? tokens.endpoint() : json({ error: 'invalid_client' }, 401);
      return answer(seen, response);
    });
    const cluster = oidcCluster(server);
    await flow.deploy({ ...cluster, credentials: { ...CLIENT, clientSecret: 'wrong' } });
    should((await flow.pass('topology')).error?.code).equal('CAMUNDA_AUTH');
    should((await flow.pass('topology')).error?.message).match(/Next attempt in 30 s at the earliest/);
    should(server.asked('/token')).have.length(1);
    await flow.deploy(cluster);
    should((await flow.pass('topology')).error).be.undefined();
  });

  it('line 15: where no token can be had the API sees nothing, and the error is the token error', async () => {
    server.on('/token', json({ error: 'invalid_client', error_description: 'why' }, 401));
    for (const { error } of await flow.passAll(30, 'topology', 'search', 'login')) {
      should(error?.code).equal('CAMUNDA_AUTH');
      should(error?.cause).containEql({ source: 'token', status: 401, title: 'invalid_client' });
    }
    should(server.seen.map(({ path }) => path)).eql(['/token']);
  });
});

describe('When the API refuses', () => {
  let cluster: Cluster;

  beforeEach(async () => {
    cluster = await startCluster(300);
    await read(cluster.transport);
  });

  afterEach(() => cluster.stop());

  it('line 10: only the token that was used is dropped', async () => {
    const { authentication, clock } = cluster;
    const old = await authentication.authorize('v2');
    const answer = { status: 401, headers: {}, body: Buffer.from('') };
    await authentication.refused('v2', old, answer);
    clock.advance(60_000);
    const renewed = await authentication.authorize('v2');
    should(await authentication.refused('v2', old, answer)).be.true();
    should(await authentication.authorize('v2')).equal(renewed);
    should(cluster.server.asked('/token')).have.length(2);
  });

  it('line 10: the request is sent again once, not more', async () => {
    const { server, transport } = cluster;
    server.on('/v2/topology', empty(401, bearer));
    await refusal(read(transport));
    should(server.asked('/v2/topology')).have.length(3);
  });

  const forbidden: [string, Record<string, string>, tokenRequests: number, code: string][] = [
    ['403', {}, 1, 'CAMUNDA_FORBIDDEN'],
    ['403 Bearer', bearer, 2, 'CAMUNDA_AUTH'],
    [
      '403 Bearer insufficient_scope',
      { 'www-authenticate': 'Bearer error="insufficient_scope"' },
      1,
      'CAMUNDA_FORBIDDEN',
    ],
  ];
  for (const [name, headers, tokenRequests, code] of forbidden) {
    it(`line 10: ${name} is ${code}, ${tokenRequests === 1 ? 'without a' : 'after one'} renewal`, async () => {
      const { server, transport } = cluster;
      server.on('/v2/topology', empty(403, headers));
      for (let message = 0; message < 10; message++) {
        should((await refusal(read(transport))).code).equal(code);
      }
      should(server.asked('/token')).have.length(tokenRequests);
    });
  }
});
