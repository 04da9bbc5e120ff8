import should from 'should';
import { getToken } from './keycloak';
import { allInOneOf86, gatewayOf86, type Server, server88, server89 } from './servers';
import { stageOf } from './stage';

const actions = {
  login: { type: 'camunda8-login', api: 'v2', operation: 'login' },
  topology: { type: 'camunda8-topology' },
};

for (const server of [gatewayOf86, allInOneOf86, server88, server89]) {
  describe(`${server.name}, with tokens of Keycloak`, () => tokensOf(server));
}

function tokensOf(server: Server): void {
  const stage = stageOf(server);
  const { version, scope, audience, wrong } = server;
  const gatewayVersion = `${version}.0`;

  it(`answers 401 without a token, 200 with one, and ${wrong.status} with one for another audience`, async () => {
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${stage().sandbox.url}/v2/topology`, { headers })).status;
    const bearer = async (wanted: string) => ({ authorization: `Bearer ${await getToken(wanted)}` });
    should(await status({})).equal(401);
    should(await status(await bearer(scope))).equal(200);
    should(await status(await bearer(wrong.scope))).equal(wrong.status);
  });

  it('asks with one token for many messages', async () => {
    const { flows } = stage();
    await flows.deploy(stage().cluster(), actions);
    const before = stage().tokenRequests;
    const answers = await Promise.all(Array.from({ length: 64 }, () => flows.ask('topology')));
    for (const { payload } of answers) should(payload).have.property('gatewayVersion', gatewayVersion);
    should(stage().tokenRequests - before).equal(1);
    const { payload } = await flows.ask('login');
    should(payload).have.properties({ authenticated: true, authentication: 'oidc', gatewayVersion });
    should(payload).have.property('audience').which.containEql(audience);
  });

  it('names the audience when the token is for another one', async () => {
    const { flows } = stage();
    const other = { audience: wrong.audience, scope: wrong.scope };
    await flows.deploy(stage().cluster(other), actions);
    const { error } = await flows.ask('topology');
    should(error).have.property('code', 'CAMUNDA_AUTH');
    should(error?.cause).have.properties({ status: wrong.status, source: 'api' });
    should(error?.message).match(new RegExp(`audience was "?${wrong.audience}`));
  });

  it('says what to check when the secret is wrong', async () => {
    const { flows } = stage();
    await flows.deploy(stage().cluster({}, { clientSecret: 'not-this-one' }), actions);
    const { error } = await flows.ask('topology');
    should(error).have.property('code', 'CAMUNDA_AUTH');
    should(error?.cause).have.properties({ status: 401, source: 'token' });
    should(error?.message).match(/Check the client ID and secret/);
    should(flows.log).not.containEql('not-this-one');
  });
}
