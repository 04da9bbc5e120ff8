import should from 'should';
import { type ClusterSetup, pass, startFlow, stopFlow } from '../../support/node-red/flow';
import { CLUSTER_ID, NAMES, REGION, Saas } from './saas';
import { CLIENT, LOGIN } from './saas-login';

const search = { type: 'camunda8-search-tasks' };
const searchV1 = { ...search, api: 'v1' };

const TOKEN_URL = `https://${LOGIN}/oauth/token`;
const { clientId, clientSecret } = CLIENT;

/** What the Console hands out for a client, by the generation of names in it. */
const BLOCKS = {
  'the names up to 8.9': {
    ZEEBE_ADDRESS: `${CLUSTER_ID}.${NAMES.zeebe}:443`,
    ZEEBE_REST_ADDRESS: `https://${NAMES.zeebe}/${CLUSTER_ID}`,
    ZEEBE_CLIENT_ID: clientId,
    ZEEBE_CLIENT_SECRET: clientSecret,
    ZEEBE_AUTHORIZATION_SERVER_URL: TOKEN_URL,
    ZEEBE_TOKEN_AUDIENCE: 'zeebe.camunda.io',
    CAMUNDA_CREDENTIALS_SCOPES: 'Zeebe,Tasklist',
  },
  'the names up to 8.9, region and cluster apart': {
    CAMUNDA_CLUSTER_ID: CLUSTER_ID,
    CAMUNDA_CLUSTER_REGION: REGION,
    ZEEBE_CLIENT_ID: clientId,
    ZEEBE_CLIENT_SECRET: clientSecret,
    CAMUNDA_TASKLIST_BASE_URL: `https://${NAMES.tasklist}/${CLUSTER_ID}`,
    CAMUNDA_OAUTH_URL: TOKEN_URL,
  },
  'the one address of 8.9': {
    CAMUNDA_AUTH_STRATEGY: 'OAUTH',
    CAMUNDA_REST_ADDRESS: `https://${NAMES.api}/${CLUSTER_ID}`,
    CAMUNDA_CLIENT_ID: clientId,
    CAMUNDA_CLIENT_SECRET: clientSecret,
    CAMUNDA_OAUTH_URL: TOKEN_URL,
    CAMUNDA_TOKEN_AUDIENCE: 'zeebe.camunda.io',
  },
};

/** A cluster node that reads Node-RED's global environment variables. */
function fromEnvironment(saas: Saas, block: Record<string, string>): ClusterSetup {
  const env = Object.entries(block).map(([name, value]) => ({ name, value, type: 'str' }));
  const variables = { id: 'variables', type: 'global-config', env };
  const setup = saas.cluster({ environment: 'env' });
  return { ...setup, coreNodes: [...(setup.coreNodes ?? []), { node: variables }] };
}

describe("The Console's environment variables of Camunda SaaS", () => {
  let saas: Saas;

  before(async () => {
    saas = await Saas.start({ version: '8.9' });
  });

  afterEach(stopFlow);
  after(() => saas.stop());

  for (const [names, block] of Object.entries(BLOCKS)) {
    it(`with ${names} connect both APIs`, async () => {
      await startFlow(fromEnvironment(saas, block), search, searchV1);
      for (const node of ['n', 'm'] as const) {
        const { sent, error } = await pass({}, node);
        should(error).be.undefined();
        should(sent[0]?.payload).have.length(4);
      }
    });
  }
});
