import { setTimeout as delay } from 'node:timers/promises';
import should from 'should';
import { camundaIn } from '../real/camunda-in';
import { Caller, getToken } from '../real/client';
import { clusterOf, flowsOn } from '../real/flows-on';
import { theKeycloak } from '../real/servers/start-mode';
import type { Cluster } from '../support/node-red/askable-flows';
import { Load } from '../support/node-red/load';
import { until } from '../support/until';
import { shortLivedClient } from './keycloak';

const actions = {
  login: { type: 'camunda8-login', api: 'v2', operation: 'login' },
  topology: { type: 'camunda8-topology' },
};
/** Seconds that a token of the second client lives. */
const life = 20;

describe('oidc: the gateway alone, with tokens of Keycloak', () => {
  const camunda = camundaIn('oidc');
  const flows = flowsOn('oidc', camunda, actions);

  function shortLived(): Cluster {
    const cluster = clusterOf('oidc', camunda());
    const { id: clientId, secret: clientSecret } = shortLivedClient;
    return { ...cluster, credentials: { clientId, clientSecret } };
  }

  it('answers 401 without a token, 200 with one, and 401 with one for another audience', async () => {
    const status = async (headers: Record<string, string>) =>
      (await new Caller(camunda().address, headers).get('/v2/topology')).status;
    should(await status({})).equal(401);
    should(await status(await getToken('zeebe'))).equal(200);
    should(await status(await getToken('operate'))).equal(401);
  });

  it('asks with one token for many messages', async () => {
    const keycloak = await theKeycloak();
    const before = await keycloak.tokenRequests();
    const answers = await Promise.all(Array.from({ length: 64 }, () => flows().ask('topology')));
    for (const { payload } of answers) should(payload).have.property('gatewayVersion', '8.6.0');
    should((await keycloak.tokenRequests()) - before).equal(1);
    const { payload } = await flows().ask('login');
    should(payload).have.properties({ authenticated: true, authentication: 'oidc', gatewayVersion: '8.6.0' });
    should(payload).have.property('audience').which.containEql('zeebe-api');
  });

  it('names the audience when the token is for another one', async () => {
    const cluster = clusterOf('oidc', camunda());
    const properties = { ...cluster.properties, audience: 'operate-api', scope: 'operate' };
    await flows().deploy({ ...cluster, properties }, actions);
    const { error } = await flows().ask('topology');
    should(error).have.property('code', 'CAMUNDA_AUTH');
    should(error?.cause).have.properties({ status: 401, source: 'api' });
    should(error?.message).match(/audience "?operate-api/);
  });

  it('says what to check when the secret is wrong', async () => {
    const cluster = clusterOf('oidc', camunda());
    const credentials = { ...cluster.credentials, clientSecret: 'not-this-one' };
    await flows().deploy({ ...cluster, credentials }, actions);
    const { error } = await flows().ask('topology');
    should(error).have.property('code', 'CAMUNDA_AUTH');
    should(error?.cause).have.properties({ status: 401, source: 'token' });
    should(error?.message).match(/check client ID and secret/);
    should(flows().log).not.containEql('not-this-one');
  });

  it('answers two minutes of messages with tokens that live 20 s, with at most one token request a renewal', async function () {
    this.timeout(180_000);
    const keycloak = await theKeycloak();
    await flows().deploy(shortLived(), actions);
    const before = await keycloak.tokenRequests();
    const load = new Load(flows(), 'topology', 100);
    await delay(120_000);
    const outcomes = await load.stop();
    should(outcomes.length).be.above(900);
    should(outcomes.filter(({ error }) => error)).eql([]);
    // Renewed when 80 % of its life is over.
    should((await keycloak.tokenRequests()) - before).be.belowOrEqual(Math.ceil(120 / (0.8 * life)));
  });

  it('goes on while Keycloak is stopped until the token ends, then says so, and recovers by itself', async function () {
    this.timeout(180_000);
    const keycloak = await theKeycloak();
    await flows().deploy(shortLived(), actions);
    await flows().ask('topology');
    await keycloak.stop();
    should((await flows().ask('topology')).payload).have.property('gatewayVersion', '8.6.0');

    const { error } = await until('the token has ended', 2 * life * 1000, async () => {
      const outcome = await flows().ask('topology');
      return outcome.error ? outcome : undefined;
    });
    should(error).have.property('code', 'CAMUNDA_UNAVAILABLE');
    should(error?.cause).have.properties({ source: 'token', retryable: true });

    await keycloak.start();
    await until('messages are answered again', 60_000, async () => {
      const { payload } = await flows().ask('topology');
      return payload;
    });
  });

  it('says so when the secret was changed, as soon as the token ends, and takes the new one', async function () {
    this.timeout(180_000);
    const keycloak = await theKeycloak();
    await flows().deploy(shortLived(), actions);
    await flows().ask('topology');
    await keycloak.setSecret(shortLivedClient.id, 'changed-test-secret');
    after(() => keycloak.setSecret(shortLivedClient.id, shortLivedClient.secret));

    const { error } = await until('the token has ended', 2 * life * 1000, async () => {
      const outcome = await flows().ask('topology');
      return outcome.error ? outcome : undefined;
    });
    should(error).have.property('code', 'CAMUNDA_AUTH');
    should(error?.cause).have.properties({ status: 401, source: 'token' });

    const cluster = shortLived();
    await flows().deploy(
      { ...cluster, credentials: { ...cluster.credentials, clientSecret: 'changed-test-secret' } },
      actions,
    );
    should((await flows().ask('topology')).payload).have.property('gatewayVersion', '8.6.0');
  });
});
