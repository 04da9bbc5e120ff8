import { generateKeyPairSync } from 'node:crypto';
import should from 'should';
import { resolveSettings } from '../../../src/connection/resolve';
import type { ClusterCredentials, ClusterProperties } from '../../../src/connection/settings';
import { refusal, SECRET } from './refusal';

const USER = { username: 'demo', password: SECRET };
const CLIENT = { clientId: 'node-red', clientSecret: SECRET };
const sm = { environment: 'self-managed' };
const saas = { environment: 'saas', region: 'bru-2', clusterId: '5c34c0a7' };
const basic = { ...sm, authentication: 'basic' };
const cookie = { ...sm, authentication: 'cookie' };
const oidc = { ...sm, authentication: 'oidc' };
const jwt = { ...oidc, clientAuthentication: 'private_key_jwt' };
const KEY = {
  clientId: 'node-red',
  privateKey: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
const UNSET = `\${MISSING}`;

describe(`a field that still is \${NAME} because the variable is not set`, () => {
  const used: [string, ClusterProperties, ClusterCredentials][] = [
    ['environment', { environment: UNSET }, {}],
    ['restAddress', { ...sm, restAddress: UNSET }, {}],
    ['tasklistAddress', { ...sm, tasklistAddress: UNSET }, {}],
    ['region', { ...saas, region: UNSET }, CLIENT],
    ['clusterId', { ...saas, clusterId: UNSET }, CLIENT],
    ['authentication', { ...sm, authentication: UNSET }, {}],
    ['username', basic, { ...USER, username: UNSET }],
    ['password', basic, { ...USER, password: UNSET }],
    ['username (cookie)', cookie, { ...USER, username: UNSET }],
    ['password (cookie)', cookie, { ...USER, password: UNSET }],
    ['loginPath', { ...cookie, loginPath: UNSET }, USER],
    ['clientId', oidc, { ...CLIENT, clientId: UNSET }],
    ['clientSecret', oidc, { ...CLIENT, clientSecret: UNSET }],
    ['privateKey', jwt, { ...KEY, privateKey: UNSET }],
    ['tokenUrl', { ...oidc, tokenUrl: UNSET }, CLIENT],
    ['audience', { ...oidc, audience: UNSET }, CLIENT],
    ['scope', { ...oidc, scope: UNSET }, CLIENT],
    ['tasklistAudience', { ...oidc, tasklistAudience: UNSET }, CLIENT],
    ['tasklistScope', { ...oidc, tasklistScope: UNSET }, CLIENT],
    ['resource', { ...oidc, resource: UNSET }, CLIENT],
    ['clientAuthentication', { ...oidc, clientAuthentication: UNSET }, CLIENT],
    ['keyId', { ...jwt, keyId: UNSET }, KEY],
    ['tenantId', { ...sm, tenantId: UNSET }, {}],
    ['timeout', { ...sm, timeout: UNSET }, {}],
    ['maxConnections', { ...sm, maxConnections: UNSET }, {}],
    ['allowInsecure', { ...basic, restAddress: 'http://camunda', allowInsecure: UNSET }, USER],
  ];
  for (const [field, properties, credentials] of used) {
    it(`is refused: ${field}`, () => {
      should(refusal(properties, credentials)).equal('Environment variable MISSING is not set');
    });
  }

  const names: [string, string][] = [
    [`\${camunda.rest-address}`, 'camunda.rest-address'],
    ['$(OLD_STYLE)', 'OLD_STYLE'],
    [` \${SPACES_AROUND} `, 'SPACES_AROUND'],
    [`\${$parent.NAME}`, '$parent.NAME'],
    [`\${ADRESSE_ÜBER_ALLES}`, 'ADRESSE_ÜBER_ALLES'],
  ];
  for (const [text, name] of names) {
    it(`is refused in the form ${text}`, () => {
      should(refusal({ ...sm, tenantId: text })).equal(`Environment variable ${name} is not set`);
    });
  }

  for (const text of [`a\${NAME}b`, `\${}`, '$NAME', `\${A}\${B}`]) {
    it(`is text like any other in the form ${text}, which Node-RED never replaces`, () => {
      should(resolveSettings({ ...sm, tenantId: text }, {}, () => undefined).tenantId).equal(text);
    });
  }

  const unused: [string, ClusterProperties, ClusterCredentials][] = [
    ['addresses, region and ID in local', { restAddress: UNSET, tasklistAddress: UNSET, region: UNSET }, {}],
    [
      'region and ID beside a REST address',
      { ...saas, region: UNSET, clusterId: UNSET, restAddress: 'https://x' },
      CLIENT,
    ],
    [
      'everything of OIDC with basic',
      { ...basic, tokenUrl: UNSET, audience: UNSET, scope: UNSET, keyId: UNSET },
      { ...USER, clientId: UNSET, clientSecret: UNSET },
    ],
    ['the user with OIDC', { ...oidc, loginPath: UNSET }, { ...CLIENT, username: UNSET, password: UNSET }],
    ['the private key with a client secret', { ...oidc, keyId: UNSET }, { ...CLIENT, privateKey: UNSET }],
    ['the client secret with a private key', jwt, { ...KEY, clientSecret: UNSET }],
    ['the switch for plain http where nothing is at risk', { ...basic, allowInsecure: UNSET }, USER],
  ];
  for (const [what, properties, credentials] of unused) {
    it(`does not matter where the field is not used: ${what}`, () => {
      should(resolveSettings(properties, credentials, () => undefined)).have.property('addresses');
    });
  }
});

describe('a value that a typed environment variable put in', () => {
  it('can be a number or a boolean', () => {
    const typed = { ...basic, restAddress: 'http://camunda', timeout: 5, allowInsecure: true };
    const credentials: Record<string, unknown> = { username: 'demo', password: 12345678 };
    const settings = resolveSettings(typed, credentials as ClusterCredentials, () => undefined);
    should(settings.timeout).equal(5000);
    should(settings.authentication).have.property('password', '12345678');
  });

  it('is refused where it is JSON', () => {
    const credentials: Record<string, unknown> = { username: 'demo', password: { value: SECRET } };
    should(refusal(basic, credentials as ClusterCredentials)).equal('Password must be text, not JSON');
  });
});
