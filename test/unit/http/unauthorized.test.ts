import should from 'should';
import { type AskedFor, answerError } from '../../../src/http/answer-error';
import type { Answer } from '../../../src/http/exchange';

const URL_ASKED = new URL('http://127.0.0.1:8080/v2/user-tasks/search');

function sentenceOf(answer: Answer, asked: Partial<AskedFor>): string {
  const { message } = answerError(answer, {
    url: URL_ASKED,
    authentication: 'cookie',
    method: 'POST',
    secrets: [],
    ...asked,
  });
  return message;
}

function answer(status: number, body: object | undefined, headers: Record<string, string> = {}): Answer {
  const type = body ? { 'content-type': 'application/json' } : {};
  return { status, headers: { ...type, ...headers }, body: Buffer.from(body ? JSON.stringify(body) : '') };
}

/** As recorded from 8.6.0: what Spring answers before Camunda has seen the request. */
const SPRINGS_403 = answer(403, {
  timestamp: '2026-11-21T19:26:40.451+00:00',
  status: 403,
  error: 'Forbidden',
  path: URL_ASKED.pathname,
});

describe('A 403 in a session', () => {
  it('of a write, without words of Camunda, is the CSRF token', () => {
    should(sentenceOf(SPRINGS_403, {})).startWith('The CSRF token did not reach Camunda');
  });

  it('with words of Camunda is a missing permission', () => {
    const refused = answer(403, { title: 'FORBIDDEN', detail: 'Unauthorized to perform READ', status: 403 });
    should(sentenceOf(refused, {})).match(/^Camunda does not allow this\..*: FORBIDDEN, Unauthorized/);
    const tasklist = answer(403, { status: 403, message: 'No permission', instance: null });
    should(sentenceOf(tasklist, {})).startWith(
      'Camunda does not allow this. Give the user or the client permission: No permission',
    );
  });

  it('of a read is a missing permission, because a read needs no CSRF token', () => {
    should(sentenceOf(SPRINGS_403, { method: 'GET' })).startWith('Camunda does not allow this');
  });
});

describe('A 403 that Spring wrote', () => {
  it('is a missing login where none was tried: 8.6 looks for the CSRF token first', () => {
    should(sentenceOf(SPRINGS_403, { authentication: 'none' })).startWith('This Camunda wants a login');
  });

  it('is a missing permission where a token was sent', () => {
    should(sentenceOf(SPRINGS_403, { authentication: 'oidc' })).startWith('Camunda does not allow this');
  });
});

describe('A refused token', () => {
  const now = Date.UTC(2026, 10, 21, 20);
  const claims = { begins: now, ends: now + 300_000 };

  const sentenceAt = (there: number, headers: Record<string, string> = {}) =>
    sentenceOf(answer(401, undefined, { date: new Date(there).toUTCString(), ...headers }), {
      authentication: 'oidc',
      claims,
    });

  it('is not valid yet, or has ended, by the clock of who refused it', () => {
    should(sentenceAt(now - 90_000)).containEql(
      "by Camunda's clock, the token only becomes valid in 2 minutes",
    );
    should(sentenceAt(now + 2 * 86_400_000)).containEql("by Camunda's clock, the token expired 2 days ago");
  });

  it('has another fault where it is valid by that clock, or nearly, or no clock is known', () => {
    for (const sentence of [
      sentenceAt(now + 60_000),
      sentenceAt(now - 20_000),
      sentenceAt(now + 320_000),
      sentenceAt(now, { date: 'soon' }),
    ]) {
      should(sentence).equal(
        'Camunda refused the token. Check the audience and scope (no audience was asked for)',
      );
    }
  });

  it('has the reason of the challenge where there is no body (RFC 6750 3)', () => {
    const challenge = 'Bearer error="invalid_token", error_description="Jwt expired"';
    should(sentenceAt(now, { 'www-authenticate': challenge })).containEql(': Jwt expired)');
  });
});

describe('A refusal that asks for another authentication', () => {
  const table: [string, Answer, AskedFor['authentication'], string][] = [
    ['Basic', answer(401, undefined, { 'www-authenticate': 'Basic realm="Realm"' }), 'oidc', 'Basic'],
    ['a bearer token', answer(401, undefined, { 'www-authenticate': 'Bearer' }), 'basic', 'OIDC'],
    ["8.6's own login", answer(401, { message: '' }), 'basic', 'cookie (8.6 and 8.7)'],
    ["8.6's own login", answer(401, { message: '' }), 'none', 'cookie (8.6 and 8.7) or OIDC'],
  ];
  for (const [what, given, authentication, other] of table) {
    it(`for ${what}, where ${authentication} was tried, says so`, () => {
      should(sentenceOf(given, { authentication })).equal(
        `This Camunda wants a login. Set authentication to ${other}`,
      );
    });
  }
});
