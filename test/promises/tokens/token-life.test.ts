import should from 'should';
import { OidcAuthentication } from '../../../src/auth/oidc';
import type { OidcSettings } from '../../../src/connection/settings';
import { FakeClock } from '../../support/fake-clock';
import { empty, gate, json, page } from '../../support/faults';
import { refusal } from '../../support/refusal';
import { jwt } from '../../support/tokens';
import { read, search } from '../../support/transport';
import { CLIENT, type Cluster, startCluster } from '../reliability/cluster';

const nextTurn = () => new Promise(setImmediate);

describe('Tokens end', () => {
  let cluster: Cluster;

  afterEach(() => cluster.stop());

  it('line 4: in the window no message waits for the renewal; the old token is used', async () => {
    cluster = await startCluster(300);
    const { transport, authentication, clock, server, tokens } = cluster;
    await read(transport);
    const held = gate(tokens.endpoint());
    server.on('/token', held.behaviour);
    clock.advance(271_000);
    const waits: number[] = [];
    for (let message = 0; message < 100; message++) {
      const started = performance.now();
      const authorization = authentication.authorize('v2');
      waits.push(performance.now() - started);
      // Not a promise: whatever the machine does meanwhile, nobody waits.
      should('headers' in authorization).be.true();
      should((await read(transport)).status).equal(200);
    }
    should(waits.sort((one, other) => one - other)[50]).be.below(20);
    // All of them had their answers while the token endpoint had not given its own.
    should(server.asked('/token')).have.length(2);
    should(tokens.issued).have.length(1);
    held.open();
  });

  for (const [name, behaviour] of [
    ['unavailable', page(502)],
    ['refused', json({ error: 'invalid_client' }, 401)],
    ['busy', empty(429, { 'retry-after': '120' })],
  ] as const) {
    it(`line 5: a renewal that fails (${name}) fails no message until the token ends, and warns once`, async () => {
      cluster = await startCluster(300, {}, new FakeClock({ sleepers: 'wait' }));
      const { transport, clock, server, warnings } = cluster;
      await read(transport);
      const ends = clock.monotonic() + 300_000;
      server.on('/token', behaviour);
      clock.advance(270_001);
      // Time goes by in seconds until the very end, and what is under way goes on with it.
      while (clock.monotonic() < ends - 10) {
        should((await read(transport)).status).equal(200);
        await nextTurn();
        clock.advance(Math.min(1_000, ends - 10 - clock.monotonic()));
      }
      should(server.asked('/v2/topology').length).be.above(20);
      should(warnings).have.length(1);
      should(warnings[0]).startWith('The login could not be renewed');
      const failed = refusal(read(transport));
      let failure: unknown;
      void failed.then((error) => (failure = error));
      while (!failure) {
        clock.advance(1_000);
        await nextTurn();
      }
      should((await failed).cause.source).equal('token');
    });
  }

  for (const [name, answer, life] of [
    ['no expires_in, a JWT', { access_token: jwt({ iat: 1_000, exp: 1_060 }) }, 60],
    ['no expires_in, an opaque token', { access_token: 'opaque' }, 300],
    ['"300" as text', { access_token: 'opaque', expires_in: '300' }, 300],
    ['0', { access_token: 'opaque', expires_in: 0 }, 300],
    ['-1', { access_token: 'opaque', expires_in: -1 }, 300],
    ['NaN', { access_token: 'opaque', expires_in: 'NaN' }, 300],
    ['0 in a JWT that says its life', { access_token: jwt({ iat: 1, exp: 31 }), expires_in: 0 }, 30],
  ] as const) {
    it(`line 6: expires_in ${name}: a life of ${life} s`, async () => {
      cluster = await startCluster(300);
      const { transport, clock, server, authentication } = cluster;
      server.on('/token', json({ token_type: 'Bearer', ...answer })).on('/v2/topology', json({}));
      await read(transport);
      should(authentication.state('v2').expiresIn).equal(life);
      clock.advance(life * 800 - 1);
      await read(transport);
      should(server.asked('/token')).have.length(1);
      clock.advance(life * 200);
      await read(transport);
      should(server.asked('/token')).have.length(2);
    });
  }

  it('line 7: the wall clock set back an hour: no extra request, and no use past the end', async () => {
    cluster = await startCluster(300);
    const { transport, clock, server, tokens } = cluster;
    await read(transport);
    clock.setWallClock(-3_600_000);
    clock.advance(200_000);
    await read(transport);
    should(server.asked('/token')).have.length(1);
    clock.advance(100_000);
    await read(transport);
    const bearers = server.asked('/v2/topology').map(({ headers }) => headers.authorization);
    const [first, second] = tokens.issued.map((token) => `Bearer ${token}`);
    should(bearers).eql([first, first, second]);
  });

  for (const [name, sound] of [
    ['and the token endpoint is there', true],
    ['and the token endpoint is not', false],
  ] as const) {
    it(`line 7: the wall clock an hour ahead, ${name}: at most one renewal, no failed message`, async () => {
      cluster = await startCluster(300);
      const { transport, clock, server } = cluster;
      await read(transport);
      clock.setWallClock(3_600_000);
      if (!sound) server.on('/token', empty(404));
      for (let message = 0; message < 20; message++) should((await read(transport)).status).equal(200);
      should(server.asked('/token').length).be.belowOrEqual(2);
    });
  }

  it('line 8: the tokens of /v1 and /v2 never mix', async () => {
    const targets = { v2: { audience: 'zeebe-api' }, v1: { audience: 'tasklist-api' } };
    cluster = await startCluster(300, { targets });
    const { transport, server } = cluster;
    const ask = (api: 'v1' | 'v2') => search(transport, { api, path: `/${api}/search` });
    for (const api of ['v1', 'v2']) server.on(`/${api}/search`, json([]));
    for (let message = 0; message < 10; message++) await Promise.all([ask('v1'), ask('v2')]);
    for (const { path, headers } of server.seen.filter(({ path }) => path.endsWith('/search'))) {
      const [, claims = ''] = (headers.authorization ?? '').split('.');
      const { aud } = JSON.parse(Buffer.from(claims, 'base64url').toString());
      should(aud).equal(path === '/v1/search' ? 'tasklist-api' : 'zeebe-api');
    }
    should(server.asked('/token')).have.length(2);
  });

  it('line 8: the same audience and scope for both is one token', async () => {
    cluster = await startCluster(300, { targets: { v2: { scope: 'camunda' }, v1: { scope: 'camunda' } } });
    await cluster.authentication.authorize('v2');
    await cluster.authentication.authorize('v1');
    should(cluster.server.asked('/token')).have.length(1);
  });

  it('line 8: whatever else differs is a token of its own', async () => {
    cluster = await startCluster(300);
    const { server, clock } = cluster;
    server.on('/other', cluster.tokens.endpoint());
    const base: OidcSettings = {
      method: 'oidc',
      tokenUrl: `${server.url}/token`,
      clientAuthentication: 'client_secret_post',
      targets: { v2: { audience: 'a', scope: 's' }, v1: {} },
      resource: 'urn:r',
      ...CLIENT,
    };
    const others: Partial<OidcSettings>[] = [
      { tokenUrl: `${server.url}/other` },
      { clientId: 'another' },
      { clientSecret: 'another' },
      { targets: { v2: { audience: 'b', scope: 's' }, v1: {} } },
      { targets: { v2: { audience: 'a', scope: 't' }, v1: {} } },
      { resource: 'urn:q' },
      { clientAuthentication: 'client_secret_basic' },
    ];
    const tokens = new Set<string | undefined>();
    for (const more of [{}, ...others]) {
      const authentication = new OidcAuthentication({ ...base, ...more }, {}, () => {}, clock);
      tokens.add((await authentication.authorize('v2')).headers.authorization);
      await authentication.close();
    }
    should(tokens.size).equal(others.length + 1);
  });
});
