import type { Dispatcher } from 'undici';
import { abortedError, type CamundaError } from '../errors';
import { type Answer, headerOf } from './answer';
import { connectionFailure, type Source } from './connection-failure';
import { type ConnectionOptions, createDispatcher } from './dispatcher';
import { Reply } from './reply';

export interface Question {
  url: URL;
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  headers: Record<string, string>;
  body?: string | undefined;
  signal: AbortSignal;
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
    const { url, method, headers, body = null, signal } = question;
    let reply: Reply | undefined;
    try {
      const dispatcher = this.#dispatcher ?? (await this.#dispatcherOnce());
      signal.throwIfAborted();
      reply = new Reply(signal);
      const path = url.pathname + url.search;
      dispatcher.dispatch({ origin: url.origin, path, method, headers, body }, reply);
      return await reply.answer;
    } catch (failure) {
      const begun = reply?.begun && {
        status: reply.begun.status,
        contentType: headerOf(reply.begun, 'content-type') || 'without a content type',
      };
      throw connectionFailure(this.#closed ? abortedError() : failure, url, this.#source, begun);
    }
  }

  /** Ends all requests at once with this error; nothing keeps the process alive afterwards. */
  async close(error: CamundaError): Promise<void> {
    this.#closed = true;
    const dispatcher = await this.#opening?.catch(() => undefined);
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
