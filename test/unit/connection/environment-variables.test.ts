import should from 'should';
import { SECRET } from './refusal';
import { refusalOf, settingsOf } from './variables';

const ID = '5c34c0a7-7f29-4424-8414-125615f7a9b9';

describe('addresses of environment env', () => {
  it('are http://localhost:8080 where no variable is set', () => {
    should(settingsOf({})).eql({
      environment: 'env',
      addresses: { v2: ['http://localhost:8080'], v1: ['http://localhost:8080'] },
      authentication: { method: 'none' },
      timeout: 30_000,
      maxConnections: 8,
    });
  });

  it('are the names of region and cluster ID', () => {
    should(settingsOf({ CAMUNDA_CLUSTER_ID: ID, CAMUNDA_CLUSTER_REGION: 'bru-2' }).addresses).eql({
      v2: [`https://bru-2.zeebe.camunda.io/${ID}`, `https://bru-2.api.camunda.io/${ID}`],
      v1: [`https://bru-2.tasklist.camunda.io/${ID}`, `https://bru-2.api.camunda.io/${ID}`],
    });
  });

  it('are the REST address rather than region and cluster ID', () => {
    should(
      settingsOf({
        CAMUNDA_CLUSTER_ID: ID,
        CAMUNDA_CLUSTER_REGION: 'bru-2',
        ZEEBE_REST_ADDRESS: 'https://c8.example.com',
      }).addresses,
    ).eql({ v2: ['https://c8.example.com'], v1: ['https://c8.example.com'] });
  });

  it('are refused with one of region and cluster ID alone', () => {
    should(refusalOf({ CAMUNDA_CLUSTER_ID: ID })).equal(
      'Environment variable CAMUNDA_CLUSTER_REGION is not set',
    );
    should(refusalOf({ CAMUNDA_CLUSTER_REGION: 'bru-2' })).equal(
      'Environment variable CAMUNDA_CLUSTER_ID is not set',
    );
  });

  it('are refused with the name of the variable that holds them, and without what it holds', () => {
    const address = `https://demo:${encodeURIComponent(SECRET)}@c8.example.com`;
    should(refusalOf({ ZEEBE_REST_ADDRESS: address })).startWith('ZEEBE_REST_ADDRESS must not contain');
    should(refusalOf({ CAMUNDA_TASKLIST_BASE_URL: address })).startWith('CAMUNDA_TASKLIST_BASE_URL must not');
  });

  it('do not come from the form', () => {
    const form = { restAddress: 'https://form.example.com', tasklistAddress: 'https://form.example.com' };
    should(settingsOf({}, form).addresses.v2).eql(['http://localhost:8080']);
  });
});

describe('two variables for the same', () => {
  const both = {
    CAMUNDA_REST_ADDRESS: 'https://first.example.com',
    ZEEBE_REST_ADDRESS: 'https://second.example.com',
    CAMUNDA_CLIENT_ID: 'first',
    ZEEBE_CLIENT_ID: 'second',
    CAMUNDA_CLIENT_SECRET: `${SECRET}1`,
    ZEEBE_CLIENT_SECRET: `${SECRET}2`,
    CAMUNDA_OAUTH_URL: 'https://first.example.com/token',
    ZEEBE_AUTHORIZATION_SERVER_URL: 'https://second.example.com/token',
    CAMUNDA_TOKEN_AUDIENCE: 'first',
    ZEEBE_TOKEN_AUDIENCE: 'second',
    CAMUNDA_OAUTH_SCOPE: 'first',
    CAMUNDA_TOKEN_SCOPE: 'second',
  };
  const preferred = [
    'CAMUNDA_REST_ADDRESS',
    'CAMUNDA_CLIENT_ID',
    'CAMUNDA_CLIENT_SECRET',
    'CAMUNDA_OAUTH_URL',
    'CAMUNDA_TOKEN_AUDIENCE',
    'CAMUNDA_OAUTH_SCOPE',
  ];

  function expected(which: string, secret: string) {
    const target = { audience: which, scope: which };
    return {
      tokenUrl: `https://${which}.example.com/token`,
      clientId: which,
      clientSecret: secret,
      targets: { v2: target, v1: target },
    };
  }

  it('the first name wins', () => {
    const settings = settingsOf(both);
    should(settings.addresses.v2).eql(['https://first.example.com']);
    should(settings.authentication).have.properties(expected('first', `${SECRET}1`));
  });

  it('a blank first name counts as not set', () => {
    const settings = settingsOf({ ...both, ...Object.fromEntries(preferred.map((name) => [name, ' '])) });
    should(settings.addresses.v2).eql(['https://second.example.com']);
    should(settings.authentication).have.properties(expected('second', `${SECRET}2`));
  });
});

describe('what environment env takes from the form', () => {
  const plain = {
    CAMUNDA_REST_ADDRESS: 'http://c8.example.com',
    CAMUNDA_BASIC_AUTH_USERNAME: 'demo',
    CAMUNDA_BASIC_AUTH_PASSWORD: SECRET,
  };

  it('is the time limit, the number of connections and the switch for plain http', () => {
    const settings = settingsOf(plain, { timeout: '5', maxConnections: '2', allowInsecure: true });
    should(settings.timeout).equal(5000);
    should(settings.maxConnections).equal(2);
    should(settings.authentication.method).equal('basic');
  });

  it('keeps plain http refused without the switch, with the name of the variable', () => {
    should(refusalOf(plain))
      .startWith('CAMUNDA_REST_ADDRESS must use https')
      .endWith('tick "Allow plain http"');
  });

  it('names the field of the form where its limit is wrong', () => {
    should(refusalOf({}, { timeout: 'soon' })).startWith('Timeout must be');
  });

  it('is not the tenant, which is CAMUNDA_DEFAULT_TENANT_ID', () => {
    should(settingsOf({}, { tenantId: 'form' })).not.have.property('tenantId');
    should(settingsOf({ CAMUNDA_DEFAULT_TENANT_ID: 'house' }, { tenantId: 'form' }).tenantId).equal('house');
  });
});

describe('environment variables of Node-RED that hold JSON', () => {
  const odd = { toString: null, valueOf: null } as unknown as string;

  it('are refused, in a sentence that names the variable', () => {
    should(refusalOf({ CAMUNDA_REST_ADDRESS: odd })).equal('CAMUNDA_REST_ADDRESS must be text, not JSON');
    should(refusalOf({ CAMUNDA_CLIENT_ID: odd })).match(/CAMUNDA_CLIENT_ID must be text, not JSON/);
    should(refusalOf({ CAMUNDA_AUTH_STRATEGY: odd })).match(/^CAMUNDA_AUTH_STRATEGY must be NONE/);
  });
});
