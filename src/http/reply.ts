import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { forgetAborted, whenAborted } from '../when-aborted';
import type { Answer } from './answer';

function joined(chunks: readonly Buffer[]): Buffer {
  const [first] = chunks;
  return first && chunks.length === 1 ? first : Buffer.concat(chunks);
}

/** Status and headers of an answer whose end may not have come. */
export type Begun = Omit<Answer, 'body'>;

/** The error for what went wrong. */
type Failure = (url: URL, reason: unknown, sent: boolean, begun: Begun | undefined) => Error;

/**
 * Collects one answer as undici reads it, whose own `request` would make a stream of it first.
 * It fails as soon as the signal says so: undici ends a request only when its connection stands, and a proxy or a server
 * that does not let one come about would hold us beyond every limit.
 */
export class Reply implements Dispatcher.DispatchHandler {
  readonly answer: Promise<Answer>;
  readonly #url: URL;
  readonly #signal: AbortSignal;
  readonly #failure: Failure;
  readonly #chunks: Buffer[] = [];
  #begun: Begun | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #resolve: (answer: Answer) => void = () => {};
  #reject: (reason: unknown) => void = () => {};

  constructor(url: URL, signal: AbortSignal, failure: Failure) {
    this.#url = url;
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
    this.#resolve({ status, headers, body: joined(this.#chunks) });
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
    this.#reject(this.#failure(this.#url, reason, this.#controller !== undefined, this.#begun));
  }
}
