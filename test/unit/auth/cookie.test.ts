import should from 'should';
import { CookieAuthentication } from '../../../src/auth/cookie';
import type { HttpTransport } from '../../../src/transport/http-transport';
import { FakeClock } from '../../support/fake-clock';
import { FaultServer } from '../../support/fault-server';
import { empty, hang, json, page, problem } from '../../support/faults';
import { refusal } from '../../support/refusal';
import { Sessions } from '../../support/sessions';
import { read, search, transportTo } from '../../support/transport';

const user = { username: 'demo', password: 'p+ss/w%rd:=ü' };

for (const [version, loginPath, csrf] of [
  ['8.6 and 8.7', '/api/login', false],
  ['8.6 and 8.7, CSRF on', '/api/login', true],
  ['8.8 and later', '/login', false],
  ['8.8 and later, CSRF on', '/login', true],
] as const) {
  describe(`A login with a cookie, ${version}`, () => {
    let server: FaultServer;
    let sessions: Sessions;
    let authentication: CookieAuthentication;
    let transport: HttpTransport;
    let clock: FakeClock;

    beforeEach(async () => {
      clock = new FakeClock();
      server = await FaultServer.start();
      sessions = new Sessions(server, { loginPath, csrf, ...user });
      server.on('/v2/topology', sessions.guard(json({})));
      server.on('/v2/user-tasks/search', sessions.guard(json({ items: [] })));
      const both = { v2: server.url, v1: server.url };
      authentication = new CookieAuthentication({ method: 'cookie', ...user }, both, {}, () => {}, clock);
      transport = transportTo(server.url, { authentication, clock });
    });

    afterEach(async () => {
      await Promise.all([transport.close(), authentication.close()]);
      await server.stop();
    });

    it('happens once, for reads and writes of all who ask at the same time', async () => {
      await Promise.all(Array.from({ length: 16 }, (_, index) => (index % 2 ? read : search)(transport)));
      should(sessions.logins).equal(1);
    });

    it('sends username and password in the body, never in the address', async () => {
      await read(transport);
      const [login] = server.asked(loginPath).filter(({ method }) => method === 'POST');
      should(login?.headers['content-type']).equal('application/x-www-form-urlencoded');
      should(Object.fromEntries(new URLSearchParams(login?.body))).eql(user);
      for (const { path } of server.seen) should(path).not.match(/demo|p%2Bss/);
    });

    it('is found out once', async () => {
      await read(transport);
      sessions.killAll();
      const before = server.seen.length;
      await read(transport);
      const after = server.seen.slice(before).map(({ method, path }) => `${method} ${path}`);
      const get = loginPath === '/login' ? ['GET /login'] : [];
      should(after).eql(['GET /v2/topology', ...get, `POST ${loginPath}`, 'GET /v2/topology']);
    });

    it('happens again, once for all, after the session has died', async () => {
      await read(transport);
      clock.advance(60_000);
      sessions.killAll();
      const answers = await Promise.all(Array.from({ length: 32 }, () => search(transport)));
      for (const { status } of answers) should(status).equal(200);
      should(sessions.logins).equal(2);
    });

    it('happens again after a restart that brought the session and its CSRF token to an end', async () => {
      await search(transport);
      sessions.killAll();
      should(await search(transport)).have.properties({ status: 200, requests: 2 });
      should(sessions.logins).equal(2);
    });

    it('does not happen again for want of a permission', async () => {
      server.on('/v2/user-tasks/search', sessions.guard(problem(403, 'FORBIDDEN', 'no permission')));
      const errors = await Promise.all(Array.from({ length: 20 }, () => refusal(search(transport))));
      for (const error of errors) should(error.code).equal('CAMUNDA_FORBIDDEN');
      should(sessions.logins).equal(1);
    });

    it('happens again where a session dies right after a permission was missing', async () => {
      server.on('/v2/messages/publication', sessions.guard(problem(403, 'FORBIDDEN', 'no permission')));
      const publish = { method: 'POST', path: '/v2/messages/publication', body: {} } as const;
      should((await refusal(read(transport, publish))).code).equal('CAMUNDA_FORBIDDEN');
      sessions.killAll();
      server.on('/v2/user-tasks/search', (seen, response) => {
        // A server that says 403 to a dead session although the CSRF token is there.
        const answer = sessions.knows(seen) ? json({ items: [] }) : empty(seen.method === 'GET' ? 401 : 403);
        return answer(seen, response);
      });
      should(await search(transport)).have.property('status', 200);
      should(sessions.logins).equal(2);
    });

    it('with a wrong password is one login for 20 messages', async () => {
      await authentication.close();
      const wrong = { ...user, password: 'other' };
      const both = { v2: server.url, v1: server.url };
      authentication = new CookieAuthentication({ method: 'cookie', ...wrong }, both, {}, () => {}, clock);
      const again = transportTo(server.url, { authentication, clock });
      for (let message = 0; message < 20; message++) {
        const error = await refusal(read(again));
        should(error.code).equal('CAMUNDA_AUTH');
        should(error.message).startWith('Camunda refused the login. Check the username and password');
        should(error.cause.source).equal('login');
      }
      should(sessions.logins).equal(1);
      should(server.asked('/v2/topology')).be.empty();
      await again.close();
    });

    it('is known afterwards, and ends on the server with a logout', async () => {
      should(authentication.state('v2')).eql({ authenticated: false, authentication: 'cookie' });
      await read(transport);
      should(authentication.state('v2')).eql({
        authenticated: true,
        authentication: 'cookie',
        subject: 'demo',
      });
      await authentication.logout('v2');
      should(sessions.alive).equal(0);
      should(authentication.state('v2').authenticated).be.false();
      await read(transport);
      should(sessions.logins).equal(2);
    });
  });
}

describe('A login with a cookie where Tasklist is a server of its own', () => {
  it('is one for each, and ends for one alone', async () => {
    const servers = await Promise.all([FaultServer.start(), FaultServer.start()]);
    const [v2, v1] = servers.map((server) => ({
      url: server.url,
      sessions: new Sessions(server, { loginPath: '/api/login', csrf: true, ...user }),
    })) as [{ url: string; sessions: Sessions }, { url: string; sessions: Sessions }];
    const addresses = { v2: v2.url, v1: v1.url };
    const authentication = new CookieAuthentication({ method: 'cookie', ...user }, addresses, {}, () => {});
    const cookies = await Promise.all([authentication.authorize('v2'), authentication.authorize('v1')]);
    should(cookies[0].headers.cookie).not.equal(cookies[1].headers.cookie);
    await authentication.logout('v1');
    should([v2.sessions.alive, v1.sessions.alive]).eql([1, 0]);
    should(authentication.state('v2').authenticated).be.true();
    await authentication.close();
    await Promise.all(servers.map((server) => server.stop()));
  });
});

describe('A login with a cookie that does not work', () => {
  let server: FaultServer;
  let clock: FakeClock;
  let authentication: CookieAuthentication;

  beforeEach(async () => {
    clock = new FakeClock();
    server = await FaultServer.start();
    const both = { v2: server.url, v1: server.url };
    authentication = new CookieAuthentication({ method: 'cookie', ...user }, both, {}, () => {}, clock);
  });

  afterEach(async () => {
    await authentication.close();
    await server.stop();
  });

  const login = () => refusal(async () => authentication.authorize('v2'));

  it('because there is none is a sentence with the address', async () => {
    const error = await login();
    should(error.code).equal('CAMUNDA_NOT_FOUND');
    should(error.message).startWith('There is no cookie login here');
  });

  it('because it leads to a login page elsewhere is a sentence, and nobody follows', async () => {
    server.on('*', empty(302, { location: `${server.url}/oauth2/authorization/oidc` }));
    const error = await login();
    should(error.code).equal('CAMUNDA_PROTOCOL');
    should(server.asked('/oauth2/authorization/oidc')).be.empty();
  });

  it('because it sets no cookie is an error', async () => {
    server.on('*', page(200));
    should((await login()).code).equal('CAMUNDA_PROTOCOL');
  });

  it('because its cookie is for https alone, and this is plain http to another machine, says so', async () => {
    // Connects to this machine, and is no loopback address.
    const address = server.url.replace('127.0.0.1', '0.0.0.0');
    server.on('/api/login', empty(204, { 'set-cookie': 'OPERATE-SESSION=a; Path=/; Secure' }));
    const both = { v2: address, v1: address };
    authentication = new CookieAuthentication({ method: 'cookie', ...user }, both, {}, () => {}, clock);
    const error = await login();
    should(error.code).equal('CAMUNDA_PROTOCOL');
    should(error.message).match(/^Use https\. The login at .* sets its cookie for https only \(Secure\)/);
  });

  it('because the server is in trouble is tried three times', async () => {
    server.on('/api/login', page(503));
    should((await login()).code).equal('CAMUNDA_UNAVAILABLE');
    should(server.asked('/api/login')).have.length(3);
    should(clock.sleeps[0]).be.aboveOrEqual(1_000);
  });

  it('because of too many logins waits as long as the server says', async () => {
    server.on('/api/login', empty(429, { 'retry-after': '60' }));
    should((await login()).cause).have.properties({ retryAfter: 60, source: 'login' });
    clock.advance(30_000);
    should((await login()).cause).have.property('retryAfter', 30);
    should(server.asked('/api/login')).have.length(1);
  });

  it('because it hangs ends with the deploy', async () => {
    server.on('/api/login', hang);
    const waiting = login();
    while (server.seen.length === 0) await new Promise(setImmediate);
    await authentication.close();
    should((await waiting).code).equal('CAMUNDA_ABORTED');
  });
});
