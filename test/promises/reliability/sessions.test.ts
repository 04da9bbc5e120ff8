import should from 'should';
import { FaultServer } from '../../support/fault-server';
import { empty, json, problem } from '../../support/faults';
import { clusterAt, Flow } from '../../support/node-red/flow';
import { Sessions } from '../../support/sessions';
import { TOPOLOGY } from './cluster';

const user = { username: 'demo', password: 'p+ss/w%rd:=' };

for (const csrf of [true, false]) {
  describe(`Cookie login, CSRF ${csrf ? 'on' : 'off'}, through the nodes`, () => {
    let server: FaultServer;
    let sessions: Sessions;
    let flow: Flow;

    beforeEach(async () => {
      server = await FaultServer.start();
      sessions = new Sessions(server, { loginPath: '/api/login', csrf, ...user });
      server.on('/v2/topology', sessions.guard(json({ ...TOPOLOGY, gatewayVersion: '8.6.0' })));
      server.on('/v2/user-tasks/search', sessions.guard(json({ items: [], page: { totalItems: 0 } })));
      flow = await Flow.start(
        clusterAt(server.url, { authentication: 'cookie', maxConnections: '32' }, user),
      );
    });

    afterEach(async () => {
      await flow.stop();
      await server.stop();
    });

    it('line 25: a form body, never the query string; every Set-Cookie kept', async () => {
      should((await flow.pass('search')).error).be.undefined();
      const [login] = server.asked('/api/login');
      should(login?.headers['content-type']).equal('application/x-www-form-urlencoded');
      should(Object.fromEntries(new URLSearchParams(login?.body))).eql(user);
      for (const { path } of server.seen) should(path).not.containEql('?');
      const { cookie, 'x-csrf-token': token } = server.asked('/v2/user-tasks/search')[0]?.headers ?? {};
      should(cookie).match(csrf ? /X-CSRF-TOKEN=.+; OPERATE-SESSION=./ : /^OPERATE-SESSION=[^;]+$/);
      should(token !== undefined).equal(csrf);
    });

    it('line 25: a dead session: one login for all, one resend', async () => {
      await flow.passAll(3, 'topology', 'search', 'login');
      sessions.killAll();
      for (const { error } of await flow.passAll(32, 'search', 'topology')) should(error).be.undefined();
      should(sessions.logins).equal(2);
      const resent = server.asked('/v2/user-tasks/search').length - 1 - 16;
      should(resent).be.within(1, 16);
    });

    it('line 25: the same where the server says 403 to a dead session, and 401 only to a read', async () => {
      server.on('/v2/user-tasks/search', (seen, response) => {
        const found = json({ items: [], page: { totalItems: 0 } });
        const answer = sessions.knows(seen) ? found : empty(seen.method === 'GET' ? 401 : 403);
        return answer(seen, response);
      });
      await flow.pass('search');
      sessions.killAll();
      for (const { error } of await flow.passAll(16, 'search')) should(error).be.undefined();
      should(sessions.logins).equal(2);
    });

    it('line 25: 20 messages refused with 403 for want of a permission: at most 1 login', async () => {
      server.on('/v2/user-tasks/search', sessions.guard(problem(403, 'FORBIDDEN', 'no permission')));
      for (const { error } of await flow.passAll(20, 'search')) {
        should(error?.code).equal('CAMUNDA_FORBIDDEN');
        should(error?.message).containEql('no permission');
      }
      should(sessions.logins).equal(1);
    });

    it('line 25: logins obey lines 9 and 12: a wrong password is 1 login for 20 messages, and says how long', async () => {
      const wrong = { ...user, password: 'wrong' };
      await flow.deploy(clusterAt(server.url, { authentication: 'cookie' }, wrong));
      for (const { error } of await flow.passAll(10, 'search')) should(error?.code).equal('CAMUNDA_AUTH');
      for (const { error } of await flow.passAll(10, 'search')) {
        should(error?.cause).containEql({ source: 'login' });
        should(error?.cause.retryAfter).be.within(25, 30);
      }
      should(sessions.logins).equal(1);
    });

    it('line 25: a server that forgets every session at once is 1 login a second', async () => {
      server.on('/v2/topology', empty(401));
      const started = performance.now();
      await flow.passAll(20, 'topology');
      await flow.passAll(20, 'topology');
      const seconds = (performance.now() - started) / 1_000;
      should(sessions.logins).be.within(2, 2 + Math.floor(seconds));
    });
  });
}
