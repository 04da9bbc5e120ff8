import should from 'should';
import { CookieJar } from '../../../src/auth/cookie-jar';
import { FakeClock } from '../../support/fake-clock';

/** Hosts that a cookie may name as its domain, and whether it is then for this host. */
const domains: [host: string, domain: string, taken: boolean][] = [
  ['camunda.example.com', 'camunda.example.com', true],
  ['camunda.example.com', '.example.com', true],
  ['camunda.example.com', 'EXAMPLE.com', true],
  ['camunda.example.com', '', true],
  ['camunda.example.com', 'ample.com', false],
  ['camunda.example.com', 'tasks.camunda.example.com', false],
  ['camunda.example.com', 'elsewhere.example', false],
  ['192.168.1.10', '192.168.1.10', true],
  ['192.168.1.10', '1.10', false],
];

/** Paths of a cookie, and whether a request to /camunda/v2/ carries it. */
const paths: [path: string, sent: boolean][] = [
  ['/', true],
  ['/camunda', true],
  ['/camunda/', true],
  ['/camunda/v2', true],
  ['/camunda/v1', false],
  ['/cam', false],
  ['/operate', false],
  ['nonsense', true],
];

/** Where a cookie that is for https alone goes. */
const secure: [url: string, sent: boolean][] = [
  ['https://camunda.example.com', true],
  ['http://localhost:8080', true],
  ['http://127.0.0.1:8080', true],
  ['http://camunda.example.com', false],
];

describe('The cookies of a session', () => {
  let clock: FakeClock;

  beforeEach(() => {
    clock = new FakeClock();
  });

  const jarOf = (url: string) => new CookieJar(new URL(url), clock);

  function keep(jar: CookieJar, lines: string[], headers: Record<string, string> = {}): CookieJar {
    jar.keep({ status: 200, headers: { 'set-cookie': lines, ...headers }, body: Buffer.alloc(0) });
    return jar;
  }

  it('are at most 50, and the first ones stay: the session is among them', () => {
    const jar = keep(jarOf('https://camunda'), ['SESSION=mine']);
    for (let count = 0; count < 500; count++) keep(jar, [`odd-${count}=x`, 'SESSION=mine still']);
    should(jar.size).equal(50);
    should(jar.header('/')).startWith('SESSION=mine still; odd-0=x; ').and.endWith('odd-48=x');
  });

  it('are at most 16 KB together, however many answers set some', () => {
    const jar = keep(jarOf('https://camunda'), ['SESSION=mine']);
    for (let count = 0; count < 40; count++) keep(jar, [`odd-${count}=${'x'.repeat(4_000)}`]);
    should(jar.header('/').length).be.within(12_000, 16 * 1024);
    should(jar.header('/')).startWith('SESSION=mine; ');
  });

  it('leave room again when some have ended', () => {
    const jar = jarOf('https://camunda');
    for (let count = 0; count < 50; count++) keep(jar, [`odd-${count}=x; Max-Age=60`]);
    clock.advance(60_000);
    should(keep(jar, ['SESSION=new']).header('/')).equal('SESSION=new');
  });

  for (const [host, domain, taken] of domains) {
    it(`are ${taken ? '' : 'not '}kept by ${host} where their domain is "${domain}"`, () => {
      const jar = keep(jarOf(`https://${host}`), [`a=1; Domain=${domain}`]);
      should(jar.header('/')).equal(taken ? 'a=1' : '');
    });
  }

  for (const [path, sent] of paths) {
    it(`are ${sent ? '' : 'not '}sent to /camunda/v2/ where their path is ${path}`, () => {
      const jar = keep(jarOf('https://camunda'), [`a=1; Path=${path}`]);
      should(jar.header('/camunda/v2/')).equal(sent ? 'a=1' : '');
    });
  }

  it('are sent in the order of their paths, the most special first', () => {
    const jar = keep(jarOf('https://camunda'), ['a=1; Path=/', 'a=2; Path=/v2', 'b=3']);
    should(jar.header('/v2/')).equal('a=2; a=1; b=3');
  });

  for (const [url, sent] of secure) {
    it(`that are for https alone are ${sent ? '' : 'not '}sent to ${url}`, () => {
      const jar = keep(jarOf(url), ['a=1; Secure']);
      should(jar.header('/')).equal(sent ? 'a=1' : '');
      should(jar.refusedInsecure).equal(!sent);
    });
  }

  it('end when Max-Age says so, whatever Expires says', () => {
    const jar = keep(jarOf('https://camunda'), ['a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT']);
    clock.advance(59_999);
    should(jar.header('/')).equal('a=1');
    clock.advance(1);
    should(jar.header('/')).equal('');
  });

  it("end when Expires says so by the server's clock", () => {
    const hourAhead = new Date(clock.wall() + 3_600_000).toUTCString();
    const minuteLater = new Date(clock.wall() + 3_660_000).toUTCString();
    const jar = keep(jarOf('https://camunda'), [`a=1; Expires=${minuteLater}`], { date: hourAhead });
    clock.advance(59_000);
    should(jar.header('/')).equal('a=1');
    clock.advance(1_000);
    should(jar.header('/')).equal('');
  });

  it('live as long as the session where their end is no date', () => {
    const jar = keep(jarOf('https://camunda'), ['a=1; Expires=soon', 'b=2; Max-Age=later']);
    clock.advance(1e12);
    should(jar.header('/')).equal('a=1; b=2');
  });
});
