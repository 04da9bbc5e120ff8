import { once } from 'node:events';
import { createServer } from 'node:net';
import should from 'should';
import { OidcAuthentication } from '../../../src/auth/oidc';
import { resolveSettings } from '../../../src/connection/resolve';
import type { CamundaError } from '../../../src/errors';
import { CLIENT } from '../../promises/reliability/cluster';
import { FaultServer } from '../../support/fault-server';
import { dropIdleAfter, hang, json } from '../../support/faults';
import { ForwardProxy } from '../../support/forward-proxy';
import { refusal } from '../../support/refusal';
import { read, search, transportTo } from '../../support/transport';

/** How long it takes until this fails, in seconds, and with what. */
async function timed(action: Promise<unknown>): Promise<{ seconds: number; error: CamundaError }> {
  const started = performance.now();
  const error = await refusal(action);
  return { seconds: (performance.now() - started) / 1_000, error };
}

describe('Timeouts by default, in real time', () => {
  const { timeout } = resolveSettings({ environment: 'local' }, {}, () => undefined);

  it('line 14: an API that hangs: 30 s', async () => {
    const server = (await FaultServer.start()).on('*', hang);
    const transport = transportTo(server.url, { timeout });
    const { seconds, error } = await timed(read(transport));
    should(error.code).equal('CAMUNDA_TIMEOUT');
    should(seconds).be.within(30, 31);
    should(server.seen.length).equal(1);
    await transport.close();
    await server.stop();
  });

  it('line 14: a token endpoint that hangs: 10 s, and it is not tried again (line 13)', async () => {
    const server = (await FaultServer.start()).on('*', hang);
    const { authentication } = resolveSettings(
      { restAddress: server.url, authentication: 'oidc', tokenUrl: `${server.url}/token` },
      CLIENT,
      () => undefined,
    );
    if (authentication.method !== 'oidc') throw new Error('The settings are for OIDC');
    const oidc = new OidcAuthentication(authentication, {}, () => {});
    const transport = transportTo(server.url, { timeout, authentication: oidc });
    const { seconds, error } = await timed(read(transport));
    should(error.code).equal('CAMUNDA_TIMEOUT');
    should(error.cause.source).equal('token');
    should(seconds).be.within(10, 11);
    should(server.seen.map(({ path }) => path)).eql(['/token']);
    await Promise.all([transport.close(), oidc.close()]);
    await server.stop();
  });

  it('line 14: a server that takes a connection and never speaks TLS: 5 s', async () => {
    const silent = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const transport = transportTo(`https://127.0.0.1:${port}`, { timeout });
    const { seconds, error } = await timed(read(transport));
    await transport.close();
    silent.close();
    should(error.code).equal('CAMUNDA_TIMEOUT');
    should(error.message).containEql('did not accept a connection within 5 s');
    should(seconds).be.within(5, 6);
  });

  it('line 14: a proxy that never connects: 5 s, and it is used again when it comes to itself', async () => {
    const server = (await FaultServer.start()).on('*', json({}));
    const proxy = await ForwardProxy.start({ everythingTo: server.port });
    proxy.hangs = true;
    const connection = { proxy: { url: proxy.url, noProxy: [] } };
    const transport = transportTo('https://camunda.example', { timeout, connection, maxConnections: 1 });
    const { seconds, error } = await timed(read(transport));
    should(error.code).equal('CAMUNDA_TIMEOUT');
    should(seconds).be.within(5, 6);
    proxy.hangs = false;
    // The tunnel stands now, and the plain server behind it does not speak TLS.
    should((await refusal(read(transport))).code).not.equal('CAMUNDA_TIMEOUT');
    await transport.close();
    await Promise.all([proxy.stop(), server.stop()]);
  });
});

describe('Connections in real time', () => {
  it('line 26: 120 searches, one every 300 ms, at a server that drops idle connections after 300 ms: no error', async () => {
    const server = (await FaultServer.start()).on('*', dropIdleAfter(300, json({ items: [] })));
    const transport = transportTo(server.url);
    for (let message = 0; message < 120; message++) {
      should(await search(transport)).have.property('status', 200);
      await new Promise((resolve) => setTimeout(resolve, 295 + (message % 11)));
    }
    await transport.close();
    await server.stop();
  });
});
