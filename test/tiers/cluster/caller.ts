import type { Access } from './access';
import { type Login, logIn } from './login';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** A caller of a Camunda by plain HTTP, without any of the package's code. */
export class Caller {
  readonly #access: Access;
  #login: Promise<Login> | undefined;

  constructor(access: Access) {
    this.#access = access;
  }

  /** Headers that let a request in. The login is done when they are first asked for, and again when a token has grown old. */
  async headers(): Promise<Record<string, string>> {
    this.#login ??= logIn(this.#access);
    const login = await this.#login;
    if (login.until > Date.now()) return login.headers;
    this.#login = logIn(this.#access);
    return (await this.#login).headers;
  }

  async get(path: string): Promise<Answer> {
    return ask(this.#access.address + path, { headers: await this.headers() });
  }

  async post(path: string, body: object = {}): Promise<Answer> {
    const headers = { ...(await this.headers()), 'content-type': 'application/json' };
    return ask(this.#access.address + path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** @param files their contents by their names */
  async deploy(files: Readonly<Record<string, string>>): Promise<Answer> {
    const body = new FormData();
    for (const [name, content] of Object.entries(files)) body.append('resources', new Blob([content]), name);
    const headers = await this.headers();
    return ask(`${this.#access.address}/v2/deployments`, { method: 'POST', headers, body });
  }
}

/** One request, whose answer is taken as it is: a page to log in at is no success. */
export async function ask(url: string, request: RequestInit): Promise<Answer> {
  const answer = await fetch(url, { ...request, redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}
