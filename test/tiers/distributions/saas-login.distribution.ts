import should from 'should';
import { FaultServer } from '../../support/fault-server';
import type { RunningProvider } from './provider';
import { CLIENT, LIFE, loginBehaviour, startLogin } from './saas-login';

const grant = {
  grant_type: 'client_credentials',
  client_id: CLIENT.clientId,
  client_secret: CLIENT.clientSecret,
  audience: 'zeebe.camunda.io',
};

/** What the tests of Camunda SaaS rely on. */
describe('The login that stands in for that of Camunda SaaS', () => {
  let provider: RunningProvider;
  let server: FaultServer;

  beforeEach(async () => {
    provider = await startLogin();
    server = (await FaultServer.start()).on('*', loginBehaviour(provider));
  });

  afterEach(async () => {
    await server.stop();
    await provider.stop();
  });

  const ask = (body: string | URLSearchParams, type = 'application/x-www-form-urlencoded') =>
    fetch(`${server.url}/oauth/token`, { method: 'POST', body, headers: { 'content-type': type } });

  async function shouldBeGranted(answer: Response): Promise<void> {
    const { access_token, expires_in } = (await answer.json()) as Record<string, unknown>;
    should(expires_in).equal(LIFE);
    should(provider.claimsOf(String(access_token))).have.property('aud', 'zeebe.camunda.io');
  }

  it('takes a form', async () => shouldBeGranted(await ask(new URLSearchParams(grant))));

  it('takes JSON', async () => shouldBeGranted(await ask(JSON.stringify(grant), 'application/json')));

  it('refuses a second request within a second, and any audience that it does not know', async () => {
    const unknown = new URLSearchParams({ ...grant, audience: 'optimize.camunda.io' });
    should((await ask(unknown)).status).equal(400);
    should((await ask(new URLSearchParams(grant))).status).equal(429);
  });
});
