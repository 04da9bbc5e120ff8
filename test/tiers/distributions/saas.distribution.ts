import should from 'should';
import { type ClusterSetup, Flow, pass, startFlow, stopFlow } from '../../support/node-red/flow';
import { CLUSTER_ID, NAMES, REGION, Saas } from './saas';
import { CLIENT, LIFE, LOGIN } from './saas-login';

const search = { type: 'camunda8-search-tasks' };
const searchV1 = { ...search, api: 'v1' };
const login = { type: 'camunda8-login' };

/** As a person fills the form. */
function byName(saas: Saas, credentials: Record<string, string> = CLIENT): ClusterSetup {
  const settings = { environment: 'saas', region: REGION, clusterId: CLUSTER_ID, authentication: 'oidc' };
  return saas.cluster(settings, credentials);
}

describe('Camunda SaaS, as its documents describe it', () => {
  let saas: Saas;

  beforeEach(async () => {
    saas = await Saas.start({ version: '8.8' });
  });

  afterEach(async () => {
    await stopFlow();
    await saas.stop();
  });

  it('has a topology', async () => {
    await startFlow(byName(saas), { type: 'camunda8-topology' });
    const { sent, error } = await pass({});
    should(error).be.undefined();
    should(sent[0]?.payload).have.property('gatewayVersion', '8.8.0');
    should(saas.proxy.asked).eql([`CONNECT ${LOGIN}:443`, `CONNECT ${NAMES.zeebe}:443`]);
  });

  it('is searched over both APIs, each at its name and with the token of its audience', async () => {
    await startFlow(byName(saas), search, searchV1);
    const outcomes = [await pass({}, 'n'), await pass({}, 'm')];
    for (const { sent, error } of outcomes) {
      should(error).be.undefined();
      should(sent[0]?.payload).have.length(4);
    }
    const audiences = saas.asked(LOGIN).map(({ body }) => new URLSearchParams(body).get('audience'));
    should(audiences).eql(['zeebe.camunda.io', 'tasklist.camunda.io']);
    should(saas.asked(NAMES.tasklist).map(({ path }) => path)).eql([`/${CLUSTER_ID}/v1/tasks/search`]);
  });

  it('is asked for a token once a second at most, whichever the audience, and once for all messages', async () => {
    const flow = await Flow.start(byName(saas), { n: search, m: searchV1 });
    for (const { error } of await flow.passAll(10, 'n', 'm')) should(error).be.undefined();
    const [first, second, ...more] = saas.asked(LOGIN);
    should(more).be.empty();
    should((second?.at ?? 0) - (first?.at ?? 0)).be.aboveOrEqual(1_000);
  });

  it('is logged in to for a day, and says for whom and for what', async () => {
    await startFlow(byName(saas), login);
    const { sent } = await pass({});
    should(sent[0]?.payload).containDeep({
      authenticated: true,
      authentication: 'oidc',
      audience: 'zeebe.camunda.io',
      subject: CLIENT.clientId,
      gatewayVersion: '8.8.0',
    });
    should(sent[0]?.payload)
      .have.property('expiresIn')
      .within(LIFE - 60, LIFE);
  });

  it('is not asked again for 30 s after it refused the secret', async () => {
    await startFlow(byName(saas, { ...CLIENT, clientSecret: 'wrong' }), search, login);
    const outcomes = [await pass({}, 'n'), await pass({}, 'm')];
    should(outcomes[0]?.error?.message).containEql('Check the client ID and secret');
    should(outcomes[1]?.error?.message).match(/Next attempt in \d+ s at the earliest/);
    should(saas.asked(LOGIN)).have.length(1);
  });
});

describe('A cluster of Camunda SaaS whose old names are gone', () => {
  let saas: Saas;

  afterEach(async () => {
    await stopFlow();
    await saas.stop();
  });

  for (const oldNames of ['gone from the DNS', 'unknown to the edge'] as const) {
    it(`${oldNames}: is found at its new name, over both APIs, and looked for once`, async () => {
      saas = await Saas.start({ version: '8.9', oldNames });
      await startFlow(byName(saas), search, searchV1);
      const outcomes = [await pass({}, 'n'), await pass({}, 'm'), await pass({}, 'n'), await pass({}, 'm')];
      for (const { sent, error } of outcomes) {
        should(error).be.undefined();
        should(sent[0]?.payload).have.length(4);
      }
      const paths = saas.asked(NAMES.api).map(({ path }) => path.slice(CLUSTER_ID.length + 1));
      should(paths).eql([
        '/v2/topology',
        '/v2/user-tasks/search',
        '/v1/tasks/search',
        '/v2/user-tasks/search',
        '/v1/tasks/search',
      ]);
      for (const name of [NAMES.zeebe, NAMES.tasklist]) {
        should(saas.proxy.asked.filter((asked) => asked.includes(name))).have.length(1);
        should(saas.asked(name).length).be.belowOrEqual(1);
      }
      should(saas.asked(LOGIN)).have.length(2);
    });
  }
});
