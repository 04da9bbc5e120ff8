import should from 'should';
import { CookieJar } from '../../../src/auth/cookie-jar';
import { Session } from '../../../src/auth/session';
import { readClaims } from '../../../src/http/token-claims';
import { cpuTime } from '../../support/cpu-time';
import { FakeClock } from '../../support/fake-clock';

const LENGTH = 100_000;
const fill = (text: string) => text.repeat(LENGTH / text.length);

function keep(lines: string[]): void {
  const jar = new CookieJar(new URL('https://camunda.example.com'), new FakeClock());
  jar.keep({ status: 200, headers: { 'set-cookie': lines }, body: Buffer.alloc(0) });
  jar.header('/v2/');
}

const texts: [what: string, call: () => unknown][] = [
  ['a cookie of spaces', () => keep([`a=${fill(' ')}x`])],
  ['a cookie of equals signs', () => keep([fill('=')])],
  ['a cookie of attributes', () => keep([`a=1${fill(';Expires=x')}`])],
  ['a cookie with a long path', () => keep([`a=1; Path=${fill('/')}`])],
  ['a cookie with a long date', () => keep([`a=1; Expires=${fill('1 ')}`])],
  ['cookies', () => keep(Array.from({ length: LENGTH / 10 }, (_, count) => `a${count}=xxxx`))],
  ['the same cookie', () => keep(Array.from({ length: LENGTH / 4 }, () => 'a=1;'))],
  [
    'a CSRF token',
    () =>
      new Session('https://camunda', '/login').keep({
        status: 200,
        headers: { 'x-csrf-token': `${fill('x')} ` },
        body: Buffer.alloc(0),
      }),
  ],
  ['a token of dots', () => readClaims(fill('.'))],
  ['a token of brackets', () => readClaims(`a.${Buffer.from(fill('[')).toString('base64url')}.b`)],
  ['a token with many audiences', () => readClaims(`a.${claims(LENGTH / 4)}.b`)],
];

function claims(audiences: number): string {
  return Buffer.from(JSON.stringify({ aud: Array.from({ length: audiences }, () => 'a') })).toString(
    'base64url',
  );
}

describe('What a login or a token endpoint sends is looked through at once', () => {
  // The library that reads cookies is loaded with the first of them.
  before(() => keep([]));

  for (const [what, call] of texts) {
    it(`where it is 100 KB of ${what}`, () => {
      const elapsed = cpuTime();
      call();
      should(elapsed()).be.below(1_000);
    });
  }
});
