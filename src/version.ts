import { untilAborted } from './clock';
import { CamundaError, unsupportedError } from './errors';
import type { JsonObject } from './json-object';
import { type Sentence, sentence } from './sentence';

export interface ServerVersion {
  /** As the cluster says it, e.g. `8.8.0-alpha3`. */
  readonly name: string;
  /** For comparisons; see `rankOf`. */
  readonly rank: number;
}

/** Characters that a version may have: it is shown, and named in errors. */
const VERSION = /^[ -~]{1,60}$/;

/** `8.6.8` is 8,006,008. What follows a hyphen does not count, a missing part is 0; NaN where it is no version. */
export function rankOf(name: string): number {
  const [major = '', minor = '0', patch = '0'] = name.split('.');
  return (Number.parseInt(major, 10) * 1000 + Number.parseInt(minor, 10)) * 1000 + Number.parseInt(patch, 10);
}

/** Ranks of the versions that the code names, which every message compares with. */
const ranks = new Map<string, number>();

/** @param name a version that the code names */
export function isAtLeast(version: ServerVersion, name: string): boolean {
  let rank = ranks.get(name);
  if (rank === undefined) {
    rank = rankOf(name);
    ranks.set(name, rank);
  }
  return version.rank >= rank;
}

/** 8.6 and 8.7 page with sort values, and their tasks have other names; 8.8 brought cursors and today's names. */
export function hasCursors(version: ServerVersion): boolean {
  return isAtLeast(version, '8.8');
}

/** A version, and the API requests that it took to know it (0 where it was remembered). */
export interface KnownVersion {
  version: ServerVersion;
  requests: number;
}

/** The cluster's version: asked for once, remembered, and asked for again when an answer contradicts it. */
export class ServerVersions {
  readonly #askTopology: () => Promise<{ requests: number }>;
  #known: ServerVersion | undefined;
  #asking: Promise<KnownVersion> | undefined;

  /** @param askTopology asks for the topology and hands it to `remember` */
  constructor(askTopology: () => Promise<{ requests: number }>) {
    this.#askTopology = askTopology;
  }

  /** What is remembered, without asking. */
  get known(): ServerVersion | undefined {
    return this.#known;
  }

  remember(topology: JsonObject): void {
    const name = topology.gatewayVersion;
    if (typeof name !== 'string' || !VERSION.test(name) || Number.isNaN(rankOf(name))) return;
    if (this.#known?.name !== name) this.#known = { name, rank: rankOf(name) };
  }

  /** At once where it is remembered. @throws CamundaError where the topology cannot be had or names no version */
  current(signal?: AbortSignal): KnownVersion | Promise<KnownVersion> {
    return this.#known ? { version: this.#known, requests: 0 } : this.#askOnce(signal);
  }

  async #askOnce(signal: AbortSignal | undefined): Promise<KnownVersion> {
    if (this.#asking) {
      const { version } = await untilAborted(this.#asking, signal);
      return { version, requests: 0 };
    }
    // Others may wait for the same answer, so no one's signal ends it, and at its end there may be nobody left.
    this.#asking = this.#ask();
    this.#asking.catch(() => {});
    return untilAborted(this.#asking, signal);
  }

  /** Asks again, unless somebody else did since `doubtful` was current. */
  async renewed(doubtful: ServerVersion, signal?: AbortSignal): Promise<KnownVersion> {
    if (this.#known === doubtful) this.#known = undefined;
    return this.current(signal);
  }

  /**
   * The version, for what came with `since`. A cluster that was too old may have been upgraded since it was asked.
   * @throws CamundaError CAMUNDA_UNSUPPORTED, in the words of `tooOld`, before that version
   */
  async atLeast(
    since: string,
    tooOld: (version: string) => Sentence,
    signal: AbortSignal | undefined,
  ): Promise<KnownVersion> {
    let known = await this.current(signal);
    if (!isAtLeast(known.version, since) && known.requests === 0) {
      known = await this.renewed(known.version, signal);
    }
    if (isAtLeast(known.version, since)) return known;
    throw unsupportedError(tooOld(known.version.name));
  }

  async #ask(): Promise<KnownVersion> {
    try {
      const { requests } = await this.#askTopology();
      if (this.#known) return { version: this.#known, requests };
      throw new CamundaError('CAMUNDA_PROTOCOL', sentence`The cluster's topology names no gatewayVersion`, {
        retryable: false,
      });
    } finally {
      this.#asking = undefined;
    }
  }
}
