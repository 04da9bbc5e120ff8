import should from 'should';
import { OidcAuthentication } from '../../../src/auth/oidc';
import type { OidcSettings } from '../../../src/connection/settings';
import { CertificateAuthority } from '../../support/certificates';
import { FakeClock } from '../../support/fake-clock';
import { FaultServer } from '../../support/fault-server';
import { empty, page } from '../../support/faults';
import { ForwardProxy } from '../../support/forward-proxy';
import { Tokens } from '../../support/tokens';
import { read } from '../../support/transport';
import { CLIENT, startCluster } from '../reliability/cluster';

describe('Tokens are never asked for more than once a second', () => {
  const gaps = (times: number[]) => times.slice(1).map((time, index) => time - (times[index] ?? 0));

  it('line 9: for one key, by whichever path, as the server sees it', async () => {
    const server = await FaultServer.start();
    const tokens = new Tokens(300);
    server.on('/token', tokens.endpoint());
    const settings: OidcSettings = {
      method: 'oidc',
      tokenUrl: `${server.url}/token`,
      clientAuthentication: 'client_secret_post',
      targets: { v2: {}, v1: {} },
      ...CLIENT,
    };
    const authentication = new OidcAuthentication(settings, {}, () => {});
    const refuse = { status: 401, headers: {}, body: Buffer.from('') };
    const first = await authentication.authorize('v2');
    await authentication.logout('v2');
    const second = await authentication.authorize('v2');
    await authentication.refused('v2', first, refuse);
    await authentication.refused('v2', second, refuse);
    await authentication.authorize('v2');
    should(server.seen.length).equal(3);
    for (const gap of gaps(server.seen.map(({ at }) => at))) should(gap).be.aboveOrEqual(1_000);
    await authentication.close();
    await server.stop();
  });

  it('line 9: for one key, through failures, renewals and refusals', async () => {
    const cluster = await startCluster(20);
    const { transport, server, tokens, clock } = cluster;
    const calm = tokens.endpoint();
    for (const behaviour of [page(503), calm, empty(429, { 'retry-after': '0' }), calm, page(200), calm]) {
      server.on('/token', behaviour);
      await Promise.all(Array.from({ length: 5 }, () => read(transport).catch(() => {})));
      tokens.revokeAll();
      clock.advance(17_000);
    }
    const times = server.asked('/token').map(({ at }) => at);
    should(times.length).be.above(6);
    should(Math.min(...gaps(times))).be.aboveOrEqual(1_000);
    await cluster.stop();
  });

  it('line 9: at login.cloud.camunda.io for all keys together', async () => {
    const authority = new CertificateAuthority();
    const clock = new FakeClock();
    const tokens = new Tokens(86_400, clock);
    const tls = authority.sign('login.cloud.camunda.io');
    const saas = (await FaultServer.start({ clock, tls })).on('/oauth/token', tokens.endpoint());
    const proxy = await ForwardProxy.start({ everythingTo: saas.port });
    const options = {
      tls: { ca: authority.certificate },
      proxy: { url: proxy.url, noProxy: [] },
    };
    const clients = ['one', 'two', 'three', 'four'].map((clientId) => {
      const settings: OidcSettings = {
        method: 'oidc',
        tokenUrl: 'https://login.cloud.camunda.io/oauth/token',
        clientId,
        clientSecret: 'secret',
        clientAuthentication: 'client_secret_post',
        targets: { v2: { audience: 'zeebe.camunda.io' }, v1: { audience: 'tasklist.camunda.io' } },
      };
      return new OidcAuthentication(settings, options, () => {}, clock);
    });
    await Promise.all(clients.flatMap((client) => [client.authorize('v2'), client.authorize('v1')]));
    const times = saas.seen.map(({ at }) => at);
    should(times).have.length(8);
    should(Math.min(...gaps(times))).be.aboveOrEqual(1_000);
    await Promise.all(clients.map((client) => client.close()));
    await Promise.all([proxy.stop(), saas.stop()]);
  });
});
