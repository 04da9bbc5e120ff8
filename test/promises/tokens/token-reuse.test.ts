import should from 'should';
import type { FaultServer } from '../../support/fault-server';
import { late } from '../../support/faults';
import { Flow } from '../../support/node-red/flow';
import type { Tokens } from '../../support/tokens';
import { read } from '../../support/transport';
import { type Cluster, oidcCluster, startCluster, startServer } from '../reliability/cluster';

describe('Tokens are asked for once, through the nodes', () => {
  let server: FaultServer;
  let tokens: Tokens;
  let flow: Flow;

  beforeEach(async () => {
    ({ server, tokens } = await startServer(300));
    flow = await Flow.start(oidcCluster(server));
  });

  afterEach(async () => {
    await flow.stop();
    await server.stop();
  });

  it('line 1: 64 messages at once on a cold cache, through three nodes of one cluster: 1 token request', async () => {
    server.on('/token', late(200, tokens.endpoint()));
    for (const { error } of await flow.passAll(64, 'topology', 'search', 'login')) {
      should(error).be.undefined();
    }
    should(server.asked('/token')).have.length(1);
  });

  it('line 2: 1,000 messages inside one life: 1 token request', async () => {
    for (let batch = 0; batch < 10; batch++) {
      for (const { error } of await flow.passAll(100, 'topology', 'search', 'login')) {
        should(error).be.undefined();
      }
    }
    should(server.asked('/token')).have.length(1);
  });
});

describe('Tokens are reused', () => {
  let cluster: Cluster;

  afterEach(() => cluster.stop());

  it('line 2: the cached path does no I/O and adds at most 10 us (median)', async () => {
    cluster = await startCluster(300);
    const { authentication, server } = cluster;
    await authentication.authorize('v2');
    const before = server.seen.length;
    const times: bigint[] = [];
    for (let call = 0; call < 10_001; call++) {
      const started = process.hrtime.bigint();
      const authorization = authentication.authorize('v2');
      times.push(process.hrtime.bigint() - started);
      // Not a promise: nothing has been waited for, and so nothing asked.
      should('headers' in authorization).be.true();
    }
    times.sort((one, other) => Number(one - other));
    should(Number(times[5_000])).be.belowOrEqual(10_000);
    should(server.seen.length).equal(before);
  });

  it('line 3: life 30 s and 20 calls in it: 1 token request', async () => {
    cluster = await startCluster(30);
    for (let call = 0; call < 20; call++) {
      await read(cluster.transport);
      cluster.clock.advance(1_000);
    }
    should(cluster.server.asked('/token')).have.length(1);
  });

  it('line 3: life 20 s and 100 calls in 10 s: 1 token request', async () => {
    cluster = await startCluster(20);
    for (let call = 0; call < 100; call++) {
      await read(cluster.transport);
      cluster.clock.advance(100);
    }
    should(cluster.server.asked('/token')).have.length(1);
  });

  for (const [life, renewedFrom] of [
    [20, 16],
    [30, 24],
    [300, 270],
    [86_400, 86_370],
  ] as const) {
    it(`line 3: life ${life} s: renewed by the first message after ${renewedFrom} s, in the background`, async () => {
      cluster = await startCluster(life);
      const { transport, clock, server, tokens } = cluster;
      await read(transport);
      clock.advance(renewedFrom * 1_000 - 100);
      await read(transport);
      should(tokens.issued).have.length(1);
      clock.advance(200);
      await read(transport);
      while (tokens.issued.length < 2) await new Promise(setImmediate);
      await read(transport);
      const bearers = server.asked('/v2/topology').map(({ headers }) => headers.authorization);
      should(bearers[2]).equal(`Bearer ${tokens.issued[0]}`);
      should(tokens.issued).have.length(2);
    });
  }

  it('line 3: a token is not used in its last min(5 s, 10 % of life)', async () => {
    for (const [life, usedUntil] of [
      [20, 18],
      [300, 295],
    ] as const) {
      cluster = await startCluster(life);
      const { transport, clock, server, tokens } = cluster;
      await read(transport);
      clock.advance(usedUntil * 1_000 + 1);
      await read(transport);
      should(server.asked('/v2/topology')[1]?.headers.authorization).equal(`Bearer ${tokens.issued[1]}`);
      if (life === 20) await cluster.stop();
    }
  });

  it('line 3: an idle house asks for nothing', async () => {
    cluster = await startCluster(20);
    await read(cluster.transport);
    cluster.clock.advance(86_400_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    should(cluster.server.asked('/token')).have.length(1);
    should(cluster.clock.sleeps).be.empty();
  });
});
