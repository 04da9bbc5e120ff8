import { isDeepStrictEqual } from 'node:util';
import type { Keys } from './keys';

interface Entry<Model, Deployed> {
  readonly key: string;
  readonly id: string;
  readonly version: number;
  readonly model: Model;
  readonly deployed: Deployed;
}

/** What is deployed of one kind, such as forms, with all its versions. */
export class Versions<Model, Deployed> {
  /** The deleted ones too: no version number is given twice. */
  readonly #entries: Entry<Model, Deployed>[] = [];
  readonly #deleted = new Set<string>();

  /**
   * Takes a model as the next version of its id, unless nothing has changed. Deployments are the first partition's.
   * @param create what is found by the key and the version from then on
   */
  protected add(
    id: string,
    model: Model,
    keys: Keys,
    create: (key: string, version: number) => Deployed,
  ): Deployed {
    const newest = this.#entry(id);
    if (newest && isDeepStrictEqual(newest.model, model)) {
      return newest.deployed;
    }
    const key = String(keys.take(1));
    const version = this.#entries.filter((entry) => entry.id === id).length + 1;
    const deployed = create(key, version);
    this.#entries.push({ key, id, version, model, deployed });
    return deployed;
  }

  withKey(key: string): Deployed | undefined {
    return this.#known().find((entry) => entry.key === key)?.deployed;
  }

  /** That version, by default the newest. */
  find(id: string, version?: number): Deployed | undefined {
    return this.#entry(id, version)?.deployed;
  }

  /** Forgets a version. False where none has the key. */
  delete(key: string): boolean {
    const isKnown = this.withKey(key) !== undefined;
    this.#deleted.add(key);
    return isKnown;
  }

  keys(): string[] {
    return this.#known().map(({ key }) => key);
  }

  #entry(id: string, version?: number): Entry<Model, Deployed> | undefined {
    return this.#known().findLast((entry) => entry.id === id && entry.version === (version ?? entry.version));
  }

  #known(): Entry<Model, Deployed>[] {
    return this.#entries.filter(({ key }) => !this.#deleted.has(key));
  }
}
