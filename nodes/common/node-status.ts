import type { Node, NodeAPI, NodeStatus as Shown } from 'node-red';
import type { CamundaError } from '../../src/errors';
import { shownText } from './shown-text';
import { ASKING_WORDS, failureWords } from './status-words';

/** Milliseconds in which the first changes are shown at once, and of the others only the last one, at their end. */
const WINDOW = 250;
/** Asking, and what came of it. */
const AT_ONCE = 2;

/** Characters of a text. */
const LONGEST = 100;

/** What a message has come to, and the words for it, made only where they are shown. */
interface State {
  look: Pick<Shown, 'fill' | 'shape'>;
  words?: () => string;
}

const ASKING = { fill: 'blue', shape: 'dot' } as const;
const SUCCEEDED = { fill: 'green', shape: 'dot' } as const;
const FAILED = { fill: 'red', shape: 'ring' } as const;

/** None where they cannot be had: the look says how the message went. */
function wordsOrNone(words: () => string): string {
  try {
    return shownText(words(), LONGEST);
  } catch {
    return '';
  }
}

/**
 * The status of an action node: asking, then a figure, or in a few words what went wrong.
 * A busy node changes it a few times a second and no more: each change goes to Status nodes and to every open editor,
 * and its translation costs more than the request.
 */
export class NodeStatus {
  readonly #RED: Pick<NodeAPI, '_'>;
  readonly #node: Pick<Node, 'status'>;
  #inFlight = 0;
  #closed = false;
  #atOnce = AT_ONCE;
  #latest: State | undefined;
  #window: NodeJS.Timeout | undefined;

  constructor(RED: Pick<NodeAPI, '_'>, node: Pick<Node, 'status'>) {
    this.#RED = RED;
    this.#node = node;
  }

  asking(): void {
    this.#inFlight++;
    if (this.#inFlight > 1) return;
    this.#change({ look: ASKING, words: () => this.#RED._(ASKING_WORDS) });
  }

  /** Something that takes long is under way. */
  waiting(words: () => string): void {
    this.#change({ look: ASKING, words });
  }

  /** @param figure what the status shows, asked for only when it does */
  succeeded(figure: () => string): void {
    this.#inFlight--;
    if (this.#inFlight > 0) return;
    this.#change({ look: SUCCEEDED, words: figure });
  }

  /** What is neither a question nor an answer has a look of its own. */
  shows(look: State['look'], words: () => string): void {
    this.#change({ look, words });
  }

  /** Also for a node that cannot work at all, with no message under way. */
  failed(error: CamundaError): void {
    this.#inFlight = Math.max(0, this.#inFlight - 1);
    this.#change({ look: FAILED, words: () => failureWords(this.#RED, error) });
  }

  clear(): void {
    this.#closed = true;
    clearTimeout(this.#window);
    this.#tell({ look: {} });
  }

  #change(latest: State): void {
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
  #tell({ look, words }: State): void {
    try {
      this.#node.status(words ? { ...look, text: wordsOrNone(words) } : look);
    } catch {
      // What a Status node makes of it is its own affair.
    }
  }
}
