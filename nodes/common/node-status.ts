import type { Node, NodeAPI, NodeStatus as Shown } from 'node-red';
import type { CamundaError } from '../../src/errors';
import { shownText } from './shown-text';

/** Words that all nodes share stand in the cluster's catalog. */
const SHARED = '@redmunda/node-red-camunda8/camunda8-cluster:camunda8-cluster.status';

/** Milliseconds in which the first changes are shown at once, and of the others only the last one, at their end. */
const WINDOW = 250;
/** Asking, and what came of it. */
const AT_ONCE = 2;

/** Characters of a text. */
const LONGEST = 100;

/** What is shown where the figure of a message cannot be had: that the message went well. */
const WITHOUT_FIGURE: Shown = { fill: 'grey', shape: 'dot', text: '' };

/**
 * The status of an action node: asking, then a figure, or in two or three words what went wrong.
 * A busy node changes it a few times a second and no more: each change goes to Status nodes and to every open editor,
 * and its translation costs more than the request.
 */
export class NodeStatus {
  readonly #RED: Pick<NodeAPI, '_'>;
  readonly #node: Pick<Node, 'status'>;
  #inFlight = 0;
  #closed = false;
  #atOnce = AT_ONCE;
  #latest: (() => Shown) | undefined;
  #window: NodeJS.Timeout | undefined;

  constructor(RED: Pick<NodeAPI, '_'>, node: Pick<Node, 'status'>) {
    this.#RED = RED;
    this.#node = node;
  }

  asking(): void {
    this.#inFlight++;
    if (this.#inFlight > 1) return;
    this.#change(() => ({ fill: 'blue', shape: 'dot', text: this.#RED._(`${SHARED}.asking`) }));
  }

  /** @param figure what the status shows, asked for only when it does */
  succeeded(figure: () => string): void {
    this.#inFlight--;
    if (this.#inFlight > 0) return;
    this.#change(() => ({ fill: 'grey', shape: 'dot', text: figure() }));
  }

  /** What is neither a question nor an answer has a look of its own. */
  shows(look: () => Shown): void {
    this.#change(look);
  }

  /** Also for a node that cannot work at all, with no message under way. */
  failed({ code }: CamundaError): void {
    this.#inFlight = Math.max(0, this.#inFlight - 1);
    this.#change(() => ({ fill: 'red', shape: 'ring', text: this.#RED._(`${SHARED}.error.${code}`) }));
  }

  clear(): void {
    this.#closed = true;
    clearTimeout(this.#window);
    this.#tell(() => ({}));
  }

  #change(latest: () => Shown): void {
    if (this.#closed) return;
    this.#latest = latest;
    if (this.#atOnce > 0) this.#show();
    this.#window ??= this.#openWindow();
  }

  #openWindow(): NodeJS.Timeout {
    const end = () => {
      this.#atOnce = AT_ONCE;
      this.#window = this.#latest && this.#openWindow();
      if (this.#latest) this.#show();
    };
    return setTimeout(end, WINDOW).unref();
  }

  #show(): void {
    const latest = this.#latest;
    this.#latest = undefined;
    this.#atOnce--;
    if (latest) this.#tell(latest);
  }

  /** Never throws: in a timer that would end Node-RED, and elsewhere a message that went well would fail. */
  #tell(latest: () => Shown): void {
    let shown: Shown;
    try {
      shown = latest();
    } catch {
      shown = WITHOUT_FIGURE;
    }
    const { text, ...look } = shown;
    try {
      this.#node.status(text === undefined ? look : { ...look, text: shownText(text, LONGEST) });
    } catch {
      // What a Status node makes of it is its own affair.
    }
  }
}
