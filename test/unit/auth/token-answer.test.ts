import should from 'should';
import { OidcAuthentication } from '../../../src/auth/oidc';
import type { OidcSettings } from '../../../src/connection/settings';
import type { CamundaError } from '../../../src/errors';
import { FakeClock } from '../../support/fake-clock';
import { type Behaviour, FaultServer, type Seen } from '../../support/fault-server';
import { echo, empty, json, page, problem } from '../../support/faults';
import { refusal } from '../../support/refusal';
import { jwt } from '../../support/tokens';

const SECRET = 'p+ss/w%rd:=-_.!~';
const token = jwt({ sub: 'node-red', aud: 'zeebe-api' });
const good = { access_token: token, token_type: 'Bearer', expires_in: 300 };

describe('An answer of the token endpoint', () => {
  let server: FaultServer;
  let clock: FakeClock;
  let authentication: OidcAuthentication;

  beforeEach(async () => {
    clock = new FakeClock();
    server = await FaultServer.start();
    authentication = oidc({});
  });

  afterEach(async () => {
    await authentication.close();
    await server.stop();
  });

  function oidc(more: Partial<OidcSettings>): OidcAuthentication {
    const settings: OidcSettings = {
      method: 'oidc',
      tokenUrl: `${server.url}/token`,
      clientId: 'node-red',
      clientAuthentication: 'client_secret_post',
      clientSecret: SECRET,
      targets: { v2: { audience: 'asked' }, v1: { audience: 'asked' } },
      ...more,
    };
    return new OidcAuthentication(settings, {}, () => {}, clock);
  }

  async function accept(behaviour: Behaviour): Promise<ReturnType<OidcAuthentication['state']>> {
    server.on('/token', behaviour);
    const { headers } = await authentication.authorize('v2');
    should(headers).eql({ authorization: `Bearer ${token}` });
    return authentication.state('v2');
  }

  function refuse(behaviour: Behaviour): Promise<CamundaError> {
    server.on('/token', behaviour);
    return refusal(async () => authentication.authorize('v2'));
  }

  it('with a token is taken, and what it says is known', async () => {
    should(await accept(json({ ...good, scope: 'camunda' }))).eql({
      authenticated: true,
      authentication: 'oidc',
      audience: 'zeebe-api',
      scope: 'camunda',
      subject: 'node-red',
      expiresAt: new Date(clock.wall() + 300_000).toISOString(),
      expiresIn: 300,
    });
  });

  const lives: [string, unknown, number][] = [
    ['a number', 60, 60],
    ['a number as text', '60', 60],
    ['missing', undefined, 300],
    ['null', null, 300],
    ['zero', 0, 300],
    ['negative', -1, 300],
    ['no number', 'soon', 300],
    ['empty', '', 300],
    ['true', true, 300],
    ['a list', [60], 300],
  ];
  for (const [name, value, seconds] of lives) {
    it(`whose expires_in is ${name} gives a life of ${seconds} s`, async () => {
      should(await accept(json({ ...good, expires_in: value }))).have.property('expiresIn', seconds);
    });
  }

  it('without expires_in lives as long as the JWT says', async () => {
    const timed = jwt({ iat: 1_700_000_000, exp: 1_700_000_045 });
    server.on('/token', json({ access_token: timed, token_type: 'Bearer' }));
    await authentication.authorize('v2');
    should(authentication.state('v2').expiresIn).equal(45);
  });

  const oddClaims: [string, Record<string, unknown>, number][] = [
    ['an end beyond any date', { iat: 1, exp: 1e300 }, 300],
    ['an end that cannot be read as a number', { iat: 1, exp: { toString: null, valueOf: null } }, 300],
    ['a beginning that is a list', { iat: [1], nbf: [[]], exp: 1_700_000_045 }, 300],
    ['a life of ten years', { iat: 1_700_000_000, exp: 2_000_000_000 }, 86_400],
    ['a name that is an object', { sub: { toString: null }, aud: [{ toString: null }] }, 300],
  ];
  for (const [name, claims, seconds] of oddClaims) {
    it(`without expires_in, with a token that says ${name}, gives a life of ${seconds} s`, async () => {
      server.on('/token', json({ access_token: jwt(claims), token_type: 'Bearer' }));
      await authentication.authorize('v2');
      should(authentication.state('v2').expiresIn).equal(seconds);
    });
  }

  it('whose life is longer than any date can be told is taken', async () => {
    const { expiresAt, expiresIn } = await accept(json({ ...good, expires_in: 1e300 }));
    should(Date.parse(expiresAt ?? '')).be.above(clock.wall());
    should(expiresIn).be.above(86_400);
  });

  const harmless: [string, object][] = [
    ['an ID token', { id_token: 'not.checked.here' }],
    ['a scope that is a list', { scope: ['camunda'] }],
    ['no token_type', { token_type: undefined }],
    ['a token_type in other letters', { token_type: 'BEARER' }],
    ['no word for token_type', { token_type: null }],
    ['fields of its own', { 'not-before-policy': 0, refresh_expires_in: 0 }],
  ];
  for (const [name, more] of harmless) {
    it(`with ${name} is taken`, async () => {
      should(await accept(json({ ...good, ...more }))).have.property('authenticated', true);
    });
  }

  it('with a member that is nested deep is taken', async () => {
    const text = JSON.stringify({ ...good, extra: 'deep' });
    const deep = '['.repeat(25_000) + ']'.repeat(25_000);
    should(await accept(page(200, text.replace('"deep"', deep), 'application/json'))).have.property(
      'authenticated',
      true,
    );
  });

  const odd: [string, Behaviour, RegExp][] = [
    ['HTML', page(200), /200 text\/html: the answer is not JSON/],
    ['an empty body', empty(200), /200 without a content type: the answer is not JSON/],
    ['JSON that is no object', json(null), /the answer is not a JSON object/],
    ['an error in a 200', json({ error: 'invalid_client' }), /the answer says "invalid_client" instead/],
    ['no access_token', json({ token_type: 'Bearer' }), /the answer has no access_token/],
    ['an access_token that is no text', json({ ...good, access_token: 1 }), /the answer has no access_token/],
    [
      'an access_token with a line break',
      json({ ...good, access_token: 'a\nb' }),
      /cannot be sent in a header/,
    ],
    ['another token_type', json({ ...good, token_type: 'mac' }), /it is not a bearer token/],
    [
      'a token_type that cannot be written as text',
      json({ ...good, token_type: { toString: null } }),
      /it is not a bearer token/,
    ],
    ['a list', json([good]), /the answer has no access_token/],
    ['an error that is an object', json({ error: { toString: null } }), /the answer has no access_token/],
    ['a redirect', empty(302, { location: 'https://elsewhere.example' }), /answered 302/],
    ['more than 64 KiB', json({ ...good, pad: 'x'.repeat(70_000) }), /is too large \(200 application\/json/],
  ];
  for (const [name, behaviour, sentence] of odd) {
    it(`with ${name} is an error that names it`, async () => {
      const error = await refuse(behaviour);
      should(error.code).equal('CAMUNDA_PROTOCOL');
      should(error.message).match(sentence);
      should(error.cause).have.properties({ url: `${server.url}/token`, source: 'token', retryable: false });
      should(error.cause.status).be.Number();
      should(server.seen.length).equal(1);
    });
  }

  it('of 404 says to check the token URL', async () => {
    const error = await refuse(json({ error: 'Realm does not exist' }, 404));
    should(error.code).equal('CAMUNDA_NOT_FOUND');
    should(error.message).containEql('Check the token URL');
  });

  for (const status of [400, 401, 403]) {
    it(`of ${status} says what was refused, and names the endpoint`, async () => {
      const error = await refuse(json({ error: 'invalid_target', error_description: 'why' }, status));
      should(error.code).equal('CAMUNDA_AUTH');
      should(error.message).match(
        /^The token endpoint refused the request\. Check the audience .*\(invalid_target/,
      );
      should(error.cause).have.properties({
        status,
        title: 'invalid_target',
        detail: 'why',
        source: 'token',
      });
    });
  }

  it('of 403 from something else than a token endpoint is an error too', async () => {
    should((await refuse(page(403))).message).containEql('status 403');
  });

  it('of 502 with HTML names status and content type after three tries', async () => {
    const error = await refuse(page(502));
    should(error.code).equal('CAMUNDA_UNAVAILABLE');
    should(error.message).containEql('502 text/html');
    should(server.seen.length).equal(3);
  });

  for (const method of ['client_secret_post', 'client_secret_basic'] as const) {
    for (const status of [200, 400, 503]) {
      it(`of ${status} that repeats the request shows no secret with ${method}`, async () => {
        await authentication.close();
        authentication = oidc({ clientAuthentication: method });
        const { message, cause } = await refuse(echo(status));
        const shown = JSON.stringify([message, cause]);
        const [{ headers, body }] = server.seen as [Seen];
        const basic = (headers.authorization ?? '').replace('Basic ', '');
        const inHeader = Buffer.from(basic, 'base64').toString().split(':')[1];
        const inBody = /client_secret=([^&]*)/.exec(body)?.[1];
        const sent = [basic, inHeader, inBody].filter((form) => form !== undefined && form !== '');
        should(sent).not.be.empty();
        for (const form of [SECRET, btoa(SECRET), encodeURIComponent(SECRET), ...sent]) {
          should(shown.includes(String(form))).equal(false, `${form} is shown: ${shown}`);
        }
      });
    }
  }

  it('of Camunda itself, asked by mistake, is an error', async () => {
    const error = await refuse(problem(405, 'Method Not Allowed', 'POST'));
    should(error.code).equal('CAMUNDA_PROTOCOL');
    should(error.message).containEql('405');
  });
});
