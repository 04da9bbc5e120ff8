import should from 'should';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../../sandbox/sandbox';
import { call, type Reply } from '../call';

const RIGHT = { username: 'demo', password: 'demo' };
const basic = (user: string) => ({ authorization: `Basic ${Buffer.from(user).toString('base64')}` });

describe('sandbox: login', () => {
  let sandbox: Sandbox;

  async function start(options: SandboxOptions): Promise<void> {
    sandbox = await startSandbox({ authentication: 'cookie', ...options });
  }

  afterEach(() => sandbox.close());

  const read = (headers?: Record<string, string>) =>
    call('GET', `${sandbox.url}/v2/topology`, headers ? { headers } : {});
  const write = (headers: Record<string, string>) =>
    call('POST', `${sandbox.url}/v2/user-tasks/search`, { json: {}, headers });

  async function login(path: string): Promise<{ cookie: string; token: string; reply: Reply }> {
    const reply = await call('POST', sandbox.url + path, { form: RIGHT });
    should(reply.status).equal(204);
    const cookies = [reply.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0]);
    return { cookie: cookies.join('; '), token: String(reply.headers['x-csrf-token']), reply };
  }

  describe('8.6', () => {
    it('takes every masked token of the session, the first one too', async () => {
      await start({ version: '8.6' });
      const { cookie, token } = await login('/api/login');
      const { headers } = await read({ cookie });
      should(headers['x-csrf-token']).not.equal(token);
      should((await write({ cookie, 'x-csrf-token': token })).status).equal(200);
      should((await write({ cookie, 'x-csrf-token': String(headers['x-csrf-token']) })).status).equal(200);
    });

    it('tells a dead session by 401, and by 403 where the CSRF token is missing too', async () => {
      await start({ version: '8.6' });
      const { cookie, token } = await login('/api/login');
      sandbox.endSessions();
      should((await read({ cookie })).status).equal(401);
      should((await write({ cookie, 'x-csrf-token': token })).status).equal(401);
      should((await write({ cookie })).status).equal(403);
    });

    it('has no login at the path of 8.8', async () => {
      await start({ version: '8.6', csrf: false });
      should((await call('POST', `${sandbox.url}/login`, { form: RIGHT })).status).equal(405);
    });
  });

  describe('8.8', () => {
    it('logs in at /login with the cookie camunda-session and a CSRF token', async () => {
      await start({});
      const { cookie, token } = await login('/login');
      should(cookie).match(/^camunda-session=\w+; X-CSRF-TOKEN=[\w-]+$/);
      should((await write({ cookie, 'x-csrf-token': token })).status).equal(200);
      should((await read({ cookie })).headers['x-csrf-token']).be.a.String();
    });

    it('refuses a write of a session without the token: 401, and words about CSRF', async () => {
      await start({});
      const { cookie } = await login('/login');
      for (const headers of [{ cookie }, { cookie: cookie.split(';')[0] ?? '' }]) {
        const { status, text } = await write(headers);
        should(status).equal(401);
        should(JSON.parse(text).detail).match(/CSRF/);
      }
    });

    it('wants no token where CSRF is off', async () => {
      await start({ csrf: false });
      const { cookie, reply } = await login('/login');
      should(reply.headers).not.have.property('x-csrf-token');
      should((await write({ cookie })).status).equal(200);
    });

    it('has no login at the path of 8.6, which is an API path like any other', async () => {
      await start({});
      should((await call('POST', `${sandbox.url}/api/login`, { form: RIGHT })).status).equal(401);
    });

    it('refuses a wrong password, a dead session and one that logged out with a problem body', async () => {
      await start({});
      const wrong = await call('POST', `${sandbox.url}/login`, { form: { ...RIGHT, password: 'nope' } });
      const dead = await login('/login');
      sandbox.endSessions();
      const left = await login('/login');
      const logout = await call('POST', `${sandbox.url}/logout`, { headers: { cookie: left.cookie } });
      should(logout.status).equal(204);
      for (const reply of [wrong, await read({ cookie: dead.cookie }), await read({ cookie: left.cookie })]) {
        should(reply.status).equal(401);
        should(reply.headers['content-type']).equal('application/problem+json');
      }
    });

    it('takes Basic on each request, and refuses without a challenge', async () => {
      await start({ authentication: 'basic' });
      should((await read(basic('demo:demo'))).status).equal(200);
      should((await write(basic('demo:demo'))).status).equal(200);
      for (const headers of [
        undefined,
        basic('demo:nope'),
        basic('nobody:demo'),
        { authorization: 'Basic' },
      ]) {
        const reply = await read(headers);
        should(reply.status).equal(401);
        should(reply.headers['content-type']).equal('application/problem+json');
        should(reply.headers).not.have.property('www-authenticate');
      }
    });

    it('tells who one is, and nobody without authentication', async () => {
      await start({ authentication: 'basic' });
      const me = await call('GET', `${sandbox.url}/v2/authentication/me`, { headers: basic('demo:demo') });
      should(JSON.parse(me.text)).have.properties({ username: 'demo', authorizedComponents: ['*'] });
      await sandbox.close();
      await start({ authentication: 'none' });
      should((await call('GET', `${sandbox.url}/v2/authentication/me`)).status).equal(401);
    });
  });
});
