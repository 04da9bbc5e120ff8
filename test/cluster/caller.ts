import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { client, tokenUrl } from '../identity/keycloak';
import { until } from '../support/until';

const patience = 60_000;

/** Tasklist cuts off after 8191 characters. */
export const LONG = 'x'.repeat(9_000);

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** A caller of a real Camunda by plain HTTP, without any of the package's code. */
export class Caller {
  readonly #address: string;
  readonly #headers: Record<string, string>;

  constructor(address: string, headers: Record<string, string> = {}) {
    this.#address = address;
    this.#headers = headers;
  }

  get(resource: string): Promise<Answer> {
    return this.#send('GET', resource);
  }

  post(resource: string, body: unknown): Promise<Answer> {
    const json = { 'content-type': 'application/json' };
    return this.#send('POST', resource, JSON.stringify(body), json);
  }

  /** Deploys `chore.bpmn`, a process with one user task, as soon as the partitions take it. */
  async deployChore(): Promise<void> {
    const form = new FormData();
    form.append(
      'resources',
      new Blob([await readFile(path.join(__dirname, 'resources', 'chore.bpmn'))]),
      'chore.bpmn',
    );
    await until('the process is deployed', patience, () =>
      this.#accepted(() => this.#send('POST', '/v2/deployments', form)),
    );
  }

  /**
   * Starts instances of the process one after the other, each with its number and a text too long for a search of
   * Tasklist. Their keys are text, as the server wrote them.
   */
  async startChores(count: number): Promise<string[]> {
    const keys: string[] = [];
    while (keys.length < count) {
      const variables = { number: keys.length, note: LONG };
      const start = () => this.post('/v2/process-instances', { processDefinitionId: 'chore', variables });
      const { text } = await until('an instance is started', patience, () => this.#accepted(start));
      keys.push(keyIn(text));
    }
    return keys;
  }

  /** Waits until /v2 finds that many tasks: what has been written shows up seconds later. */
  async waitForTasks(count: number): Promise<void> {
    await until(`/v2 finds ${count} tasks`, patience, async () => {
      const { page } = await this.#found('/v2/user-tasks/search', { page: { limit: 0 } });
      return page.totalItems >= count || undefined;
    });
  }

  /** Waits until /v1 finds that many tasks, which can be later than /v2. */
  async waitForTasklist(count: number): Promise<void> {
    await until(`/v1 finds ${count} tasks`, patience, async () => {
      const tasks = await this.#found('/v1/tasks/search', { pageSize: count });
      return tasks.length >= count || undefined;
    });
  }

  async #found(resource: string, query: object) {
    const { status, text } = await this.post(resource, query);
    if (status !== 200) throw new Error(`The search answers ${status}: ${text}`);
    return JSON.parse(text);
  }

  /** The answer if it is a success; undefined while a partition has no leader yet. @throws Error for other answers. */
  async #accepted(send: () => Promise<Answer>): Promise<Answer | undefined> {
    const answer = await send();
    if (answer.status === 503) return undefined;
    if (answer.status !== 200) throw new Error(`Camunda answers ${answer.status}: ${answer.text}`);
    return answer;
  }

  async #send(
    method: string,
    resource: string,
    body?: BodyInit,
    more: Record<string, string> = {},
  ): Promise<Answer> {
    const headers = { ...this.#headers, ...more };
    const answer = await fetch(this.#address + resource, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }
}

/** `JSON.parse` would round it. */
function keyIn(text: string): string {
  const [, key] = /"processInstanceKey"\s*:\s*"?(\d+)/.exec(text) ?? [];
  if (key === undefined) throw new Error(`No key in ${text}`);
  return key;
}

/** Headers of a session: the cookies, and the CSRF token where the server gives one. */
export async function logIn(
  address: string,
  username: string,
  password: string,
): Promise<Record<string, string>> {
  const answer = await fetch(`${address}/api/login`, {
    method: 'POST',
    body: new URLSearchParams({ username, password }),
  });
  if (answer.status !== 204) throw new Error(`The login answers ${answer.status}`);
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
  const csrf = answer.headers.get('x-csrf-token');
  return { cookie: cookies.join('; '), ...(csrf === null ? {} : { 'x-csrf-token': csrf }) };
}

/** Headers with a token of Keycloak for a scope, which stands for an audience. */
export async function getToken(scope: string): Promise<Record<string, string>> {
  const grant = {
    grant_type: 'client_credentials',
    client_id: client.id,
    client_secret: client.secret,
    scope,
  };
  const answer = await fetch(tokenUrl, { method: 'POST', body: new URLSearchParams(grant) });
  if (!answer.ok) throw new Error(`Keycloak answers ${answer.status}: ${await answer.text()}`);
  const { access_token: token } = await answer.json();
  return { authorization: `Bearer ${token}` };
}
