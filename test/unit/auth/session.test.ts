import should from 'should';
import { Session } from '../../../src/auth/session';
import type { Answer } from '../../../src/http/exchange';
import { FakeClock } from '../../support/fake-clock';

function setting(cookies: string | string[], csrf?: string): Answer {
  return {
    status: 204,
    headers: { 'set-cookie': cookies, ...(csrf ? { 'x-csrf-token': csrf } : {}) },
    body: Buffer.from(''),
  };
}

describe('A session', () => {
  let session: Session;

  beforeEach(() => {
    session = new Session('https://camunda.example.com', '/api/login');
  });

  const authorization = () => session.authorizationFor('/v2/');
  const cookies = () => authorization().headers.cookie;

  it('keeps every cookie, whichever comes first, and the CSRF token of the header', () => {
    session.keep(
      setting(
        ['X-CSRF-TOKEN=plain; Path=/; HttpOnly', 'OPERATE-SESSION=abc; Path=/; SameSite=Lax'],
        'masked',
      ),
    );
    should(authorization().headers).eql({
      cookie: 'X-CSRF-TOKEN=plain; OPERATE-SESSION=abc',
      'x-csrf-token': 'masked',
    });
    should(session.secrets).containDeep(['plain', 'abc', 'masked']);
  });

  it('keeps one cookie, and a value with signs of its own', () => {
    session.keep(setting('camunda-session=a=b%20c"d"/+; Secure; Path=/'));
    should(cookies()).equal('camunda-session=a=b%20c"d"/+');
  });

  it('replaces a cookie, and forgets one that is empty, at its end or past it', () => {
    session.keep(setting(['a=1', 'b=2', 'c=3', 'd=4']));
    session.keep(
      setting(['a=9', 'b=; Path=/', 'c=x; Max-Age=0', 'd=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT']),
    );
    should(cookies()).equal('a=9');
  });

  it('keeps what it has where an answer sets nothing', () => {
    session.keep(setting('a=1', 'masked'));
    session.keep({ status: 200, headers: {}, body: Buffer.from('') });
    should(authorization().headers).eql({ cookie: 'a=1', 'x-csrf-token': 'masked' });
  });

  it('leaves out a cookie that is none, and keeps the others', () => {
    for (const odd of ['a=\u0001', `a=${'x'.repeat(5_000)}`, 'a=Gr\u00fc\u00dfe\u{1f511}', '']) {
      session.keep(setting([odd, 'OPERATE-SESSION=abc']));
      should(cookies()).equal('OPERATE-SESSION=abc');
    }
  });

  it('keeps no CSRF token that cannot be sent back', () => {
    for (const odd of ['a\u00e9', 'a b', 'x'.repeat(5_000)]) session.keep(setting('a=1', odd));
    should(authorization().headers).eql({ cookie: 'a=1' });
  });

  it('sends a cookie no longer than it lives', () => {
    const clock = new FakeClock();
    session = new Session('https://camunda.example.com', '/api/login', clock);
    session.keep(setting(['a=1', 'b=2; Max-Age=60']));
    should(cookies()).equal('a=1; b=2');
    clock.advance(60_000);
    should(cookies()).equal('a=1');
  });

  it('sends a cookie to the API that its path names, below the address of the cluster', () => {
    session = new Session('https://camunda.example.com/orchestration', '/login');
    session.keep(setting(['a=1; Path=/orchestration/v1', 'b=2; Path=/orchestration', 'c=3; Path=/v2']));
    should(session.authorizationFor('/v1/').headers.cookie).equal('a=1; b=2');
    should(cookies()).equal('b=2');
  });

  it('is told apart from a newer one by its authorization', () => {
    session.keep(setting('a=1'));
    const first = authorization();
    should(authorization()).equal(first);
    session.keep(setting('a=2'));
    should(authorization()).not.equal(first);
    should(authorization().session).equal(session);
  });
});
