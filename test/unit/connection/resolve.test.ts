import should from 'should';
import { resolveSettings } from '../../../src/connection/resolve';
import type { ClusterCredentials, ClusterProperties } from '../../../src/connection/settings';
import { refusal, SECRET } from './refusal';

const USER = { username: 'demo', password: SECRET };
const CLIENT = { clientId: 'node-red', clientSecret: SECRET };

function settingsOf(properties: ClusterProperties, credentials: ClusterCredentials = {}) {
  return resolveSettings(properties, credentials, () => {
    throw new Error('only environment env reads variables');
  });
}

describe('resolveSettings', () => {
  it('makes a working local connection of nothing at all', () => {
    should(settingsOf({})).eql({
      environment: 'local',
      addresses: { v2: ['http://localhost:8080'], v1: ['http://localhost:8080'] },
      authentication: { method: 'none' },
      timeout: 30_000,
      maxConnections: 8,
    });
  });

  it('takes a tenant', () => {
    should(settingsOf({ tenantId: ' <default> ' }).tenantId).equal('<default>');
  });
});

describe('the time limit of an API call', () => {
  const limits: [string | number, number][] = [
    ['', 30_000],
    [' ', 30_000],
    [' 60 ', 60_000],
    ['0.5', 500],
    ['.25', 250],
    ['1.1', 1100],
    ['0.0001', 1],
    ['3600', 3_600_000],
    [45, 45_000],
  ];
  for (const [entered, milliseconds] of limits) {
    it(`"${entered}" is ${milliseconds} ms`, () => {
      should(settingsOf({ timeout: entered }).timeout).equal(milliseconds);
    });
  }

  for (const entered of [
    '0',
    '0.0',
    '-1',
    '3601',
    '30000',
    '2,5',
    '30s',
    '1e3',
    '0x10',
    'Infinity',
    'NaN',
    '1.2.3',
  ]) {
    it(`"${entered}" is refused`, () => {
      should(refusal({ timeout: entered })).equal(
        'Timeout must be a number of seconds (more than 0, at most 3600)',
      );
    });
  }
});

describe('the number of connections', () => {
  const counts: [string | number, number][] = [
    ['', 8],
    ['1', 1],
    [' 16 ', 16],
    ['256', 256],
    [4, 4],
  ];
  for (const [entered, count] of counts) {
    it(`"${entered}" is ${count}`, () => {
      should(settingsOf({ maxConnections: entered }).maxConnections).equal(count);
    });
  }

  for (const entered of ['0', '257', '-1', '2.5', '1e2', 'many', 'Infinity']) {
    it(`"${entered}" is refused`, () => {
      should(refusal({ maxConnections: entered })).equal('Connections must be a whole number (1 to 256)');
    });
  }
});

describe('plain http to another machine', () => {
  const pi = { environment: 'self-managed', restAddress: 'http://192.168.1.10:8080' };
  const ask = 'tick "Allow plain http"';

  it('needs no switch without credentials', () => {
    should(settingsOf({ ...pi, authentication: 'none' }, USER).addresses.v2).eql([
      'http://192.168.1.10:8080',
    ]);
  });

  for (const [authentication, credentials] of [
    ['basic', USER],
    ['cookie', USER],
    ['oidc', CLIENT],
  ] as const) {
    it(`is refused with ${authentication}, in a sentence that names the switch`, () => {
      should(refusal({ ...pi, authentication }, credentials))
        .startWith('REST address must use https')
        .endWith(ask);
    });

    for (const allowInsecure of [true, 'true']) {
      it(`is allowed with ${authentication} by the switch (${typeof allowInsecure})`, () => {
        should(settingsOf({ ...pi, authentication, allowInsecure }, credentials).authentication.method).equal(
          authentication,
        );
      });
    }

    it(`is no matter of ${authentication} on this machine`, () => {
      const here = { environment: 'self-managed', restAddress: 'http://localhost:8080' };
      should(settingsOf({ ...here, authentication }, credentials).authentication.method).equal(
        authentication,
      );
    });
  }

  it('is refused while the switch is off', () => {
    for (const allowInsecure of [false, 'false', '']) {
      should(refusal({ ...pi, authentication: 'basic', allowInsecure }, USER)).endWith(ask);
    }
  });

  it('is refused for Tasklist alone', () => {
    const tasklist = {
      ...pi,
      restAddress: 'https://c8.example.com',
      tasklistAddress: 'http://c8.example.com',
    };
    should(refusal({ ...tasklist, authentication: 'basic' }, USER))
      .startWith('Tasklist address must use https')
      .endWith(ask);
  });

  it('is refused for the token URL alone', () => {
    const tokenUrl = 'http://keycloak:18080/token';
    should(refusal({ environment: 'local', authentication: 'oidc', tokenUrl }, CLIENT))
      .startWith('Token URL must use https')
      .endWith(ask);
    should(
      settingsOf({ environment: 'local', authentication: 'oidc', tokenUrl, allowInsecure: true }, CLIENT)
        .authentication,
    ).have.property('tokenUrl', tokenUrl);
  });

  it('is refused in SaaS, too', () => {
    const saas = { environment: 'saas', restAddress: 'http://bru-2.zeebe.camunda.io/5c34c0a7' };
    should(refusal(saas, CLIENT)).endWith(ask);
  });
});
