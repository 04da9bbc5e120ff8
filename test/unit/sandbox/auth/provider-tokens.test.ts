import { CompactSign, exportSPKI, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import should from 'should';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../../sandbox/sandbox';
import { call, type Reply } from '../call';
import { KEYS, METADATA, newKey, type SigningKey, SigningProvider } from './signing-provider';

const SERVERS: [name: string, options: SandboxOptions, audience: string, refusal: number][] = [
  ['the gateway of 8.6', { version: '8.6', searchEnabled: false }, 'zeebe-api', 401],
  ['the all-in-one of 8.6', { version: '8.6' }, 'operate-api', 403],
  ['8.8', { version: '8.8' }, 'orchestration', 401],
  ['8.9', { version: '8.9' }, 'orchestration', 401],
];
const RIGHT = { aud: 'orchestration' };
const UNDECODABLE = 'Signed JWT rejected: Invalid signature';

describe('sandbox: tokens of an OpenID provider outside of it', () => {
  let key: SigningKey;
  let otherKey: SigningKey;
  let provider: SigningProvider;
  let sandbox: Sandbox;

  before(async () => {
    [key, otherKey] = await Promise.all([newKey(), newKey()]);
  });

  beforeEach(async () => {
    provider = await SigningProvider.start(key);
  });

  afterEach(() => Promise.all([sandbox.close(), provider.stop()]));

  async function start(options: SandboxOptions = {}): Promise<void> {
    sandbox = await startSandbox({ authentication: 'oidc', issuer: provider.issuer, ...options });
  }

  function topology(token: string): Promise<Reply> {
    return call('GET', `${sandbox.url}/v2/topology`, { headers: { authorization: `Bearer ${token}` } });
  }

  async function statusFor(claims: JWTPayload, signedWith?: SigningKey): Promise<number> {
    return (await topology(await provider.sign(claims, signedWith))).status;
  }

  async function shouldBeRefused(token: string, reason: string): Promise<void> {
    const { status, text, headers } = await topology(token);
    should([status, text]).eql([401, '']);
    should(headers['www-authenticate']).containEql(`decode the Jwt: ${reason}"`);
  }

  for (const [name, options, audience, refusal] of SERVERS) {
    it(`${name} takes one for ${audience}, and none for another audience`, async () => {
      await start(options);
      should(await statusFor({ aud: audience })).equal(200);
      should(await statusFor({ aud: ['another', audience] })).equal(200);
      should(await statusFor({ aud: 'another' })).equal(refusal);
    });
  }

  it('refuses one of another issuer', async () => {
    await start();
    await shouldBeRefused(
      await provider.sign({ ...RIGHT, iss: 'http://else' }),
      'The iss claim is not valid',
    );
  });

  it('refuses one for another audience', async () => {
    await start();
    await shouldBeRefused(
      await provider.sign({ aud: 'zeebe-api' }),
      'Token audience is not one of the expected ones',
    );
  });

  it('refuses one from the second of its end on', async () => {
    const end = Math.floor(Date.now() / 1_000) + 60;
    let now = end * 1_000 - 1;
    await start({ now: () => now });
    const token = await provider.sign({ ...RIGHT, exp: end });
    should((await topology(token)).status).equal(200);
    now += 1;
    await shouldBeRefused(token, 'Jwt expired');
  });

  it('refuses one that a key of nobody signed, under its own name or under that of the right key', async () => {
    await start();
    await shouldBeRefused(await provider.sign(RIGHT, otherKey), UNDECODABLE);
    await shouldBeRefused(await provider.sign(RIGHT, { ...otherKey, id: key.id }), UNDECODABLE);
  });

  it('refuses what is no JWT: other text, signed text, an extension that it does not know', async () => {
    await start();
    const header = { alg: 'RS256', kid: key.id };
    const sign = (text: string, extension = {}) =>
      new CompactSign(Buffer.from(text))
        .setProtectedHeader({ ...header, ...extension })
        .sign(key.privateKey, {
          crit: { unknown: true },
        });
    for (const token of ['abc', await sign('abc'), await sign('{}', { crit: ['unknown'], unknown: 1 })]) {
      await shouldBeRefused(token, UNDECODABLE);
    }
  });

  it('refuses one without a signature', async () => {
    await start();
    const token = new UnsecuredJWT({ ...RIGHT, iss: provider.issuer }).setExpirationTime('1 hour').encode();
    await shouldBeRefused(token, UNDECODABLE);
  });

  it('refuses one that has the public key for its secret (HS256)', async () => {
    await start();
    const token = await new SignJWT({ ...RIGHT, iss: provider.issuer })
      .setProtectedHeader({ alg: 'HS256', kid: key.id })
      .setExpirationTime('1 hour')
      .sign(Buffer.from(await exportSPKI(key.publicKey)));
    await shouldBeRefused(token, UNDECODABLE);
  });

  it('asks for the keys once, however many tokens come at the same time', async () => {
    await start();
    const token = await provider.sign(RIGHT);
    const replies = await Promise.all(Array.from({ length: 20 }, () => topology(token)));
    should(new Set(replies.map(({ status }) => status))).eql(new Set([200]));
    should([provider.asked(METADATA), provider.asked(KEYS)]).eql([1, 1]);
  });

  it('follows a change of the keys, and refuses the old one from then on', async () => {
    await start();
    should(await statusFor(RIGHT)).equal(200);
    await provider.rotate(otherKey);
    should(await statusFor(RIGHT)).equal(200);
    should(await statusFor(RIGHT, key)).equal(401);
  });

  it('knows the keys while the provider is away', async () => {
    await start();
    should(await statusFor(RIGHT)).equal(200);
    await provider.stop();
    should(await statusFor(RIGHT)).equal(200);
    await provider.startAgain();
  });

  it('answers 500 while it could not get the keys yet, and recovers when the provider is back', async () => {
    await start();
    const token = await provider.sign(RIGHT);
    await provider.stop();
    should((await topology(token)).status).equal(500);
    await provider.startAgain();
    should((await topology(token)).status).equal(200);
  });

  it('gives no token itself', async () => {
    await start();
    const form = {
      grant_type: 'client_credentials',
      client_id: 'node-red',
      client_secret: 'node-red-test-secret',
    };
    should((await call('POST', sandbox.tokenUrl, { form })).status).equal(401);
  });
});
