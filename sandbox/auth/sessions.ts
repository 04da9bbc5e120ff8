import { randomBytes } from 'node:crypto';
import type { SandboxRequest } from '../http';

const USERNAME = 'demo';
const PASSWORD = 'demo';

export function isUser(username: string | null | undefined, password: string | null | undefined): boolean {
  return username === USERNAME && password === PASSWORD;
}

/** The sessions of a login, in memory and found by their cookie. */
export class Sessions {
  readonly #users = new Map<string, string>();

  constructor(readonly cookie: string) {}

  /** The `Set-Cookie` of a new session where the form's, or the query's, username and password are right. */
  login(request: SandboxRequest): string | undefined {
    const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '');
    const fields = new URLSearchParams(isForm ? request.body : request.query);
    const username = fields.get('username');
    if (username === null || !isUser(username, fields.get('password'))) {
      return undefined;
    }
    const id = newSessionId();
    this.#users.set(id, username);
    return `${this.cookie}=${id}; Path=/; HttpOnly; SameSite=Lax`;
  }

  userOf(request: SandboxRequest): string | undefined {
    return this.#users.get(cookieOf(request, this.cookie) ?? '');
  }

  logout(request: SandboxRequest): void {
    this.#users.delete(cookieOf(request, this.cookie) ?? '');
  }

  clear(): void {
    this.#users.clear();
  }
}

export function newSessionId(): string {
  return randomBytes(16).toString('hex').toUpperCase();
}

export function cookieOf(request: SandboxRequest, name: string): string | undefined {
  const cookies = (request.headers.cookie ?? '').split(/;\s*/);
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** The `Set-Cookie` that takes a cookie away. */
export function clearedCookie(name: string, attributes = 'Path=/; SameSite=Lax'): string {
  return `${name}=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:10 GMT; ${attributes}`;
}

/** Whether the request's `Authorization: Basic` is the user's. Undefined without such a header. */
export function basicUser(request: SandboxRequest): { name: string; isRight: boolean } | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) {
    return undefined;
  }
  const [, name = '', password = ''] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  return { name, isRight: isUser(name, password) };
}
