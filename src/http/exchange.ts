import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { abortedError, type CamundaError } from '../errors';
import { type SentenceValue, sentence } from '../sentence';
import { forgetAborted, whenAborted } from '../when-aborted';
import { type ConnectionFailure, connectionFailure } from './connection-failure';
import { type ConnectionOptions, createDispatcher, type Wire } from './dispatcher';
import type { Source } from './failure-kind';

/** Where a request goes: an origin, and the path there as it is sent, percent-encoded and with its query. */
export class Target {
  constructor(
    readonly origin: string,
    readonly path: string,
  ) {}

  /** @param address any address that is valid, e.g. of an API, of which a slash at the end is no part */
  static at(address: string): Target {
    const { origin, pathname, search } = new URL(address);
    return new Target(origin, pathname + search);
  }

  /** @param path with the slash that it begins with */
  below(path: string): Target {
    return new Target(this.origin, this.path === '/' ? path : this.path + path);
  }

  /** For errors, which alone need it. */
  get url(): URL {
    return new URL(this.origin + this.path);
  }
}

export interface Question {
  target: Target;
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  headers: Record<string, string>;
  body?: string | Buffer | undefined;
  signal: AbortSignal;
}

/** What a server said, whatever it was. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** The answer to a question of ours. */
export interface Received extends Answer {
  readonly target: Target;
}

/** The first value of a header of an answer, or an empty text. */
export function headerOf(answer: Pick<Answer, 'headers'>, name: string): string {
  const value = answer.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** Characters of a content type in a sentence: no real one has more. */
const MAX_CONTENT_TYPE = 100;

/** What a sentence says of the content type. */
export function contentTypeOf(answer: Pick<Answer, 'headers'>): SentenceValue {
  return headerOf(answer, 'content-type').slice(0, MAX_CONTENT_TYPE) || sentence`without a content type`;
}

/** Whether the answer says that its body is JSON, a problem body included. */
export function isJson(answer: Answer): boolean {
  return /[/+]json\b/.test(headerOf(answer, 'content-type'));
}

/** Whether the answer says that its body is XML; HTML says another thing. */
export function isXml(answer: Answer): boolean {
  return /[/+]xml\b/.test(headerOf(answer, 'content-type'));
}

/** Whether the answer says that its body is text: XML and the like too, JSON not. */
export function isText(answer: Answer): boolean {
  return isXml(answer) || headerOf(answer, 'content-type').startsWith('text/');
}

export function isWebPage(answer: Answer): boolean {
  return headerOf(answer, 'content-type').startsWith('text/html');
}

/** One question, one answer, over connections of our own. Redirects are answers like any other. */
export class Exchange {
  readonly #source: Source;
  readonly #maxResponseSize: number;
  readonly #open: () => Promise<Wire>;
  #opening: Promise<Wire> | undefined;
  #dispatcher: Wire | undefined;
  #closed = false;

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
  ask(question: Question): Promise<Received> {
    return this.#dispatcher ? this.#send(question, this.#dispatcher) : this.#openAndSend(question);
  }

  #send({ target, method, headers, body, signal }: Question, dispatcher: Wire): Promise<Received> {
    if (signal.aborted) return Promise.reject(this.#failure(target, signal.reason));
    const reply = new Reply(target, signal, this.#failure);
    const { origin, path } = target;
    dispatcher.dispatch({ origin, path, method, headers, body: body ?? null }, reply);
    return reply.answer;
  }

  async #openAndSend(question: Question): Promise<Received> {
    let dispatcher: Wire;
    try {
      dispatcher = await this.#dispatcherOnce();
    } catch (reason) {
      throw this.#failure(question.target, reason);
    }
    return this.#send(question, dispatcher);
  }

  readonly #failure = (target: Target, reason: unknown, sent = false, begun?: Begun): ConnectionFailure =>
    connectionFailure(this.#closed ? abortedError() : reason, target.url, this.#source, {
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

/** Status and headers of an answer whose end may not have come. */
type Begun = Omit<Answer, 'body'>;

/** The error for what went wrong. */
type Failure = (target: Target, reason: unknown, sent: boolean, begun: Begun | undefined) => Error;

/**
 * Collects one answer as undici reads it, whose own `request` would make a stream of it first.
 * It fails as soon as the signal says so: undici ends a request only when its connection stands, and a proxy or a server
 * that does not let one come about would hold us beyond every limit.
 */
class Reply implements Dispatcher.DispatchHandler {
  readonly answer: Promise<Received>;
  readonly #target: Target;
  readonly #signal: AbortSignal;
  readonly #failure: Failure;
  readonly #chunks: Buffer[] = [];
  #begun: Begun | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #resolve: (answer: Received) => void = () => {};
  #reject: (reason: unknown) => void = () => {};

  constructor(target: Target, signal: AbortSignal, failure: Failure) {
    this.#target = target;
    this.#signal = signal;
    this.#failure = failure;
    whenAborted(signal, this.#abort);
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#signal.aborted) controller.abort(this.#signal.reason);
    else this.#controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    this.#begun = { status, headers };
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    forgetAborted(this.#signal, this.#abort);
    if (!this.#begun) return;
    const { status, headers } = this.#begun;
    this.#resolve({ target: this.#target, status, headers, body: joined(this.#chunks) });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    forgetAborted(this.#signal, this.#abort);
    this.#fail(error);
  }

  readonly #abort = () => {
    this.#fail(this.#signal.reason);
    this.#controller?.abort(this.#signal.reason);
  };

  /** undici hands out the controller right before it writes, so that nothing was sent where there is none. */
  #fail(reason: unknown): void {
    this.#reject(this.#failure(this.#target, reason, this.#controller !== undefined, this.#begun));
  }
}

function joined(chunks: readonly Buffer[]): Buffer {
  const [first] = chunks;
  return first && chunks.length === 1 ? first : Buffer.concat(chunks);
}
