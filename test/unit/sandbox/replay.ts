import { parse } from 'lossless-json';
import { request } from 'undici';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/sandbox';
import type { Exchange } from './recording';
import { ReplayClock } from './replay-clock';
import { Vocabulary } from './vocabulary';

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

const COMPARED_HEADERS = ['content-type', 'allow', 'www-authenticate'];
const CLIENT = { client_id: 'node-red', client_secret: 'node-red-test-secret' };

/** The bodies of the recorded token requests, of which no secret was kept. */
const TOKEN_REQUESTS: Record<string, Record<string, string>> = {
  'token endpoint, wrong secret': { ...CLIENT, client_secret: 'nope' },
  'token endpoint, unknown client': { ...CLIENT, client_id: 'nobody' },
  'token endpoint, unknown scope': { ...CLIENT, scope: 'nosuch' },
};

/** Asks a sandbox what a real server was asked, in the sandbox's own keys, cookies and tokens. */
export class Replay {
  readonly #vocabulary = new Vocabulary();
  #scope = '';

  private constructor(
    readonly sandbox: Sandbox,
    readonly clock: ReplayClock,
  ) {}

  /** @param scope what a good token is asked for, in the modes that have tokens */
  static async start(options: SandboxOptions, scope = ''): Promise<Replay> {
    const clock = new ReplayClock();
    const sandbox = await startSandbox({ version: '8.6', tasks: 'empty', clock, ...options });
    const replay = new Replay(sandbox, clock);
    replay.#scope = scope;
    return replay;
  }

  /** The differences between the recorded answer and the sandbox's, each as a sentence. */
  async differences(exchange: Exchange): Promise<string[]> {
    const recorded = exchange.response;
    this.clock.exchange = exchange.ms ?? 0;
    const reply = await this.#ask(exchange);
    const found =
      recorded.status === reply.status ? [] : [`${recorded.status} recorded, ${reply.status} answered`];
    if (recorded.headers) {
      const expected = headersOf(recorded.headers);
      const actual = headersOf(reply.headers);
      for (const name of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
        if (expected[name] !== actual[name]) {
          found.push(`${name}: ${expected[name]} recorded, ${actual[name]} answered`);
        }
      }
      this.#learnCookies(recorded.headers, reply.headers);
    }
    return found.concat(this.#vocabulary.differences(bodyOf(recorded.body), bodyOf(reply.body)));
  }

  /** The instances that ran in the recorded cluster although no exchange tells of their start. */
  startTheOthers(): void {
    const start = (id: string, variables: Record<string, unknown>) =>
      this.sandbox.engine.createInstance({ process: { id }, variables });
    for (let litres = 1; litres <= 6; litres += 1) start('water-plants', { plant: 'basil', litres });
    for (let i = 0; i < 3; i += 1) start('feed-cat', { cat: 'Minka' });
    for (let valve = 1; valve <= 3; valve += 1) start('open-valve', { valve });
  }

  async #ask({ note, request: { method, path, headers = {}, body } }: Exchange): Promise<Reply> {
    if (path.startsWith('http')) {
      return this.#askForToken(TOKEN_REQUESTS[note] ?? { ...CLIENT, scope: this.#scope });
    }
    const translated = Object.entries(headers).map(([name, value]) => [
      name,
      this.#vocabulary.translate(value),
    ]);
    const sent = Object.fromEntries(translated);
    if (sent.Authorization === 'Bearer <jwt>') {
      sent.Authorization = `Bearer ${await this.#token(note)}`;
    }
    return send(this.sandbox.url + this.#vocabulary.translate(path), {
      method,
      headers: sent,
      ...(body ? { body: this.#vocabulary.translate(body) } : {}),
    });
  }

  async #token(note: string): Promise<string> {
    const scopes: Record<string, string> = {
      'token for another audience': 'orchestration',
      'token without audience': '',
    };
    const { body } = await this.#askForToken({ ...CLIENT, scope: scopes[note] ?? this.#scope });
    return JSON.parse(body).access_token;
  }

  #askForToken(form: Record<string, string>): Promise<Reply> {
    return send(this.sandbox.tokenUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...form }).toString(),
    });
  }

  #learnCookies(recorded: NonNullable<Exchange['response']['headers']>, actual: Reply['headers']): void {
    const mine = new Map([actual['set-cookie'] ?? []].flat().map(nameAndValue));
    for (const [name, value] of [recorded['set-cookie'] ?? []].flat().map(nameAndValue)) {
      this.#vocabulary.learn(value, mine.get(name) ?? '');
    }
    if (recorded['x-csrf-token']) {
      this.#vocabulary.learn(String(recorded['x-csrf-token']), String(actual['x-csrf-token']));
    }
  }
}

async function send(url: string, options: Parameters<typeof request>[1]): Promise<Reply> {
  const { statusCode, headers, body } = await request(url, options);
  return { status: statusCode, headers, body: await body.text() };
}

/** The headers that matter: some by their value, cookies by name and attributes, the CSRF token by its presence. */
function headersOf(headers: Record<string, string | string[] | null | undefined>): Record<string, string> {
  const compared = COMPARED_HEADERS.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : []));
  const cookies = [headers['set-cookie'] ?? []].flat().map((cookie) => cookie.replace(/=[^;]+/, '=...'));
  return {
    ...Object.fromEntries(compared),
    ...(cookies.length > 0 ? { 'set-cookie': cookies.sort().join(' + ') } : {}),
    ...(headers['x-csrf-token'] ? { 'x-csrf-token': 'present' } : {}),
  };
}

function nameAndValue(cookie: string): [string, string] {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
  return [name, value];
}

/** Parsed without loss, because the recorded keys are numbers beyond 2^53. A cluster lists its partitions anyhow. */
function bodyOf(text: string): unknown {
  const byId = (a: { partitionId: unknown }, b: { partitionId: unknown }) =>
    Number(a.partitionId) - Number(b.partitionId);
  return text === ''
    ? ''
    : parse(text, (name, value) =>
        name === 'partitions' && Array.isArray(value) ? value.sort(byId) : value,
      );
}
