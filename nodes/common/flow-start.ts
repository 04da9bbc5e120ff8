import type { NodeAPI } from 'node-red';

/**
 * Calls back once all nodes of a start or a deploy are there: a message that is sent before would be lost. With one
 * listener, because Node-RED takes more than ten of an event for a leak.
 */
export class FlowStart {
  readonly #events: NodeAPI['events'];
  readonly #waiting = new Set<() => void>();
  #isListening = false;

  constructor(RED: NodeAPI) {
    this.#events = RED.events;
  }

  /** @returns takes it back */
  wait(callback: () => void): () => void {
    this.#waiting.add(callback);
    if (!this.#isListening) {
      this.#isListening = true;
      this.#events.once('flows:started', () => this.#started());
    }
    return () => this.#waiting.delete(callback);
  }

  #started(): void {
    this.#isListening = false;
    const callbacks = [...this.#waiting];
    this.#waiting.clear();
    for (const callback of callbacks) callback();
  }
}
