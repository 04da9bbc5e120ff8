import should from 'should';
import { SECRET } from './refusal';
import { settingsOf } from './variables';

const ID = '5c34c0a7-7f29-4424-8414-125615f7a9b9';
const SAAS_LOGIN = 'https://login.cloud.camunda.io/oauth/token';
const KEYCLOAK = 'http://localhost:18080/auth/realms/camunda-platform/protocol/openid-connect/token';

const SAAS_CLIENT = {
  method: 'oidc',
  tokenUrl: SAAS_LOGIN,
  clientId: 'my-client',
  clientAuthentication: 'client_secret_post',
  clientSecret: SECRET,
  targets: { v2: { audience: 'zeebe.camunda.io' }, v1: { audience: 'tasklist.camunda.io' } },
};

describe("environment env with what Camunda's console and documentation hand out", () => {
  it('connects with the ZEEBE_* block', () => {
    const settings = settingsOf({
      ZEEBE_ADDRESS: `${ID}.bru-2.zeebe.camunda.io:443`,
      ZEEBE_CLIENT_ID: 'my-client',
      ZEEBE_CLIENT_SECRET: SECRET,
      ZEEBE_AUTHORIZATION_SERVER_URL: SAAS_LOGIN,
      ZEEBE_TOKEN_AUDIENCE: 'zeebe.camunda.io',
      ZEEBE_REST_ADDRESS: `https://bru-2.zeebe.camunda.io/${ID}`,
      CAMUNDA_CREDENTIALS_SCOPES: 'Zeebe,Tasklist',
    });
    should(settings.addresses).eql({
      v2: [`https://bru-2.zeebe.camunda.io/${ID}`],
      v1: [`https://bru-2.tasklist.camunda.io/${ID}`],
    });
    should(settings.authentication).eql(SAAS_CLIENT);
  });

  it('connects with the older block, which has no REST address', () => {
    const settings = settingsOf({
      ZEEBE_ADDRESS: `${ID}.bru-2.zeebe.camunda.io:443`,
      ZEEBE_CLIENT_ID: 'my-client',
      ZEEBE_CLIENT_SECRET: SECRET,
      ZEEBE_AUTHORIZATION_SERVER_URL: SAAS_LOGIN,
      CAMUNDA_CLUSTER_ID: ID,
      CAMUNDA_CLUSTER_REGION: 'bru-2',
      CAMUNDA_TASKLIST_BASE_URL: `https://bru-2.tasklist.camunda.io/${ID}`,
      CAMUNDA_OAUTH_URL: SAAS_LOGIN,
    });
    should(settings.addresses).eql({
      v2: [`https://bru-2.zeebe.camunda.io/${ID}`, `https://bru-2.api.camunda.io/${ID}`],
      v1: [`https://bru-2.tasklist.camunda.io/${ID}`],
    });
    should(settings.authentication).eql(SAAS_CLIENT);
  });

  it('connects with the CAMUNDA_* block', () => {
    const address = `https://bru-2.api.camunda.io/${ID}`;
    const settings = settingsOf({
      CAMUNDA_CLIENT_ID: 'my-client',
      CAMUNDA_CLIENT_SECRET: SECRET,
      CAMUNDA_OAUTH_URL: SAAS_LOGIN,
      CAMUNDA_TOKEN_AUDIENCE: 'zeebe.camunda.io',
      CAMUNDA_REST_ADDRESS: address,
      CAMUNDA_AUTH_STRATEGY: 'OAUTH',
    });
    should(settings.addresses).eql({ v2: [address], v1: [address] });
    should(settings.authentication).eql(SAAS_CLIENT);
  });

  it("connects with the four variables of the Tasklist API's documentation", () => {
    const settings = settingsOf({
      CAMUNDA_CLIENT_ID: 'my-client',
      CAMUNDA_CLIENT_SECRET: SECRET,
      CAMUNDA_OAUTH_URL: SAAS_LOGIN,
      CAMUNDA_TASKLIST_BASE_URL: `https://bru-2.tasklist.camunda.io/${ID}`,
    });
    should(settings.addresses).eql({
      v2: [`https://bru-2.zeebe.camunda.io/${ID}`],
      v1: [`https://bru-2.tasklist.camunda.io/${ID}`],
    });
    should(settings.authentication).eql(SAAS_CLIENT);
  });

  it('connects to a self-managed cluster with its Keycloak, with one token for both APIs', () => {
    const settings = settingsOf({
      ZEEBE_REST_ADDRESS: 'http://localhost:8080/v1/',
      ZEEBE_CLIENT_ID: 'zeebe',
      ZEEBE_CLIENT_SECRET: SECRET,
      ZEEBE_AUTHORIZATION_SERVER_URL: KEYCLOAK,
      ZEEBE_TOKEN_AUDIENCE: 'zeebe.camunda.io',
      CAMUNDA_TASKLIST_BASE_URL: 'http://localhost:8082',
    });
    should(settings.addresses).eql({ v2: ['http://localhost:8080'], v1: ['http://localhost:8082'] });
    should(settings.authentication).have.properties({
      tokenUrl: KEYCLOAK,
      targets: { v2: { audience: 'zeebe.camunda.io' }, v1: { audience: 'zeebe.camunda.io' } },
    });
  });
});
