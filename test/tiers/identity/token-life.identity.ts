import { setTimeout as delay } from 'node:timers/promises';
import should from 'should';
import type { Cluster } from '../../support/node-red/askable-flows';
import type { Outcome } from '../../support/node-red/flows';
import { Load } from '../../support/node-red/load';
import { until } from '../../support/until';
import { shortLivedClient, theKeycloak, tokenUrl } from './keycloak';
import { server88 } from './servers';
import { stageOf } from './stage';

const actions = { topology: { type: 'camunda8-topology' } };
/** Seconds that a token of the second client lives. */
const life = 20;

describe('8.8, with tokens of Keycloak that live 20 s', function () {
  this.timeout(180_000);
  const stage = stageOf(server88);

  function shortLived(clientSecret = shortLivedClient.secret): Cluster {
    return stage().cluster({}, { clientId: shortLivedClient.id, clientSecret });
  }

  after('give the client its secret back', async () => {
    await (await theKeycloak()).setSecret(shortLivedClient.id, shortLivedClient.secret);
  });

  const ask = () => stage().flows.ask('topology');

  function firstError(): Promise<Outcome['error']> {
    return until('the token has ended', 2 * life * 1_000, async () => (await ask()).error);
  }

  it('answers two minutes of messages, with at most one token request a renewal', async () => {
    const { flows } = stage();
    await flows.deploy(shortLived(), actions);
    const before = stage().tokenRequests;
    const load = new Load(flows, 'topology', 100);
    await delay(120_000);
    const outcomes = await load.stop();
    should(outcomes.length).be.above(900);
    should(outcomes.filter(({ error }) => error)).eql([]);
    // Renewed when 80 % of its life is over.
    should(stage().tokenRequests - before).be.belowOrEqual(Math.ceil(120 / (0.8 * life)));
  });

  it('goes on while Keycloak is stopped until the token ends, then says so, and recovers by itself', async () => {
    const keycloak = await theKeycloak();
    const cluster = shortLived();
    await stage().flows.deploy({ ...cluster, properties: { ...cluster.properties, tokenUrl } }, actions);
    await ask();
    await keycloak.stop();
    should((await ask()).payload).have.property('gatewayVersion', '8.8.0');

    const error = await firstError();
    should(error).have.property('code', 'CAMUNDA_UNAVAILABLE');
    should(error?.cause).have.properties({ source: 'token', retryable: true });

    await keycloak.start();
    await until('messages are answered again', 60_000, async () => (await ask()).payload);
  });

  it('says so when the secret was changed, as soon as the token ends, and takes the new one', async () => {
    const keycloak = await theKeycloak();
    await stage().flows.deploy(shortLived(), actions);
    await ask();
    await keycloak.setSecret(shortLivedClient.id, 'changed-test-secret');

    const error = await firstError();
    should(error).have.property('code', 'CAMUNDA_AUTH');
    should(error?.cause).have.properties({ status: 401, source: 'token' });

    await stage().flows.deploy(shortLived('changed-test-secret'), actions);
    should((await ask()).payload).have.property('gatewayVersion', '8.8.0');
  });
});
