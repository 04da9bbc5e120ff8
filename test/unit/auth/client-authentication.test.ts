import { generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import should from 'should';
import type { Authorization } from '../../../src/auth/authentication';
import { OidcAuthentication } from '../../../src/auth/oidc';
import type { OidcSettings } from '../../../src/connection/settings';
import { readClaims } from '../../../src/http/token-claims';
import { selfSigned } from '../../support/certificates';
import { FaultServer } from '../../support/fault-server';
import { refusal } from '../../support/refusal';
import { FORBIDDEN_SCOPE, RESOURCE, SCOPE, StrictProvider } from '../../support/strict-provider';
import { Tokens } from '../../support/tokens';

const SECRET = 'p+ss/w%rd:=';
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const jwk = (key: KeyObject, more: object) => ({ ...key.export({ format: 'jwk' }), ...more });

function settingsFor(tokenUrl: string, more: Partial<OidcSettings>): OidcSettings {
  return {
    method: 'oidc',
    tokenUrl,
    clientId: 'post',
    clientAuthentication: 'client_secret_post',
    clientSecret: SECRET,
    targets: { v2: {}, v1: {} },
    ...more,
  };
}

async function authorize(settings: OidcSettings): Promise<Authorization> {
  const authentication = new OidcAuthentication(settings, {}, () => {});
  try {
    return await authentication.authorize('v2');
  } finally {
    await authentication.close();
  }
}

describe('A strict provider', () => {
  let provider: StrictProvider;

  before(async () => {
    provider = await StrictProvider.start([
      { client_id: 'post', client_secret: SECRET, token_endpoint_auth_method: 'client_secret_post' },
      { client_id: 'basic:id', client_secret: SECRET, token_endpoint_auth_method: 'client_secret_basic' },
      {
        client_id: 'rsa',
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: { keys: [jwk(rsa.publicKey, { kid: 'key-1', alg: 'RS256', use: 'sig' })] },
      },
      {
        client_id: 'curve',
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: { keys: [jwk(curve.publicKey, { alg: 'ES256', use: 'sig' })] },
      },
    ]);
  });

  after(() => provider.stop());

  const grants = async (more: Partial<OidcSettings>) => {
    const { headers } = await authorize(settingsFor(provider.tokenUrl, more));
    return readClaims((headers.authorization ?? '').replace('Bearer ', ''));
  };

  it('takes the secret in the body', async () => {
    should(await grants({})).have.property('audience', RESOURCE);
  });

  it('takes the secret in the header, encoded as RFC 6749 2.3.1 wants it', async () => {
    const basic = { clientId: 'basic:id', clientAuthentication: 'client_secret_basic' } as const;
    should(await grants(basic)).have.property('subject', 'basic:id');
  });

  it('takes an assertion signed with an RSA key', async () => {
    const { clientSecret: _none, ...settings } = settingsFor(provider.tokenUrl, {
      clientId: 'rsa',
      clientAuthentication: 'private_key_jwt',
      privateKey: pem(rsa.privateKey),
      keyId: 'key-1',
    });
    should((await authorize(settings)).headers.authorization).startWith('Bearer ');
  });

  it('takes an assertion signed with an EC key, without a key ID', async () => {
    const key = { clientId: 'curve', clientAuthentication: 'private_key_jwt' } as const;
    should(await grants({ ...key, privateKey: pem(curve.privateKey) })).have.property('subject', 'curve');
  });

  it('takes resource and scope', async () => {
    const claims = await grants({
      resource: 'urn:camunda:tasklist',
      targets: { v2: { scope: SCOPE }, v1: {} },
    });
    should(claims).have.property('audience', 'urn:camunda:tasklist');
  });

  it('refuses a wrong secret, in the body and in the header, and a foreign key, with a sentence', async () => {
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const wrong: [Partial<OidcSettings>, string][] = [
      [{ clientSecret: 'other' }, 'client ID and secret'],
      [
        { clientId: 'basic:id', clientAuthentication: 'client_secret_basic', clientSecret: 'x' },
        'client ID and secret',
      ],
      [
        { clientId: 'rsa', clientAuthentication: 'private_key_jwt', privateKey: pem(stranger) },
        'client ID and private key',
      ],
    ];
    for (const [more, what] of wrong) {
      const error = await refusal(grants(more));
      should(error.code).equal('CAMUNDA_AUTH');
      should(error.message).equal(
        `The token endpoint refused the client. Check the ${what} (invalid_client)`,
      );
    }
  });

  it('refuses a scope that the client lacks, with a sentence', async () => {
    const error = await refusal(grants({ targets: { v2: { scope: FORBIDDEN_SCOPE }, v1: {} } }));
    should(error.code).equal('CAMUNDA_AUTH');
    should(error.message).containEql('Check the scope');
  });
});

describe('The request for a token', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = (await FaultServer.start()).on('/token', new Tokens(300).endpoint());
  });

  afterEach(() => server.stop());

  async function form(more: Partial<OidcSettings>): Promise<Record<string, string>> {
    await authorize(settingsFor(`${server.url}/token`, more));
    return Object.fromEntries(new URLSearchParams(server.seen[0]?.body));
  }

  it('has what is set and nothing else', async () => {
    should(await form({})).eql({
      grant_type: 'client_credentials',
      client_id: 'post',
      client_secret: SECRET,
    });
    should(server.seen[0]?.headers)
      .have.property('content-type')
      .startWith('application/x-www-form-urlencoded');
    should(server.seen[0]?.headers).not.have.property('authorization');
  });

  it('has audience, scope and resource where they are set', async () => {
    const targets = { v2: { audience: 'zeebe-api', scope: 'id/.default' }, v1: {} };
    should(await form({ targets, resource: 'urn:r' })).containEql({
      audience: 'zeebe-api',
      scope: 'id/.default',
      resource: 'urn:r',
    });
  });

  it('has the secret in the header alone with client_secret_basic', async () => {
    const body = await form({ clientAuthentication: 'client_secret_basic' });
    should(body).eql({ grant_type: 'client_credentials' });
    const { authorization = '' } = server.seen[0]?.headers ?? {};
    const decoded = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString();
    should(decoded).equal(`post:${encodeURIComponent(SECRET)}`);
  });

  it("names an Entra certificate by its thumbprint in the assertion's header", async () => {
    const { fingerprint256 } = new X509Certificate(selfSigned('node-red').cert);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const body = await form({
      clientAuthentication: 'private_key_jwt',
      privateKey: pem(privateKey),
      keyId: fingerprint256,
    });
    const [header = '', claims = ''] = (body.client_assertion ?? '').split('.');
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
    const thumbprint = Buffer.from(fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
    should(read(header)).eql({ alg: 'ES256', 'x5t#S256': thumbprint });
    should(read(claims)).containEql({ iss: 'post', sub: 'post', aud: `${server.url}/token` });
    should(read(claims).exp - read(claims).iat).be.within(1, 300);
    should(body).not.have.property('client_secret');
  });
});
