import type { Cookie } from 'undici';
import type { Clock } from '../clock';
import { isLoopback } from '../connection/loopback';
import { type Answer, headerOf } from '../http/exchange';

/** What a browser keeps for one site at least (RFC 6265 6.1). One that comes on top is refused: the session is older. */
const MAX_COOKIES = 50;
/** Characters of all together, as they are sent: servers take no longer headers. */
const MAX_SIZE = 16 * 1024;
/** Printable ASCII: what every server takes back in a header. */
const SENDABLE = /^[\x20-\x7e]+$/;

interface Kept {
  name: string;
  value: string;
  path: string;
  /** Milliseconds of the monotonic clock. */
  ends: number;
}

/**
 * The cookies of one origin by RFC 6265, as far as a client needs it that asks nobody else. What a library adds to that is
 * the list of public suffixes, which is for the sites of a browser, and costs 30 ms and 3 MB.
 * A cookie without `Path` is for the whole origin: by the letter, the one of a login at `/api/login` would be for `/api` alone.
 */
export class CookieJar {
  readonly #url: URL;
  readonly #clock: Clock;
  readonly #kept = new Map<string, Kept>();
  #insecure = false;

  /** @param url of the origin */
  constructor(url: URL, clock: Clock) {
    this.#url = url;
    this.#clock = clock;
  }

  get size(): number {
    return this.#kept.size;
  }

  get values(): string[] {
    return [...this.#kept.values()].map(({ value }) => value);
  }

  /** Whether a cookie was refused because it is for https alone. */
  get refusedInsecure(): boolean {
    return this.#insecure;
  }

  /** When the first of them ends, by the monotonic clock. */
  get firstEnd(): number {
    return Math.min(...[...this.#kept.values()].map(({ ends }) => ends));
  }

  /** Keeps what an answer sets, as far as it can be sent back. */
  keep(answer: Answer): void {
    const { parseCookie }: typeof import('undici') = require('undici');
    // Expires is by the clock of the server.
    const now = Date.parse(headerOf(answer, 'date')) || this.#clock.wall();
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const cookie = parseCookie(line);
      if (cookie) this.#set(cookie, now);
    }
  }

  /** What a request to this path carries, the most special first (RFC 6265 5.4); empty where there is nothing. */
  header(path: string): string {
    this.#forgetEnded();
    const matching = [...this.#kept.values()].filter((one) => matches(path, one.path));
    return sent(matching.sort((one, other) => other.path.length - one.path.length));
  }

  #set(cookie: Cookie, serverTime: number): void {
    const { name, value, path = '/', domain, secure } = cookie;
    if (!SENDABLE.test(name) || (value !== '' && !SENDABLE.test(value))) return;
    if (domain && !this.#isFor(domain)) return;
    if (secure && !this.#isSecure()) {
      this.#insecure = true;
      return;
    }
    const key = `${name};${path}`;
    const life = lifeOf(cookie, serverTime);
    const kept = { name, value, path, ends: this.#clock.monotonic() + life };
    if (value !== '' && life > 0 && this.#hasRoomFor(kept, key)) this.#kept.set(key, kept);
    else this.#kept.delete(key);
  }

  #hasRoomFor(cookie: Kept, key: string): boolean {
    this.#forgetEnded();
    if (this.#kept.size >= MAX_COOKIES && !this.#kept.has(key)) return false;
    const all = new Map(this.#kept).set(key, cookie);
    return sent([...all.values()]).length <= MAX_SIZE;
  }

  #forgetEnded(): void {
    const now = this.#clock.monotonic();
    for (const [key, { ends }] of this.#kept) if (ends <= now) this.#kept.delete(key);
  }

  /** Whether a domain is this host or one above it (RFC 6265 5.1.3). An IPv4 address never ends like a name that is not it. */
  #isFor(domain: string): boolean {
    const { hostname } = this.#url;
    return hostname === domain || (hostname.endsWith(`.${domain}`) && !/^[\d.]+$/.test(hostname));
  }

  #isSecure(): boolean {
    return this.#url.protocol === 'https:' || isLoopback(this.#url.hostname);
  }
}

function sent(cookies: Kept[]): string {
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** RFC 6265 5.1.4. */
function matches(path: string, cookiePath: string): boolean {
  if (!path.startsWith(cookiePath)) return false;
  return cookiePath.endsWith('/') || path.length === cookiePath.length || path[cookiePath.length] === '/';
}

/** Milliseconds; Infinity for as long as the session. `Max-Age` wins (RFC 6265 5.3). */
function lifeOf({ maxAge, expires }: Cookie, serverTime: number): number {
  if (maxAge !== undefined) return maxAge * 1_000;
  const left = Number(expires) - serverTime;
  return Number.isNaN(left) ? Number.POSITIVE_INFINITY : left;
}
