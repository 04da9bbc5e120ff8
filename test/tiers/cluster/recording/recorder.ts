import type { Exchange } from '../../../unit/sandbox/recording';
import { type Answer, ask } from '../caller';
import type { ClusterUnderTest } from '../cluster-under-test';
import { keysIn } from '../keys-in';
import type { Redaction } from './redaction';

/** One question. Headers are written as they are sent, but for secrets. */
export interface Question {
  note: string;
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  body?: string;
  /** Without the caller's credentials. */
  asNobody?: boolean;
}

/** What makes something on the cluster. */
const making = ['/v2/deployments', '/v2/process-instances'];
const recordedHeaders = ['set-cookie', 'x-csrf-token', 'allow', 'www-authenticate', 'content-type'];

/** Asks a cluster, and keeps question and answer without anything that is the cluster's own business. */
export class Recorder {
  readonly exchanges: Exchange[] = [];
  /** Headers that let the caller in. */
  credentials: () => Promise<Record<string, string>> = async () => ({});
  #cookies = 0;

  constructor(
    readonly cluster: ClusterUnderTest,
    readonly redaction: Redaction,
  ) {}

  /** @throws Error where the answer tells of a process of somebody else */
  async ask({ note, method = 'POST', path, headers = {}, json, body, asNobody }: Question): Promise<Answer> {
    const text = json === undefined ? body : JSON.stringify(json);
    const sent = {
      ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(asNobody ? {} : await this.credentials()),
      ...headers,
    };
    const { address } = this.cluster.access;
    const started = Date.now();
    const send = () =>
      ask(address + path, { method, headers: sent, ...(text === undefined ? {} : { body: text }) });
    const answer = await (making.includes(path) ? this.cluster.own.make(send) : send());
    const ms = Date.now() - started;
    if (path.endsWith('/search')) this.#checkOwner(note, answer);
    const answered = this.#headersOf(answer);
    const { redaction } = this;
    this.exchanges.push({
      note,
      request: {
        method,
        path: redaction.redact(path),
        headers: redactAll(sent, redaction),
        body: text === undefined ? null : redaction.redact(text),
      },
      response: { status: answer.status, headers: answered, body: redaction.redactAnswer(answer.text) },
      ms,
    });
    return answer;
  }

  /** Each cookie and each CSRF token has a word of its own from now on. */
  #headersOf({ headers }: Answer): Record<string, string | string[]> {
    const cookies = headers.getSetCookie();
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.redaction.hide(value, `${name.toLowerCase()}-value-${++this.#cookies}`);
    }
    const csrf = headers.get('x-csrf-token');
    if (csrf !== null) this.redaction.hide(csrf, `csrf-token-value-${++this.#cookies}`);
    const answered: Record<string, string | string[]> = {};
    for (const name of recordedHeaders) {
      const value = headers.get(name);
      if (value === null) continue;
      const redacted = (text: string) => this.redaction.redact(text);
      answered[name] = name === 'set-cookie' ? cookies.map(redacted) : redacted(value);
    }
    return answered;
  }

  #checkOwner(note: string, { text }: Answer): void {
    const { own } = this.cluster;
    const ids = Array.from(text.matchAll(/"processDefinitionId"\s*:\s*"([^"]*)"/g), ([, id = '']) => id);
    const keys = keysIn(text, 'processDefinitionKey');
    if (!ids.every((id) => id.endsWith(own.suffix)) || !keys.every((key) => own.hasDeployed(key)))
      throw new Error(`"${note}" is answered with a task of somebody else: nothing is recorded`);
  }
}

function redactAll(headers: Record<string, string>, redaction: Redaction): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, redaction.redact(value)]));
}
