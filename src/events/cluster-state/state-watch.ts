import type { Clock } from '../../clock';
import { CamundaError } from '../../errors';
import { sentence } from '../../sentence';
import type { Ear } from '../../transport/heard-transport';
import { wordsOf } from '../../words';
import { type ClusterState, type StateName, stateAfter, stateAfterLook } from './cluster-state';

/** Milliseconds between two looks at least, whatever is heard in between. */
export const SHORTEST_INTERVAL = 5_000;

/** The client of the cluster that is watched. */
export interface WatchedCluster {
  /** Asks for the topology, once, and hands the signal on with the request. @throws CamundaError */
  topology(signal: AbortSignal): Promise<unknown>;
  readonly knownVersion: string | undefined;
  /** Tells of every call. @returns ends it */
  listen(ear: Ear): () => void;
}

/** Told of the state of a cluster. What it throws is lost. */
export interface StateListener {
  /** How the cluster is: when it changes, and after each look. */
  known(state: ClusterState): void;
  /** A look has not shown how the cluster is, e.g. because a setting is wrong. */
  unknown(error: CamundaError): void;
}

/**
 * Watches one cluster for all that want to know how it is, from the first one to join until the last one has left. It hears
 * what came of the calls of others, and looks itself where nobody has asked for a while, or where a call has failed: one
 * that went wrong does not yet make a cluster that is down.
 */
export class StateWatch {
  readonly #cluster: WatchedCluster;
  readonly #clock: Clock;
  /** With the milliseconds after which each wants a look. */
  readonly #listeners = new Map<StateListener, number>();
  readonly #stop = new AbortController();
  #waking = new AbortController();
  #state: ClusterState | undefined;
  /** What a call has said against the state: only a look can tell. */
  #doubt: StateName | undefined;
  /** Whether the last call since the last look went well. */
  #heardGood = false;
  /** By the monotonic clock. */
  #lastNews = -Infinity;
  #lastLook = -Infinity;
  #isRunning = false;

  constructor(cluster: WatchedCluster, clock: Clock) {
    this.#cluster = cluster;
    this.#clock = clock;
  }

  /** @param interval milliseconds between two looks at most, where nobody else asks */
  join(listener: StateListener, interval: number): void {
    this.#listeners.set(listener, Math.max(interval, SHORTEST_INTERVAL));
    const state = this.#state;
    if (state) tell(() => listener.known(state));
    this.#waking.abort();
    if (!this.#isRunning) void this.#run();
  }

  /** @returns whether it was the last one: the watch is over then */
  leave(listener: StateListener): boolean {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return false;
    this.#stop.abort();
    this.#waking.abort();
    return true;
  }

  /** Never rejects, as nothing in it does. */
  async #run(): Promise<void> {
    this.#isRunning = true;
    const stopListening = this.#cluster.listen((request, error) => {
      const isOwnLook = request.signal === this.#stop.signal;
      if (!isOwnLook) this.#hear(request.api === 'v2', stateAfter(error));
    });
    while (!this.#stop.signal.aborted) {
      const pause = this.#nextLook() - this.#clock.monotonic();
      if (pause <= 0) await this.#look();
      else {
        this.#waking = new AbortController();
        await this.#clock.sleep(pause, this.#waking.signal).catch(() => {});
      }
    }
    stopListening();
  }

  /** By the monotonic clock. */
  #nextLook(): number {
    if (this.#doubt) return this.#lastLook + SHORTEST_INTERVAL;
    return this.#lastNews + Math.min(...this.#listeners.values());
  }

  /** @param isWhole whether the call was one of /v2: Tasklist's v1 can be another server */
  #hear(isWhole: boolean, name: StateName | undefined): void {
    if (name === undefined) return;
    if (name !== this.#state?.name && !(name === 'up' && isWhole)) {
      this.#doubt = name;
      this.#heardGood = false;
      this.#waking.abort();
      return;
    }
    if (!isWhole) return;
    this.#heardGood = name === 'up';
    this.#lastNews = this.#clock.monotonic();
    if (name === this.#state?.name) return;
    this.#doubt = undefined;
    this.#become({ name });
    // It may have come back in another version.
    this.#lastNews = -Infinity;
    this.#waking.abort();
  }

  async #look(): Promise<void> {
    this.#doubt = undefined;
    const error = await this.#ask();
    // The cluster's node was deployed or stopped, and so is each node that uses it.
    if (error?.code === 'CAMUNDA_ABORTED') this.#stop.abort();
    if (this.#stop.signal.aborted) return;
    this.#lastLook = this.#clock.monotonic();
    this.#lastNews = this.#lastLook;
    this.#judge(stateAfterLook(error), error);
    this.#heardGood = false;
  }

  #judge(name: StateName | undefined, error: CamundaError | undefined): void {
    if (name === undefined) {
      if (error && error.code !== 'CAMUNDA_BUSY') this.#tell((listener) => listener.unknown(error));
    } else if (name !== 'up' && this.#heardGood) {
      // Another's call went well just before: this is one failure, as another's would be.
      this.#doubt = name;
    } else {
      if (this.#doubt === name) this.#doubt = undefined;
      const isError = name !== 'up' && error;
      this.#become(isError ? { name, error } : { name, version: this.#cluster.knownVersion });
    }
  }

  async #ask(): Promise<CamundaError | undefined> {
    try {
      await this.#cluster.topology(this.#stop.signal);
      return undefined;
    } catch (failure) {
      if (failure instanceof CamundaError) return failure;
      return new CamundaError(
        'CAMUNDA_PROTOCOL',
        sentence`The answer could not be read: ${wordsOf(failure)}`,
      );
    }
  }

  #become(now: Omit<ClusterState, 'since'>): void {
    const since = now.name === this.#state?.name ? this.#state.since : this.#clock.wall();
    const state = { ...now, since };
    this.#state = state;
    this.#tell((listener) => listener.known(state));
  }

  #tell(what: (listener: StateListener) => void): void {
    for (const listener of [...this.#listeners.keys()]) tell(() => what(listener));
  }
}

/** What one listener throws must not keep the others from hearing, nor end Node-RED. */
function tell(what: () => void): void {
  try {
    what();
  } catch {
    // Its own affair.
  }
}
