import { abortedError, type CamundaError } from '../errors';
import { type Answer, contentTypeOf } from './answer';
import { type ConnectionFailure, connectionFailure } from './connection-failure';
import { type ConnectionOptions, createDispatcher, type Wire } from './dispatcher';
import type { Source } from './failure-kind';
import { type Begun, Reply } from './reply';

export interface Question {
  url: URL;
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  headers: Record<string, string> | string[];
  body?: string | undefined;
  signal: AbortSignal;
}

/** One question, one answer, over connections of our own. Redirects are answers like any other. */
export class Exchange {
  readonly #source: Source;
  readonly #maxResponseSize: number;
  readonly #open: () => Promise<Wire>;
  #opening: Promise<Wire> | undefined;
  #dispatcher: Wire | undefined;
  #closed = false;
  #lastTarget: { url: URL; origin: string; path: string } | undefined;

  /** @param limits `connections` to one origin at most, `maxResponseSize` in bytes */
  constructor(
    options: ConnectionOptions,
    limits: { connections: number; maxResponseSize: number },
    source: Source,
  ) {
    this.#source = source;
    this.#maxResponseSize = limits.maxResponseSize;
    this.#open = () => createDispatcher(options, limits);
  }

  /** @throws ConnectionFailure where no answer came; after `close` its error is CAMUNDA_ABORTED */
  ask(question: Question): Promise<Answer> {
    return this.#dispatcher ? this.#send(question, this.#dispatcher) : this.#openAndSend(question);
  }

  #send({ url, method, headers, body, signal }: Question, dispatcher: Wire): Promise<Answer> {
    if (signal.aborted) return Promise.reject(this.#failure(url, signal.reason));
    const reply = new Reply(url, signal, this.#failure);
    const { origin, path } = this.#target(url);
    dispatcher.dispatch({ origin, path, method, headers, body: body ?? null }, reply);
    return reply.answer;
  }

  async #openAndSend(question: Question): Promise<Answer> {
    let dispatcher: Wire;
    try {
      dispatcher = await this.#dispatcherOnce();
    } catch (reason) {
      throw this.#failure(question.url, reason);
    }
    return this.#send(question, dispatcher);
  }

  /** Mostly that of the request before. */
  #target(url: URL): { origin: string; path: string } {
    if (this.#lastTarget?.url !== url) {
      this.#lastTarget = { url, origin: url.origin, path: url.pathname + url.search };
    }
    return this.#lastTarget;
  }

  readonly #failure = (url: URL, reason: unknown, sent = false, begun?: Begun): ConnectionFailure =>
    connectionFailure(this.#closed ? abortedError() : reason, url, this.#source, {
      sent,
      begun: begun && { status: begun.status, contentType: contentTypeOf(begun) },
      maxResponseSize: this.#maxResponseSize,
    });

  /** Ends all requests at once with this error; nothing keeps the process alive afterwards. */
  async close(error: CamundaError): Promise<void> {
    this.#closed = true;
    const dispatcher = await this.#opening?.catch(() => undefined);
    await dispatcher?.destroy(error);
  }

  async #dispatcherOnce(): Promise<Wire> {
    this.#opening ??= this.#open();
    const dispatcher = await this.#opening;
    if (this.#closed) throw abortedError();
    this.#dispatcher = dispatcher;
    return dispatcher;
  }
}
