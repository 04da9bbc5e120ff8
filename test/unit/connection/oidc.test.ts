import { generateKeyPairSync } from 'node:crypto';
import should from 'should';
import { resolveSettings } from '../../../src/connection/resolve';
import type { ClusterCredentials, ClusterProperties, OidcSettings } from '../../../src/connection/settings';
import { refusal, SECRET, sentenceOf } from './refusal';

const CLIENT = { clientId: ' node-red ', clientSecret: SECRET };
const KEYCLOAK = 'http://localhost:18080/auth/realms/camunda-platform/protocol/openid-connect/token';
const local = { environment: 'local', authentication: 'oidc' };
const saas = { environment: 'saas', authentication: 'oidc', region: 'bru-2', clusterId: '5c34c0a7' };

function oidcOf(properties: ClusterProperties, credentials: ClusterCredentials = CLIENT): OidcSettings {
  const { authentication } = resolveSettings(properties, credentials, () => undefined);
  if (authentication.method !== 'oidc') {
    throw new Error(`not oidc but ${authentication.method}`);
  }
  return authentication;
}

describe('OIDC in environments local and self-managed', () => {
  for (const environment of ['local', 'self-managed']) {
    it(`${environment}: asks the seeds' Keycloak, and sends neither audience nor scope, where all is blank`, () => {
      should(oidcOf({ environment, authentication: 'oidc', audience: ' ', scope: '', resource: '' })).eql({
        method: 'oidc',
        tokenUrl: KEYCLOAK,
        clientId: 'node-red',
        clientAuthentication: 'client_secret_post',
        clientSecret: SECRET,
        targets: { v2: {}, v1: {} },
      });
    });
  }

  it('one token serves both APIs where the Tasklist fields are blank', () => {
    const { targets } = oidcOf({ ...local, audience: 'orchestration', scope: 'openid' });
    should(targets.v2).eql({ audience: 'orchestration', scope: 'openid' });
    should(targets.v1).eql(targets.v2);
  });

  it('each blank Tasklist field alone means "as for /v2"', () => {
    should(
      oidcOf({ ...local, audience: 'zeebe', scope: 'openid', tasklistAudience: 'tasklist' }).targets,
    ).eql({
      v2: { audience: 'zeebe', scope: 'openid' },
      v1: { audience: 'tasklist', scope: 'openid' },
    });
    should(oidcOf({ ...local, scope: 'zeebe/.default', tasklistScope: 'tasklist/.default' }).targets).eql({
      v2: { scope: 'zeebe/.default' },
      v1: { scope: 'tasklist/.default' },
    });
  });

  it('takes token URL and resource as they are entered', () => {
    const tokenUrl = 'https://login.microsoftonline.com/1234/oauth2/v2.0/token';
    const oidc = oidcOf({ ...local, tokenUrl: ` ${tokenUrl} `, resource: 'https://camunda.example.com' });
    should(oidc.tokenUrl).equal(tokenUrl);
    should(oidc.resource).equal('https://camunda.example.com');
  });
});

describe('OIDC in environment saas', () => {
  it('asks the token endpoint of Camunda with an audience for each API', () => {
    should(oidcOf(saas)).eql({
      method: 'oidc',
      tokenUrl: 'https://login.cloud.camunda.io/oauth/token',
      clientId: 'node-red',
      clientAuthentication: 'client_secret_post',
      clientSecret: SECRET,
      targets: { v2: { audience: 'zeebe.camunda.io' }, v1: { audience: 'tasklist.camunda.io' } },
    });
  });

  it("keeps Tasklist's audience with the one address of 8.9", () => {
    const { targets } = oidcOf({ ...saas, restAddress: 'https://bru-2.api.camunda.io/5c34c0a7' });
    should(targets.v1).eql({ audience: 'tasklist.camunda.io' });
  });

  it('takes other audiences and scopes for each API', () => {
    should(
      oidcOf({ ...saas, audience: 'a2', scope: 's2', tasklistAudience: 'a1', tasklistScope: 's1' }).targets,
    ).eql({ v2: { audience: 'a2', scope: 's2' }, v1: { audience: 'a1', scope: 's1' } });
  });

  it('does not send the scope of /v2 for Tasklist', () => {
    should(oidcOf({ ...saas, scope: 's2' }).targets.v1).eql({ audience: 'tasklist.camunda.io' });
  });
});

describe('OIDC client authentication', () => {
  const pem = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  const withKey = { ...local, clientAuthentication: 'private_key_jwt' };

  it('client_secret_basic has the secret exactly as it was entered', () => {
    const oidc = oidcOf({ ...local, clientAuthentication: 'client_secret_basic' });
    should(oidc.clientAuthentication).equal('client_secret_basic');
    should(oidc.clientSecret).equal(SECRET);
  });

  it('private_key_jwt has the restored key, its ID and no secret', () => {
    const oidc = oidcOf(
      { ...withKey, keyId: ' key-1 ' },
      { ...CLIENT, privateKey: pem.replaceAll('\n', '\\n') },
    );
    should(oidc).eql({
      method: 'oidc',
      tokenUrl: KEYCLOAK,
      clientId: 'node-red',
      clientAuthentication: 'private_key_jwt',
      privateKey: pem,
      keyId: 'key-1',
      targets: { v2: {}, v1: {} },
    });
  });

  it('private_key_jwt goes without a key ID', () => {
    should(oidcOf(withKey, { clientId: 'node-red', privateKey: pem })).not.have.property('keyId');
  });

  it('is refused without a client ID, a client secret or a private key', () => {
    should(refusal(local, { clientSecret: SECRET })).startWith('Client ID is missing');
    should(refusal(local, { clientId: 'node-red' })).startWith('Client secret is missing');
    should(refusal(withKey, CLIENT)).startWith('Private key is missing');
  });

  it('is refused with a damaged key, without showing it', () => {
    const damaged = pem.replace(/^(.{40}).*$/m, '$1');
    const resolve = () =>
      resolveSettings(withKey, { clientId: 'node-red', privateKey: damaged.slice(0, 900) }, () => undefined);
    should(sentenceOf(resolve, pem.split('\n').slice(1, -2))).startWith('Private key');
  });

  it('is refused with an unknown method', () => {
    should(refusal({ ...local, clientAuthentication: 'tls' }, CLIENT)).equal(
      'Client authentication must be client_secret_post, client_secret_basic, or private_key_jwt',
    );
  });

  it('is refused with a token URL that is none', () => {
    should(refusal({ ...local, tokenUrl: 'login.example.com' }, CLIENT)).startWith(
      'Token URL must start with',
    );
  });
});
