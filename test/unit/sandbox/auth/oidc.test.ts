import should from 'should';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../../sandbox/sandbox';
import { call, type Reply } from '../call';

const CLIENT = { client_id: 'node-red', client_secret: 'node-red-test-secret' };
const HOUR = 3_600_000;

describe('sandbox: OIDC', () => {
  let sandbox: Sandbox;
  let time: number;

  async function start(options: SandboxOptions = {}): Promise<void> {
    time = Date.parse('2026-11-21T12:00:00Z');
    sandbox = await startSandbox({ authentication: 'oidc', now: () => time, ...options });
  }

  afterEach(() => sandbox.close());

  function askForToken(form: Record<string, string>, headers: Record<string, string> = {}): Promise<Reply> {
    return call('POST', sandbox.tokenUrl, { form: { grant_type: 'client_credentials', ...form }, headers });
  }

  async function tokenFor(form: Record<string, string>): Promise<string> {
    return JSON.parse((await askForToken({ ...CLIENT, ...form })).text).access_token;
  }

  function topology(token?: string): Promise<Reply> {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return call('GET', `${sandbox.url}/v2/topology`, { headers });
  }

  function searchV1(token: string): Promise<Reply> {
    return call('POST', `${sandbox.url}/v1/tasks/search`, {
      json: {},
      headers: { authorization: `Bearer ${token}` },
    });
  }

  it('grants a token with the fields of the documentation, for as long as told', async () => {
    await start({ tokenLife: 20 });
    const { status, text } = await askForToken({ ...CLIENT, scope: 'orchestration' });
    should(status).equal(200);
    should(JSON.parse(text)).have.properties({
      expires_in: 20,
      refresh_expires_in: 0,
      token_type: 'Bearer',
      'not-before-policy': 0,
      scope: 'orchestration',
    });
  });

  it('takes the client in a Basic header, form-encoded', async () => {
    await start();
    const encoded = Buffer.from('node%2Dred:node-red-test-secret').toString('base64');
    should((await askForToken({}, { authorization: `Basic ${encoded}` })).status).equal(200);
    const wrong = Buffer.from('node-red:nope').toString('base64');
    should((await askForToken({}, { authorization: `Basic ${wrong}` })).status).equal(401);
  });

  it('sends an identity along with the scope openid, as Keycloak does', async () => {
    await start();
    const { text } = await askForToken({ ...CLIENT, scope: 'openid orchestration' });
    should(JSON.parse(text)).have.properties(['access_token', 'id_token']);
  });

  it('refuses what is no client credentials form', async () => {
    await start();
    const json = await call('POST', sandbox.tokenUrl, {
      json: { grant_type: 'client_credentials', ...CLIENT },
    });
    should(json.status).equal(400);
    should(JSON.parse(json.text).error).equal('invalid_request');
    should((await askForToken({ ...CLIENT, grant_type: 'password' })).status).equal(400);
    should((await call('GET', sandbox.tokenUrl)).status).equal(405);
    const otherRealm = sandbox.tokenUrl.replace('camunda-platform', 'nowhere');
    should((await call('POST', otherRealm, { form: CLIENT })).status).equal(404);
  });

  it('keeps the audiences of SaaS apart: /v2 and Tasklist want their own', async () => {
    await start();
    const [v2, v1] = [
      await tokenFor({ audience: 'zeebe.camunda.io' }),
      await tokenFor({ audience: 'tasklist.camunda.io' }),
    ];
    should((await topology(v2)).status).equal(200);
    should((await searchV1(v2)).status).equal(401);
    should((await topology(v1)).status).equal(401);
    should((await searchV1(v1)).status).equal(200);
  });

  it('8.8 refuses with an empty 401 and a Bearer challenge that tells the reason', async () => {
    await start();
    const none = await topology();
    should([none.status, none.text, none.headers['www-authenticate']]).eql([401, '', 'Bearer']);
    for (const token of ['abc', await tokenFor({}), await tokenFor({ scope: 'zeebe' })]) {
      const { status, text, headers } = await topology(token);
      should([status, text]).eql([401, '']);
      should(headers['www-authenticate']).startWith('Bearer error="invalid_token"');
    }
  });

  it('8.8 answers licence and status without a token', async () => {
    await start();
    should((await call('GET', `${sandbox.url}/v2/license`)).status).equal(200);
    should((await call('GET', `${sandbox.url}/v2/status`)).status).equal(204);
  });

  for (const [name, options, scope, refusal] of [
    ['8.8', {}, 'orchestration', [401, '']],
    ['the gateway of 8.6', { version: '8.6', searchEnabled: false }, 'zeebe', [401, 'the token has expired']],
    ['the all-in-one of 8.6', { version: '8.6' }, 'operate', [403, '']],
  ] as const) {
    it(`${name} refuses a token from the second of its end on`, async () => {
      await start({ ...options, tokenLife: 300 });
      const token = await tokenFor({ scope });
      time += 299_000;
      should((await topology(token)).status).equal(200);
      time += 1_000;
      const { status, text } = await topology(token);
      should([status, text && JSON.parse(text).detail]).eql(refusal);
    });

    it(`${name} refuses every token from before they were revoked, and none from after`, async () => {
      await start(options);
      const token = await tokenFor({ scope });
      sandbox.revokeTokens();
      should((await topology(token)).status).equal(refusal[0]);
      should((await topology(await tokenFor({ scope }))).status).equal(200);
    });
  }

  it('goes by its own clock only', async () => {
    await start({ now: () => Date.now() - 24 * HOUR });
    should((await topology(await tokenFor({ scope: 'orchestration' }))).status).equal(200);
  });
});
