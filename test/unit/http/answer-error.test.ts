import should from 'should';
import type { AuthenticationMethod } from '../../../src/connection/settings';
import type { CamundaErrorCode } from '../../../src/errors';
import { type AskedFor, answerError, retryAfterOf } from '../../../src/http/answer-error';
import type { Answer } from '../../../src/http/exchange';
import { refusesToken } from '../../../src/http/unauthorized';

function asked(authentication: AuthenticationMethod = 'oidc', audience?: string): AskedFor {
  return {
    url: new URL('http://127.0.0.1:8080/v2/topology?token=abc'),
    authentication,
    method: 'GET',
    audience,
    secrets: [],
  };
}

function answer(status: number, headers: Record<string, string> = {}, body?: object): Answer {
  const type = body ? { 'content-type': 'application/problem+json' } : {};
  return { status, headers: { ...type, ...headers }, body: Buffer.from(body ? JSON.stringify(body) : '') };
}

const EXHAUSTED = { title: 'RESOURCE_EXHAUSTED', detail: 'Expected to handle REST API request' };

describe('The error for an answer outside 2xx', () => {
  const table: [string, Answer, CamundaErrorCode, retryable: boolean][] = [
    ['400', answer(400), 'CAMUNDA_INVALID', false],
    ['401', answer(401), 'CAMUNDA_AUTH', false],
    ['403', answer(403), 'CAMUNDA_FORBIDDEN', false],
    ['403 Bearer', answer(403, { 'www-authenticate': 'Bearer' }), 'CAMUNDA_AUTH', false],
    [
      '403 Bearer insufficient_scope',
      answer(403, { 'www-authenticate': 'Bearer error="insufficient_scope"' }),
      'CAMUNDA_FORBIDDEN',
      false,
    ],
    ['404', answer(404), 'CAMUNDA_NOT_FOUND', false],
    ['405', answer(405), 'CAMUNDA_UNSUPPORTED', false],
    ['406', answer(406), 'CAMUNDA_PROTOCOL', false],
    ['407', answer(407), 'CAMUNDA_UNAVAILABLE', true],
    ['408', answer(408), 'CAMUNDA_TIMEOUT', true],
    ['409', answer(409), 'CAMUNDA_CONFLICT', false],
    ['413', answer(413), 'CAMUNDA_INVALID', false],
    ['415', answer(415), 'CAMUNDA_INVALID', false],
    ['422', answer(422), 'CAMUNDA_INVALID', false],
    ['429', answer(429), 'CAMUNDA_BUSY', true],
    ['500', answer(500), 'CAMUNDA_UNAVAILABLE', true],
    ['500 RESOURCE_EXHAUSTED', answer(500, {}, EXHAUSTED), 'CAMUNDA_BUSY', true],
    ['501', answer(501), 'CAMUNDA_UNSUPPORTED', false],
    ['502', answer(502), 'CAMUNDA_UNAVAILABLE', true],
    ['503', answer(503), 'CAMUNDA_UNAVAILABLE', true],
    ['503 RESOURCE_EXHAUSTED', answer(503, {}, EXHAUSTED), 'CAMUNDA_BUSY', true],
    ['504', answer(504), 'CAMUNDA_TIMEOUT', true],
    ['302', answer(302, { location: 'https://elsewhere.example' }), 'CAMUNDA_PROTOCOL', false],
  ];
  for (const [name, given, code, retryable] of table) {
    it(`${name} is ${code}, ${retryable ? 'to be tried again' : 'final'}`, () => {
      const error = answerError(given, asked());
      should(error.code).equal(code);
      should(error.cause).have.properties({ status: given.status, source: 'api', retryable });
    });
  }

  it("has the server's own words in sentence and cause", () => {
    const error = answerError(answer(400, {}, { title: 'Bad Request', detail: 'Unknown sortBy' }), asked());
    should(error.message).equal('Camunda refused the request (400): Bad Request, Unknown sortBy');
    should(error.cause).have.properties({ title: 'Bad Request', detail: 'Unknown sortBy' });
  });

  it('names the address without its query', () => {
    should(answerError(answer(500), asked()).cause.url).equal('http://127.0.0.1:8080/v2/topology');
  });

  it('tells by the body whether a thing is missing or the API', () => {
    should(answerError(answer(404, {}, { title: 'NOT_FOUND' }), asked()).message).startWith(
      'Camunda did not find this',
    );
    should(answerError(answer(404), asked()).message).startWith(
      'Check the address. There is no Camunda API at',
    );
  });

  it('says that a TLS port was asked in plain http', () => {
    const spring = {
      status: 400,
      headers: {},
      body: Buffer.from('The plain HTTP request was sent to HTTPS port'),
    };
    should(answerError(spring, asked()).message).equal(
      '127.0.0.1:8080 speaks TLS. Use https instead of http',
    );
  });

  it('says what to do about a 401, by authentication', () => {
    const sentence = (...of: Parameters<typeof asked>) => answerError(answer(401), asked(...of)).message;
    should(sentence('none')).containEql('wants a login. Set authentication to cookie');
    should(sentence('basic')).equal('Camunda refused the username or password');
    should(sentence('cookie')).containEql('a new session');
    should(sentence('oidc', 'zeebe-api')).containEql('(the audience was "zeebe-api")');
    should(sentence('oidc')).containEql('no audience was asked for');
  });
});

describe('Retry-After', () => {
  it('is read as seconds, at most 300', () => {
    should(retryAfterOf(answer(429, { 'retry-after': '5' }))).equal(5);
    should(retryAfterOf(answer(429, { 'retry-after': '86400' }))).equal(300);
    should(retryAfterOf(answer(429, { 'retry-after': '0' }))).equal(0);
  });

  it('is read as a date', () => {
    const inHalfAMinute = new Date(Date.now() + 30_000).toUTCString();
    should(retryAfterOf(answer(429, { 'retry-after': inHalfAMinute }))).be.within(28, 30);
    should(retryAfterOf(answer(429, { 'retry-after': new Date(0).toUTCString() }))).equal(0);
  });

  it("as a date is compared with the answer's own, for its clock may be hours from ours", () => {
    for (const hours of [-1, 0, 1]) {
      const there = Date.now() + hours * 3_600_000;
      const headers = {
        date: new Date(there).toUTCString(),
        'retry-after': new Date(there + 30_000).toUTCString(),
      };
      should(retryAfterOf(answer(429, headers))).equal(30);
    }
    const odd = { date: 'today', 'retry-after': new Date(Date.now() + 30_000).toUTCString() };
    should(retryAfterOf(answer(429, odd))).be.within(28, 30);
  });

  it('is nothing where it is missing or odd', () => {
    should(retryAfterOf(answer(429))).be.undefined();
    should(retryAfterOf(answer(429, { 'retry-after': 'soon' }))).be.undefined();
  });
});

describe('A 403 that is about the token', () => {
  it('has a Bearer challenge that is not about the scope', () => {
    should(refusesToken(answer(403, { 'www-authenticate': 'Bearer' }))).be.true();
    should(refusesToken(answer(403, { 'www-authenticate': 'bearer error="invalid_token"' }))).be.true();
    should(refusesToken(answer(403, { 'www-authenticate': 'Bearer error="insufficient_scope"' }))).be.false();
    should(refusesToken(answer(403, { 'www-authenticate': 'Basic' }))).be.false();
    should(refusesToken(answer(403))).be.false();
  });
});
