// Lists and not Sets: where members come and go, a Set leaves tables behind that keep alive what was in them, which cost a
// message 6 us of garbage collection.
const callbacksOf = new WeakMap<AbortSignal, (() => void)[]>();

/** One listener a signal, however many wait for it. */
function listenTo(signal: AbortSignal): (() => void)[] {
  const callbacks: (() => void)[] = [];
  callbacksOf.set(signal, callbacks);
  const tell = () => {
    for (const callback of callbacks.splice(0)) {
      try {
        callback();
      } catch {
        // A listener that throws is an uncaught exception, which ends Node-RED; and the others still wait.
      }
    }
  };
  signal.addEventListener('abort', tell, { once: true });
  return callbacks;
}

/**
 * Calls back when the signal ends, in no order; `forgetAborted` takes that back. A node's signal lasts from deploy to
 * deploy, and every message waits for it in several places: with a listener each, they would cost 10 us and a warning of
 * a leak.
 */
export function whenAborted(signal: AbortSignal | undefined, callback: () => void): void {
  if (signal) (callbacksOf.get(signal) ?? listenTo(signal)).push(callback);
}

/** @param callback as it was given to `whenAborted`; nothing happens where it has been called already */
export function forgetAborted(signal: AbortSignal | undefined, callback: () => void): void {
  const callbacks = signal && callbacksOf.get(signal);
  const place = callbacks?.lastIndexOf(callback) ?? -1;
  const last = callbacks?.at(-1);
  if (!callbacks || place < 0 || !last) return;
  callbacks[place] = last;
  callbacks.pop();
}

/** Ends what listens to its signal, when it is told to, or when the given signal ends or has ended. */
export class Stop extends AbortController {
  readonly #given: AbortSignal | undefined;
  readonly #abort = () => this.abort();

  constructor(given: AbortSignal | undefined) {
    super();
    this.#given = given;
    // A signal that has ended calls nobody back.
    if (given?.aborted) this.abort();
    else whenAborted(given, this.#abort);
  }

  end(): void {
    forgetAborted(this.#given, this.#abort);
    this.abort();
  }
}
