import should from 'should';
import { abortedError } from '../../../src/errors';
import type { ConnectionOptions } from '../../../src/http/dispatcher';
import { Exchange, Target } from '../../../src/http/exchange';
import { CertificateAuthority } from '../../support/certificates';
import { FakeClock } from '../../support/fake-clock';
import { FaultServer } from '../../support/fault-server';
import { json } from '../../support/faults';
import { ForwardProxy } from '../../support/forward-proxy';
import { refusal } from '../../support/refusal';
import { read, transportTo } from '../../support/transport';

const authority = new CertificateAuthority();
const tls = { ca: authority.certificate };
const VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];

/** A name that no resolver knows: who reaches it goes through a proxy, and who asks for it directly is told so. */
const NAME = 'camunda.invalid';
const named = ({ url }: { url: string }) => url.replace('127.0.0.1', NAME);

describe('A forward proxy', () => {
  let plain: FaultServer;
  let secure: FaultServer;
  let proxy: ForwardProxy;

  beforeEach(async () => {
    [plain, secure, proxy] = await Promise.all([
      FaultServer.start(),
      FaultServer.start({
        tls: authority.sign('127.0.0.1', NAME, 'bru-2.zeebe.camunda.io', 'bru-2.tasklist.camunda.io'),
      }),
      ForwardProxy.start(),
    ]);
    for (const server of [plain, secure]) server.on('/v2/topology', json({}));
  });

  afterEach(() => Promise.all([plain.stop(), secure.stop(), proxy.stop()]));

  async function readThrough(address: string, url = proxy.url, noProxy: string[] = []): Promise<number> {
    const connection = { tls, proxy: { url, noProxy } };
    const transport = transportTo(address, { connection, clock: new FakeClock() });
    try {
      return (await read(transport)).status;
    } finally {
      await transport.close();
    }
  }

  it('gets plain http in absolute form', async () => {
    should(await readThrough(named(plain))).equal(200);
    should(proxy.asked).eql([`GET ${named(plain)}/v2/topology`]);
  });

  it('gets a tunnel for https, and sees nothing in it', async () => {
    should(await readThrough(named(secure))).equal(200);
    should(proxy.asked).eql([`CONNECT ${NAME}:${secure.port}`]);
  });

  it('reaches names that only the proxy knows', async () => {
    const everywhere = await ForwardProxy.start({ everythingTo: secure.port });
    secure.on('/5c34c0a7/v2/topology', json({}));
    should(await readThrough('https://bru-2.zeebe.camunda.io/5c34c0a7', everywhere.url)).equal(200);
    should(secure.seen[0]?.headers.host).equal('bru-2.zeebe.camunda.io');
    await everywhere.stop();
  });

  it('tells each API its own host, where the two have different ones', async () => {
    const everywhere = await ForwardProxy.start({ everythingTo: secure.port });
    secure.on('/v1/forms/1', json({}));
    const connection = { tls, proxy: { url: everywhere.url, noProxy: [] } };
    const v1 = 'https://bru-2.tasklist.camunda.io';
    const transport = transportTo('https://bru-2.zeebe.camunda.io', { connection, v1 });
    await read(transport);
    await read(transport, { api: 'v1', path: '/v1/forms/1' });
    should(secure.seen.map(({ headers }) => headers.host)).eql([
      'bru-2.zeebe.camunda.io',
      'bru-2.tasklist.camunda.io',
    ]);
    await Promise.all([transport.close(), everywhere.stop()]);
  });

  it('is not used for the hosts on its list', async () => {
    for (const server of [plain, secure]) {
      const error = await refusal(readThrough(named(server), proxy.url, [NAME]));
      should(error.message).startWith(`The host ${NAME}:${server.port} was not found (DNS)`);
    }
    should(proxy.asked).be.empty();
  });

  for (const host of ['127.0.0.1', 'localhost', '127.0.0.1.', '127.1']) {
    it(`is not used for this machine, which hears passwords over plain http: ${host}`, async () => {
      should(await readThrough(plain.url.replace('127.0.0.1', host))).equal(200);
      should(proxy.asked).be.empty();
      should(plain.seen).have.length(1);
    });
  }

  it('gets the username and the password that it wants, and they go no further', async () => {
    const closed = await ForwardProxy.start({ credentials: 'demo:p+ss/w%rd' });
    const url = closed.url.replace('//', `//demo:${encodeURIComponent('p+ss/w%rd')}@`);
    should(await readThrough(named(plain), url)).equal(200);
    should(await readThrough(named(secure), url)).equal(200);
    for (const { headers } of [...plain.seen, ...secure.seen]) {
      should(JSON.stringify(headers)).not.match(/proxy-authorization/);
    }
    await closed.stop();
  });

  it('that refuses username and password is a sentence, for plain http and for https', async () => {
    const closed = await ForwardProxy.start({ credentials: 'demo:other' });
    for (const server of [plain, secure]) {
      const error = await refusal(readThrough(named(server), closed.url.replace('//', '//demo:p+ss@')));
      should(error.code).equal('CAMUNDA_UNAVAILABLE');
      should(error.message).startWith('The proxy wants a username and password (407)');
    }
    await closed.stop();
  });

  it('that does not connect is a sentence', async () => {
    const refusing = await ForwardProxy.start({ refuse: () => 403 });
    const error = await refusal(readThrough(named(secure), refusing.url));
    should(error.code).equal('CAMUNDA_UNAVAILABLE');
    should(error.message).startWith('The proxy does not connect to this address (403)');
    await refusing.stop();
  });

  it('that is not there is an error', async () => {
    const { url } = proxy;
    await proxy.stop();
    for (const server of [plain, secure]) {
      const error = await refusal(readThrough(named(server), url));
      should(error.code).equal('CAMUNDA_UNAVAILABLE');
      should(error.message).startWith('The proxy cannot be reached (ECONNREFUSED)');
    }
    proxy = await ForwardProxy.start();
  });

  it('that hangs does not hold a call longer than its time, for plain http and for https', async () => {
    proxy.hangs = true;
    for (const server of [plain, secure]) {
      const connection = { tls, proxy: { url: proxy.url, noProxy: [] } };
      const transport = transportTo(named(server), { connection, timeout: 200 });
      const error = await refusal(read(transport, { kind: 'command' }));
      should(error.code).equal('CAMUNDA_TIMEOUT');
      // Plain http is the proxy's to pass on; without a tunnel nothing of the other was sent.
      should(error.cause.done).equal(server === plain ? 'maybe' : undefined);
      await transport.close();
    }
  });

  it('does not lift the bounds: size of an answer, number of connections', async () => {
    const limits = { connections: 2, maxResponseSize: 1_000 };
    const connection = { tls, proxy: { url: proxy.url, noProxy: [] } };
    for (const server of [plain, secure]) {
      server.on('/long', json('x'.repeat(2_000))).on('/short', json('x'));
      const exchange = new Exchange(connection, limits, 'api');
      const ask = (path: string) =>
        exchange.ask({
          target: Target.at(named(server)).below(path),
          method: 'GET',
          headers: {},
          signal: AbortSignal.timeout(5_000),
        });
      await Promise.all(Array.from({ length: 20 }, () => ask('/short')));
      should(proxy.mostConnections).equal(2);
      const failure = await ask('/long').catch((error: unknown) => error);
      should(failure).have.propertyByPath('error', 'code').equal('CAMUNDA_PROTOCOL');
      await exchange.close(abortedError());
    }
  });
});

describe('The proxy variables of the environment', () => {
  const before = Object.fromEntries(VARIABLES.map((name) => [name, process.env[name]]));
  let server: FaultServer;
  let proxy: ForwardProxy;

  beforeEach(async () => {
    for (const name of VARIABLES) delete process.env[name];
    [server, proxy] = await Promise.all([FaultServer.start(), ForwardProxy.start()]);
    server.on('/v2/topology', json({}));
  });

  afterEach(async () => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    await Promise.all([server.stop(), proxy.stop()]);
  });

  async function readWith(connection: ConnectionOptions): Promise<void> {
    const transport = transportTo(named(server), { connection, clock: new FakeClock() });
    try {
      await read(transport);
    } finally {
      await transport.close();
    }
  }

  it('count where no proxy is configured', async () => {
    process.env.HTTP_PROXY = proxy.url;
    await readWith({});
    should(proxy.asked).have.length(1);
  });

  it('except hosts', async () => {
    process.env.HTTP_PROXY = proxy.url;
    process.env.NO_PROXY = NAME;
    should((await refusal(readWith({}))).message).containEql('was not found (DNS)');
    should(proxy.asked).be.empty();
  });

  it('do not count for this machine, which hears passwords over plain http', async () => {
    process.env.HTTP_PROXY = proxy.url;
    const transport = transportTo(server.url);
    should((await read(transport)).status).equal(200);
    should(proxy.asked).be.empty();
    await transport.close();
  });

  it('do not count beside a configured proxy', async () => {
    process.env.HTTP_PROXY = 'http://127.0.0.1:1';
    process.env.NO_PROXY = NAME;
    await readWith({ proxy: { url: proxy.url, noProxy: [] } });
    should(proxy.asked).have.length(1);
  });

  it('that hold no address are a sentence, and closing afterwards works', async () => {
    process.env.HTTP_PROXY = 'not an address';
    const transport = transportTo(server.url);
    const error = await refusal(read(transport));
    should(error.code).equal('CAMUNDA_CONFIG');
    should(error.message).startWith("The proxy's address is not valid");
    await transport.close();
  });
});
