import type { Dispatcher } from 'undici';
import { abortedError, type CamundaError } from '../errors';
import { connectionFailure, type Source } from './connection-failure';
import { type ConnectionOptions, createDispatcher } from './dispatcher';

export interface Question {
  url: URL;
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  headers: Record<string, string>;
  body?: string;
  signal: AbortSignal;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** The first value of a header of an answer, or an empty text. */
export function headerOf(answer: Answer, name: string): string {
  const value = answer.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** Whether the answer says that its body is JSON, a problem body included. */
export function isJson(answer: Answer): boolean {
  return /[/+]json\b/.test(headerOf(answer, 'content-type'));
}

/** One question, one answer, over connections of our own. Redirects are answers like any other. */
export class Exchange {
  readonly #source: Source;
  readonly #open: () => Promise<Dispatcher>;
  #opening: Promise<Dispatcher> | undefined;
  #dispatcher: Dispatcher | undefined;
  #closed = false;

  /** @param limits `connections` to one origin at most, `maxResponseSize` in bytes */
  constructor(
    options: ConnectionOptions,
    limits: { connections: number; maxResponseSize: number },
    source: Source,
  ) {
    this.#source = source;
    this.#open = () => createDispatcher(options, limits);
  }

  /** @throws ConnectionFailure where no answer came; after `close` its error is CAMUNDA_ABORTED */
  async ask(question: Question): Promise<Answer> {
    const { url, method, headers, body, signal } = question;
    try {
      const dispatcher = this.#dispatcher ?? (await this.#dispatcherOnce());
      const response = await dispatcher.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method,
        headers,
        body: body ?? null,
        signal,
      });
      return { status: response.statusCode, headers: response.headers, text: await response.body.text() };
    } catch (failure) {
      throw connectionFailure(this.#closed ? abortedError() : failure, url, this.#source);
    }
  }

  /** Ends all requests at once with this error; nothing keeps the process alive afterwards. */
  async close(error: CamundaError): Promise<void> {
    this.#closed = true;
    const dispatcher = await this.#opening;
    await dispatcher?.destroy(error);
  }

  async #dispatcherOnce(): Promise<Dispatcher> {
    this.#opening ??= this.#open();
    const dispatcher = await this.#opening;
    if (this.#closed) throw abortedError();
    this.#dispatcher = dispatcher;
    return dispatcher;
  }
}
