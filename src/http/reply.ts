import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { whenAborted } from '../when-aborted';
import type { Answer } from './answer';

const BYTE_ORDER_MARK = 0xfeff;

function textOf(chunks: readonly Buffer[]): string {
  const [first] = chunks;
  const text = (first && chunks.length === 1 ? first : Buffer.concat(chunks)).toString();
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}

/**
 * Collects one answer as undici reads it, whose own `request` would make a stream of it first.
 * It fails as soon as the signal says so: undici ends a request only when its connection stands, and a proxy or a server
 * that does not let one come about would hold us beyond every limit.
 */
export class Reply implements Dispatcher.DispatchHandler {
  readonly answer: Promise<Answer>;
  /** Status and headers, as soon as they are there. */
  begun: Omit<Answer, 'text'> | undefined;
  readonly #signal: AbortSignal;
  readonly #leave: () => void;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #resolve: (answer: Answer) => void = () => {};
  #reject: (reason: unknown) => void = () => {};

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    this.#leave = whenAborted(signal, () => this.#abort());
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#signal.aborted) controller.abort(this.#signal.reason);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    this.begun = { status, headers };
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#leave();
    if (this.begun) this.#resolve({ ...this.begun, text: textOf(this.#chunks) });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#leave();
    this.#reject(error);
  }

  #abort(): void {
    this.#reject(this.#signal.reason);
    this.#controller?.abort(this.#signal.reason);
  }
}
