import { isLoopback } from '../../../../src/connection/loopback';
import { type Access, secretsOf } from '../access';
import { basicHeader } from '../login';

/** The sandbox's own, so that a recording can be asked of it as it is. */
const standIns = { username: 'demo', password: 'demo', clientId: 'node-red' };

/** Everything about the recorded cluster that is nobody's business, and what stands for it in a recording. */
export class Redaction {
  readonly #words = new Map<string, string>();
  readonly #person: string | undefined;
  readonly #standIn: string;
  /** What must not be left over, which `check` looks for. */
  readonly #secrets: Set<string>;

  /** @param suffix of the run's own names, which is left out */
  constructor(access: Access, suffix: string) {
    const { authentication } = access;
    this.#secrets = new Set(secretsOf(access));
    this.#person = secretsOf(access)[0];
    this.#standIn = authentication.method === 'oidc' ? standIns.clientId : standIns.username;
    this.#learnHost(access.address);
    this.#words.set(suffix, '');
    if (!('username' in authentication)) return;
    const { username, password } = authentication;
    for (const [own, standIn] of [
      [{ username, password }, standIns],
      [
        { username, password: 'nope' },
        { ...standIns, password: 'nope' },
      ],
    ] as const) {
      this.hide(basicHeader(own).authorization ?? '', basicHeader(standIn).authorization ?? '');
      this.hide(loginForm(own), loginForm(standIn));
    }
  }

  /** Has a token, a cookie's value or the like written as what stands for it; `check` makes sure of it. */
  hide(secret: string, standIn: string): void {
    if (this.#secrets.has(secret) || secret === '' || secret === standIn) return;
    this.#secrets.add(secret);
    this.#words.set(secret, standIn);
  }

  /** A text of the run's own as it may be written. */
  redact(text: string): string {
    const longestFirst = [...this.#words].sort(([a], [b]) => b.length - a.length);
    return longestFirst.reduce((redacted, [word, standIn]) => redacted.replaceAll(word, standIn), text);
  }

  /** A body that the cluster has answered: there are hosts and persons in it, too. */
  redactAnswer(body: string): string {
    const anonymous = this.redact(body)
      .replace(/("host"\s*:\s*)"[^"]*"/g, '$1"127.0.0.1"')
      .replace(/("clusterId"\s*:\s*)"[^"]*"/g, '$1"00000000-0000-0000-0000-000000000000"');
    if (this.#person === undefined) return anonymous;
    const name = wordOf(this.#person);
    // Values alone: the name of a property is nobody's.
    return anonymous.replace(/"(?:[^"\\]|\\.)*"(\s*:)?/g, (text, colon) =>
      colon === undefined ? text.replace(name, this.#standIn) : text,
    );
  }

  /** @throws Error where something is left over, without saying it */
  check(text: string): void {
    const known = new Set(Object.values(standIns));
    for (const secret of this.#secrets)
      if (!known.has(secret) && wordOf(secret).test(text))
        throw new Error(
          'The recording would hold a name, a password or a token of the cluster: nothing is written. Record as a user whose name and password are no everyday words',
        );
  }

  #learnHost(address: string): void {
    const { host, hostname, pathname } = new URL(address);
    this.#words.set(`//${host}`, '//localhost:8080');
    if (pathname !== '/') this.#words.set(pathname, '');
    // A name without a dot could be a word of an answer, such as `zeebe`.
    if (isLoopback(hostname) || !hostname.includes('.')) return;
    this.hide(hostname, 'localhost');
  }
}

/** The body of a login. */
export function loginForm({ username, password }: { username: string; password: string }): string {
  return new URLSearchParams({ username, password }).toString();
}

function wordOf(text: string): RegExp {
  return new RegExp(`(?<![\\w-])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'g');
}
