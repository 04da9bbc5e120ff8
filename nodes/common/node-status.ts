import type { Node, NodeAPI } from 'node-red';
import type { CamundaError } from '../../src/errors';

/** Words that all nodes share stand in the cluster's catalog. */
const SHARED = '@redmunda/node-red-camunda8/camunda8-cluster:camunda8-cluster.status';

/** The status of an action node: asking, then a figure, or in two or three words what went wrong. */
export class NodeStatus {
  readonly #RED: NodeAPI;
  readonly #node: Node;
  #inFlight = 0;
  #closed = false;

  constructor(RED: NodeAPI, node: Node) {
    this.#RED = RED;
    this.#node = node;
  }

  asking(): void {
    this.#inFlight++;
    if (this.#inFlight === 1) this.#show('blue', 'dot', this.#RED._(`${SHARED}.asking`));
  }

  succeeded(figure: string): void {
    this.#inFlight--;
    if (this.#inFlight === 0) this.#show('grey', 'dot', figure);
  }

  /** Also for a node that cannot work at all, with no message under way. */
  failed(error: CamundaError): void {
    this.#inFlight = Math.max(0, this.#inFlight - 1);
    this.#show('red', 'ring', this.#RED._(`${SHARED}.error.${error.code}`));
  }

  clear(): void {
    this.#closed = true;
    this.#node.status({});
  }

  #show(fill: 'blue' | 'grey' | 'red', shape: 'dot' | 'ring', text: string): void {
    if (!this.#closed) this.#node.status({ fill, shape, text });
  }
}
