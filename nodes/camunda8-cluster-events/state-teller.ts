import type { Node, NodeAPI } from 'node-red';
import type { CamundaError } from '../../src/errors';
import type { ClusterState, StateName } from '../../src/events/cluster-state/cluster-state';
import type { StateListener } from '../../src/events/cluster-state/state-watch';
import type { SourceNode } from '../common/source-node';
import { inRuntimeLanguage } from '../common/wording';

const LOOKS = {
  up: { fill: 'green', shape: 'dot' },
  down: { fill: 'red', shape: 'ring' },
  loggedOut: { fill: 'yellow', shape: 'ring' },
} as const;

/** Makes of the state of a cluster what the node sends and shows. */
export class StateTeller implements StateListener {
  readonly #RED: NodeAPI;
  readonly #node: Node;
  readonly #source: SourceNode;
  #told: StateName | undefined;

  constructor(RED: NodeAPI, node: Node, source: SourceNode) {
    this.#RED = RED;
    this.#node = node;
    this.#source = source;
  }

  known(state: ClusterState): void {
    this.#source.shows(LOOKS[state.name], () => this.#words(state));
    if (state.name === this.#told) return;
    const previous = this.#told;
    this.#told = state.name;
    this.#node.send({ topic: state.name, payload: this.#payload(state, previous) });
  }

  unknown(error: CamundaError): void {
    this.#source.failed(error);
  }

  #words({ name, version }: ClusterState): string {
    const key = name === 'up' && version ? 'upWithVersion' : name;
    return this.#RED._(`camunda8-cluster-events.status.${key}`, { version: version ?? '' });
  }

  #payload({ name, since, version, error }: ClusterState, previous: StateName | undefined): object {
    const reason = error && inRuntimeLanguage(this.#RED, error);
    return {
      state: name,
      ...(previous ? { previous } : {}),
      since: new Date(since).toISOString(),
      ...(version ? { version } : {}),
      ...(reason ? { reason: reason.message, code: reason.code } : {}),
    };
  }
}
