import should from 'should';
import { SECRET } from './refusal';
import { refusalOf, settingsOf, type Variables } from './variables';

const KEYCLOAK = 'http://localhost:18080/auth/realms/camunda-platform/protocol/openid-connect/token';

describe('authentication of environment env', () => {
  const client = { ZEEBE_CLIENT_ID: 'my-client', CAMUNDA_CLIENT_SECRET: SECRET };
  const basicUser = { CAMUNDA_BASIC_AUTH_USERNAME: 'basic-user', CAMUNDA_BASIC_AUTH_PASSWORD: SECRET };
  const cookieUser = { CAMUNDA_COOKIE_AUTH_USERNAME: 'cookie-user', CAMUNDA_COOKIE_AUTH_PASSWORD: SECRET };
  const everything = { ...client, ...basicUser, ...cookieUser };

  const strategies: [string, object][] = [
    ['NONE', { method: 'none' }],
    ['none', { method: 'none' }],
    ['BASIC', { method: 'basic', username: 'basic-user', password: SECRET }],
    [' Basic ', { method: 'basic', username: 'basic-user', password: SECRET }],
    ['COOKIE', { method: 'cookie', username: 'cookie-user', password: SECRET }],
    ['cookie', { method: 'cookie', username: 'cookie-user', password: SECRET }],
  ];
  for (const [strategy, authentication] of strategies) {
    it(`is what CAMUNDA_AUTH_STRATEGY=${strategy} says, whatever else is set`, () => {
      should(settingsOf({ ...everything, CAMUNDA_AUTH_STRATEGY: strategy }).authentication).eql(
        authentication,
      );
    });
  }

  for (const strategy of ['OAUTH', 'OIDC', 'OAuth', 'oidc']) {
    it(`is OIDC with CAMUNDA_AUTH_STRATEGY=${strategy}`, () => {
      should(settingsOf({ ...everything, CAMUNDA_AUTH_STRATEGY: strategy }).authentication).have.properties({
        method: 'oidc',
        clientId: 'my-client',
      });
    });
  }

  it('is refused with another strategy', () => {
    should(refusalOf({ ...everything, CAMUNDA_AUTH_STRATEGY: 'BEARER' })).equal(
      'CAMUNDA_AUTH_STRATEGY must be NONE, BASIC, OAUTH, OIDC or COOKIE',
    );
  });

  const inferred: [string, Variables, string][] = [
    ['OIDC with a client ID', everything, 'oidc'],
    ['Basic with a basic user', { ...basicUser, ...cookieUser }, 'basic'],
    ['cookie with a cookie user', cookieUser, 'cookie'],
    ['none without any', { CAMUNDA_REST_ADDRESS: 'http://localhost:8080' }, 'none'],
    [
      'none where all is blank',
      { CAMUNDA_CLIENT_ID: '', ZEEBE_CLIENT_ID: ' ', CAMUNDA_BASIC_AUTH_USERNAME: '' },
      'none',
    ],
  ];
  for (const [rule, variables, method] of inferred) {
    it(`without a strategy is ${rule}`, () => {
      should(settingsOf({ ...variables, CAMUNDA_AUTH_STRATEGY: ' ' }).authentication.method).equal(method);
    });
  }

  const missing: [string, Variables, string][] = [
    ['client ID', { CAMUNDA_AUTH_STRATEGY: 'OAUTH' }, 'CAMUNDA_CLIENT_ID'],
    ['client secret', { ZEEBE_CLIENT_ID: 'my-client' }, 'CAMUNDA_CLIENT_SECRET'],
    ['basic user', { CAMUNDA_AUTH_STRATEGY: 'BASIC', ...cookieUser }, 'CAMUNDA_BASIC_AUTH_USERNAME'],
    ['basic password', { CAMUNDA_BASIC_AUTH_USERNAME: 'demo' }, 'CAMUNDA_BASIC_AUTH_PASSWORD'],
    ['cookie user', { CAMUNDA_AUTH_STRATEGY: 'COOKIE', ...basicUser }, 'CAMUNDA_COOKIE_AUTH_USERNAME'],
    ['cookie password', { CAMUNDA_COOKIE_AUTH_USERNAME: 'demo' }, 'CAMUNDA_COOKIE_AUTH_PASSWORD'],
  ];
  for (const [what, variables, name] of missing) {
    it(`is refused without a ${what}, with the name of the variable`, () => {
      should(refusalOf(variables)).equal(`Environment variable ${name} is not set`);
    });
  }

  it('is refused with a variable that refers to one that is not set', () => {
    should(refusalOf({ ...client, CAMUNDA_CLIENT_SECRET: `\${OTHER}` })).equal(
      'Environment variable OTHER is not set',
    );
  });
});

describe('token URL and audience of environment env', () => {
  const client = { CAMUNDA_CLIENT_ID: 'my-client', CAMUNDA_CLIENT_SECRET: SECRET };

  it("are those of SaaS where they are blank, with Tasklist's audience for /v1", () => {
    should(
      settingsOf({ ...client, CAMUNDA_REST_ADDRESS: 'https://c8.example.com' }).authentication,
    ).have.properties({
      tokenUrl: 'https://login.cloud.camunda.io/oauth/token',
      targets: { v2: { audience: 'zeebe.camunda.io' }, v1: { audience: 'tasklist.camunda.io' } },
    });
  });

  for (const address of ['', 'http://localhost:8088', 'http://127.0.0.1:8080', 'http://[::1]:8080']) {
    it(`are Keycloak and none with the address "${address}" on this machine`, () => {
      should(settingsOf({ ...client, CAMUNDA_REST_ADDRESS: address }).authentication).have.properties({
        tokenUrl: KEYCLOAK,
        targets: { v2: {}, v1: {} },
      });
    });
  }

  it('do not become two tokens with an identity provider of your own', () => {
    const own = {
      CAMUNDA_REST_ADDRESS: 'https://c8.example.com',
      CAMUNDA_OAUTH_URL: 'https://id.example.com/token',
    };
    const target = { audience: 'orchestration', scope: 'openid' };
    should(
      settingsOf({
        ...client,
        ...own,
        CAMUNDA_TOKEN_AUDIENCE: 'orchestration',
        CAMUNDA_TOKEN_SCOPE: 'openid',
      }).authentication,
    ).have.properties({ targets: { v2: target, v1: target } });
  });
});
