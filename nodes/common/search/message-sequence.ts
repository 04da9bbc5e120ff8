import type { NodeAPI, NodeMessage } from 'node-red';
import type { Call, CallDetails } from '../action-node';

/** `msg.parts`, as the core split node makes it. */
interface Parts {
  id: string;
  type: 'array';
  index: number;
  /** Of the arrays, where the messages are arrays. */
  len?: number;
}

/**
 * Sends clones of a message as a sequence that a core join node puts together again.
 * The last one is held back, because it alone carries the count.
 */
export class Sequence {
  readonly id: string;
  readonly #call: Call;
  /** A clone of the message, with places for what each one of the sequence has of its own. */
  readonly #frame: () => NodeMessage;
  #held: NodeMessage | undefined;
  #index = 0;
  #sent = 0;

  constructor(RED: NodeAPI, call: Call) {
    const { parts: outer } = call.msg;
    const frame = { ...call.msg, payload: undefined, camunda: undefined, parts: outer && { parts: outer } };
    // Mostly nothing in a message needs Node-RED's deep clone, which costs more than all the rest.
    const isFlat = Object.values(frame).every((value) => typeof value !== 'object');
    this.id = RED.util.generateId();
    this.#call = call;
    this.#frame = isFlat ? () => ({ ...frame }) : () => RED.util.cloneMessage(frame);
  }

  /** Messages that have gone out. */
  get sent(): number {
    return this.#sent;
  }

  /** @param len of `msg.parts`, where it has one */
  add(payload: unknown, camunda: CallDetails, len?: number): void {
    this.#flush();
    const message = this.#frame();
    message.payload = payload;
    message.camunda = { ...camunda };
    const parts: Parts = { id: this.id, type: 'array', index: this.#index++ };
    if (len !== undefined) parts.len = len;
    message.parts = message.parts ? Object.assign(parts, message.parts) : parts;
    this.#held = message;
  }

  end(): void {
    if (this.#held) Object.assign(this.#held.parts ?? {}, { count: this.#index });
    this.#flush();
  }

  #flush(): void {
    if (!this.#held) return;
    this.#call.send(this.#held);
    this.#sent++;
    this.#held = undefined;
  }
}
