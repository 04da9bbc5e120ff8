import should from 'should';
import { Session } from '../../src/auth/session';
import type { Answer } from '../../src/http/answer';

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
    session = new Session('/api/login');
  });

  const cookies = () => session.authorization.headers.cookie;

  it('keeps every cookie, whichever comes first, and the CSRF token of the header', async () => {
    await session.keep(
      setting(
        ['X-CSRF-TOKEN=plain; Path=/; HttpOnly', 'OPERATE-SESSION=abc; Path=/; SameSite=Lax'],
        'masked',
      ),
    );
    should(session.authorization.headers).eql({
      cookie: 'X-CSRF-TOKEN=plain; OPERATE-SESSION=abc',
      'x-csrf-token': 'masked',
    });
    should(session.secrets).containDeep(['plain', 'abc', 'masked']);
  });

  it('keeps one cookie, and a value with signs of its own', async () => {
    await session.keep(setting('camunda-session=a=b%20c"d"/+; Secure; Path=/'));
    should(cookies()).equal('camunda-session=a=b%20c"d"/+');
  });

  it('replaces a cookie, and forgets one that is empty, at its end or past it', async () => {
    await session.keep(setting(['a=1', 'b=2', 'c=3', 'd=4']));
    await session.keep(
      setting(['a=9', 'b=; Path=/', 'c=x; Max-Age=0', 'd=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT']),
    );
    should(cookies()).equal('a=9');
  });

  it('keeps what it has where an answer sets nothing', async () => {
    await session.keep(setting('a=1', 'masked'));
    await session.keep({ status: 200, headers: {}, body: Buffer.from('') });
    should(session.authorization.headers).eql({ cookie: 'a=1', 'x-csrf-token': 'masked' });
  });

  it('leaves out a cookie that is none, and keeps the others', async () => {
    for (const odd of ['a=\u0001', `a=${'x'.repeat(5_000)}`, 'a=Gr\u00fc\u00dfe\u{1f511}', '']) {
      await session.keep(setting([odd, 'OPERATE-SESSION=abc']));
      should(cookies()).equal('OPERATE-SESSION=abc');
    }
  });

  it('is told apart from a newer one by its authorization', async () => {
    await session.keep(setting('a=1'));
    const first = session.authorization;
    should(session.authorization).equal(first);
    await session.keep(setting('a=2'));
    should(session.authorization).not.equal(first);
    should(session.authorization.session).equal(session);
  });
});
