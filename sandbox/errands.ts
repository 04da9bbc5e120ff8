import type { Cluster } from './cluster';
import type { Variables } from './engine/run/records';

interface Errand {
  /** Of its process, in the folder `household`. */
  readonly id: string;
  readonly variables: Variables;
}

/** What a flow does for a process, as the examples show it. One valve is stuck, and the robot's bin holds the dust of two rooms. */
const ERRANDS: readonly Errand[] = [
  { id: 'water-garden', variables: { valve: 7 } },
  { id: 'do-laundry', variables: { machine: 'washer' } },
  { id: 'charge-car', variables: { car: 'Zoe' } },
  { id: 'buy-cat-food', variables: { food: 'dry' } },
  { id: 'buy-cat-food', variables: { food: 'salmon' } },
  { id: 'approve-purchase', variables: { what: 'a garden hose', price: 39 } },
  { id: 'water-garden', variables: { valve: 9, stuck: true } },
  { id: 'vacuum-house', variables: { room: 'kitchen' } },
  { id: 'vacuum-house', variables: { room: 'bath' } },
  { id: 'vacuum-house', variables: { room: 'hall' } },
];

/** Starts what flows have to do: no errand a second time while it is under way, so that there are never more than a few. */
export class Errands {
  readonly #cluster: Cluster;
  /** Keys of the instances that were started last. */
  readonly #last = new Map<Errand, string>();

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  /** Each of them. @throws Refusal where a process is not there */
  startAll(): void {
    for (const turn of ERRANDS.keys()) this.start(turn);
  }

  /** The one whose turn it is, unless it is under way; `turn` may go on for ever. @throws Refusal as above */
  start(turn: number): void {
    const errand = ERRANDS[turn % ERRANDS.length];
    if (!errand) return;
    const { engine } = this.#cluster;
    if (engine.store.processInstance.get(this.#last.get(errand) ?? '')?.state === 'ACTIVE') return;
    const { id, variables } = errand;
    this.#last.set(errand, engine.createInstance({ process: { id }, variables }).key);
  }
}
