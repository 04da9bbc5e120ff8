import type { NodeAPI } from 'node-red';

/**
 * Calls back once all nodes of a start or a deploy are there: a message that is sent before would be lost. With one
 * listener, because Node-RED takes more than ten of an event for a leak. One in each turn of the event loop, so that
 * hundreds of nodes hold up neither the end of Node-RED's start nor whoever asks it something.
 */
export class FlowStart {
  readonly #events: NodeAPI['events'];
  /** Those of the next start. */
  #waiting = new Set<() => void>();
  #isListening = false;

  constructor(RED: NodeAPI) {
    this.#events = RED.events;
  }

  /** @returns takes it back */
  wait(callback: () => void): () => void {
    const waiting = this.#waiting;
    waiting.add(callback);
    if (!this.#isListening) {
      this.#isListening = true;
      this.#events.once('flows:started', () => this.#started());
    }
    return () => waiting.delete(callback);
  }

  #started(): void {
    this.#isListening = false;
    const waiting = this.#waiting;
    this.#waiting = new Set();
    setImmediate(callNext, waiting);
  }
}

function callNext(waiting: Set<() => void>): void {
  const [next] = waiting;
  if (!next) return;
  waiting.delete(next);
  setImmediate(callNext, waiting);
  next();
}
