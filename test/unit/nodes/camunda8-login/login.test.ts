import should from 'should';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../../sandbox/sandbox';
import { type ClusterSetup, clusterAt, pass, startFlow, stopFlow } from '../../../support/node-red/flow';

const login = { type: 'camunda8-login', version: 1 };
const DEMO = { username: 'demo', password: 'demo' };

function requestsTo(sandbox: Sandbox, path: string): number {
  return sandbox.requests.filter((request) => request.path === path).length;
}

describe('camunda8-login', () => {
  let sandbox: Sandbox;
  afterEach(async () => {
    await stopFlow();
    await sandbox.close();
  });

  async function start(options: SandboxOptions, setup: (url: string) => ClusterSetup, properties = {}) {
    sandbox = await startSandbox(options);
    await startFlow(setup(sandbox.url), { ...login, ...properties });
  }

  const cookie = (url: string) => clusterAt(url, { authentication: 'cookie' }, DEMO);
  const oidc = (url: string) =>
    clusterAt(
      url,
      {
        authentication: 'oidc',
        tokenUrl: `${url}/auth/realms/camunda-platform/protocol/openid-connect/token`,
        scope: 'orchestration',
      },
      { clientId: 'node-red', clientSecret: 'node-red-test-secret' },
    );

  it('OIDC: tells expiry, audience, scope and version, and never the token', async () => {
    await start({ version: '8.8', authentication: 'oidc' }, oidc);
    const { sent, error } = await pass({});
    should(error).equal(undefined);
    should(sent[0]?.payload).containDeep({
      authenticated: true,
      authentication: 'oidc',
      audience: 'orchestration',
    });
    should(sent[0]?.payload).have.property('expiresIn').within(290, 300);
    should(sent[0]?.payload)
      .have.property('expiresAt')
      .match(/^20\d\d-\d\d-\d\dT[\d:.]+Z$/);
    should(JSON.stringify(sent)).not.match(/eyJ|Bearer/);
  });

  for (const version of ['8.6', '8.8'] as const) {
    for (const csrf of [true, false]) {
      it(`cookie, ${version}, CSRF ${csrf ? 'on' : 'off'}: logs in once and searches`, async () => {
        sandbox = await startSandbox({ version, authentication: 'cookie', csrf, tasks: 4 });
        await startFlow(cookie(sandbox.url), { type: 'camunda8-search-tasks', pageSize: '3' });
        const { sent, error } = await pass({});
        should(error).equal(undefined);
        should(sent[0]?.payload).have.length(4);
        const logins = sandbox.requests.filter(
          ({ method, path, status }) => method === 'POST' && /login$/.test(path) && status === 204,
        );
        should(logins).have.length(1);
      });
    }
  }

  it('Basic: says who is logged in', async () => {
    await start({ authentication: 'basic' }, (url) => clusterAt(url, { authentication: 'basic' }, DEMO));
    const { sent } = await pass({});
    should(sent[0]?.payload).containDeep({ authenticated: true, authentication: 'basic', subject: 'demo' });
  });

  it('none: is authenticated when the call is answered', async () => {
    await start({}, (url) => clusterAt(url));
    const { sent } = await pass({});
    should(sent[0]?.payload).containDeep({
      authenticated: true,
      authentication: 'none',
      gatewayVersion: '8.8.0',
    });
  });

  it('says what to check where the password is wrong', async () => {
    await start({ version: '8.6', authentication: 'cookie' }, (url) =>
      clusterAt(url, { authentication: 'cookie' }, { username: 'demo', password: 'not-it' }),
    );
    const { sent, error } = await pass({});
    should(sent).be.empty();
    should(error).containDeep({ code: 'CAMUNDA_AUTH', cause: { source: 'login', status: 401 } });
    should(error?.message).match(/Check the username and password/);
    should(JSON.stringify(error)).not.match(/not-it/);
  });

  it('says how to log in where none is set and Camunda wants it', async () => {
    await start({ version: '8.6', authentication: 'cookie' }, (url) => clusterAt(url));
    const { error } = await pass({});
    should(error?.code).equal('CAMUNDA_AUTH');
    should(error?.message).match(/Set authentication to cookie/);
  });

  it('v1: logs in with a search of one and never asks /v2', async () => {
    await start({ version: '8.6', authentication: 'cookie' }, cookie, { api: 'v1' });
    const { sent } = await pass({});
    should(sent[0]?.payload).containDeep({ authenticated: true, authentication: 'cookie', subject: 'demo' });
    should(sandbox.requests.map(({ path }) => path)).deepEqual(['/api/login', '/v1/tasks/search']);
  });

  it('status: answers from memory, without a request', async () => {
    await start({ version: '8.8', authentication: 'oidc' }, oidc, { operation: 'status' });
    const { sent } = await pass({});
    should(sent[0]?.payload).deepEqual({ authenticated: false, authentication: 'oidc' });
    should(sandbox.requests).be.empty();
  });

  it('logout: ends the session on the server, and the next request logs in again', async () => {
    sandbox = await startSandbox({ version: '8.6', authentication: 'cookie' });
    await startFlow(cookie(sandbox.url), { ...login, operation: 'logout' }, { type: 'camunda8-topology' });
    await pass({}, 'm');
    should((await pass({})).sent[0]?.payload).deepEqual({ authenticated: false, authentication: 'cookie' });
    should((await pass({}, 'm')).error).equal(undefined);
    should(sandbox.requests.map(({ path, status }) => `${path} ${status}`)).deepEqual([
      '/api/login 204',
      '/v2/topology 200',
      '/api/logout 204',
      '/api/login 204',
      '/v2/topology 200',
    ]);
  });

  it('headers: merges them over those of the message, for a core http request node', async () => {
    await start({ version: '8.8', authentication: 'oidc' }, oidc, { headers: true });
    const { sent } = await pass({ headers: { 'x-mine': 'kept' } });
    const { headers } = sent[0] as { headers?: Record<string, string> };
    should(headers).have.properties(['x-mine', 'authorization']);
    const answer = await fetch(`${sandbox.url}/v2/topology`, { headers: headers ?? {} });
    should(answer.status).equal(200);
    should(requestsTo(sandbox, new URL(sandbox.tokenUrl).pathname)).equal(1);
  });
});
