import { randomUUID } from 'node:crypto';
import type { Behaviour, FaultServer, Seen } from './fault-server';
import { empty, json } from './faults';

interface Options {
  /** `/api/login` (8.6, 8.7) or `/login` (8.8 and later). */
  loginPath: '/api/login' | '/login';
  username: string;
  password: string;
  /** Whether writes need the masked CSRF token and its cookie. */
  csrf: boolean;
}

/** What Spring answers to a write without a CSRF token, and to a dead session that brings none. */
const forbidden = (seen: Seen) =>
  json({ timestamp: '2026-11-21T19:26:41.148+00:00', status: 403, error: 'Forbidden', path: seen.path }, 403);

/** Logins, sessions and CSRF tokens as Camunda 8.6.0 answered them (test/fixtures/recordings). */
export class Sessions {
  readonly secrets: string[] = [];
  logins = 0;
  readonly #options: Options;
  readonly #alive = new Map<string, string | undefined>();

  constructor(server: FaultServer, options: Options) {
    this.#options = options;
    server.on(options.loginPath, (seen, response) => this.#login(seen)(seen, response));
    const logout: Behaviour = (seen, response) => {
      this.#alive.delete(this.#idOf(seen));
      return empty(204)(seen, response);
    };
    server.on(options.loginPath.replace('login', 'logout'), logout);
  }

  get alive(): number {
    return this.#alive.size;
  }

  /** Whether the request brings a session that is alive. */
  knows(seen: Seen): boolean {
    return this.#alive.has(this.#idOf(seen));
  }

  killAll(): void {
    this.#alive.clear();
  }

  /** An API behind these sessions. */
  guard(behaviour: Behaviour): Behaviour {
    return (seen, response) => {
      const pair = this.#alive.get(this.#idOf(seen));
      const isAlive = this.knows(seen);
      const header = seen.headers['x-csrf-token'];
      const isWrite = seen.method !== 'GET' && this.#options.csrf;
      if (isWrite && (header === undefined || (isAlive && header !== pair))) {
        return forbidden(seen)(seen, response);
      }
      if (!isAlive) return json({ message: '' }, 401)(seen, response);
      if (pair !== undefined) response.setHeader('x-csrf-token', pair);
      return behaviour(seen, response);
    };
  }

  #login(seen: Seen): Behaviour {
    const { username, password, csrf } = this.#options;
    if (seen.method !== 'POST') return empty(200);
    this.logins++;
    const form = new URLSearchParams(seen.body);
    if (form.get('username') !== username || form.get('password') !== password) {
      return json({ message: '' }, 401);
    }
    const id = randomUUID();
    const [cookie, masked] = [randomUUID(), `${randomUUID()}${randomUUID()}`];
    this.#alive.set(id, csrf ? masked : undefined);
    this.secrets.push(id, ...(csrf ? [cookie, masked] : []));
    const path = 'Path=/; HttpOnly; SameSite=Lax';
    const token = csrf ? [`X-CSRF-TOKEN=${cookie}; ${path}`] : [];
    return empty(204, {
      'set-cookie': [...token, `OPERATE-SESSION=${id}; ${path}`],
      ...(csrf ? { 'x-csrf-token': masked } : {}),
    });
  }

  #idOf(seen: Seen): string {
    return /OPERATE-SESSION=([^;]*)/.exec(seen.headers.cookie ?? '')?.[1] ?? '';
  }
}
