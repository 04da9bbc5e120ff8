import type { Binding } from '../model/model';
import type { Deployed } from './deployed';

/** What is deployed of one kind, with all versions. */
export class Versions<Kind extends Deployed> {
  readonly #byKey = new Map<string, Kind>();
  /** By tenant and id, the newest first. */
  readonly #byId = new Map<string, Kind[]>();
  /** Also of what is deleted: no version number is given twice. */
  readonly #highest = new Map<string, number>();

  add(deployed: Kind): Kind {
    const place = placeOf(deployed);
    this.#byKey.set(deployed.key, deployed);
    this.#byId.set(place, [deployed, ...(this.#byId.get(place) ?? [])]);
    this.#highest.set(place, deployed.version);
    return deployed;
  }

  nextVersion(id: string, tenantId: string): number {
    return (this.#highest.get(placeOf({ id, tenantId })) ?? 0) + 1;
  }

  withKey(key: string): Kind | undefined {
    return this.#byKey.get(key);
  }

  /** That version, by default the newest. */
  find(id: string, tenantId: string, version?: number): Kind | undefined {
    return this.versionsOf(id, tenantId).find((one) => one.version === (version ?? one.version));
  }

  /** The one that an element of the process or decision means by another's id. */
  bound(id: string, { tenantId, deploymentKey }: Deployed, { type, versionTag }: Binding): Kind | undefined {
    return this.versionsOf(id, tenantId).find(
      (one) =>
        (type !== 'deployment' || one.deploymentKey === deploymentKey) &&
        (type !== 'versionTag' || one.versionTag === versionTag),
    );
  }

  /** The newest first. */
  versionsOf(id: string, tenantId: string): readonly Kind[] {
    return this.#byId.get(placeOf({ id, tenantId })) ?? [];
  }

  all(): Kind[] {
    return [...this.#byKey.values()];
  }

  /** False where none has the key. */
  delete(key: string): boolean {
    const deployed = this.#byKey.get(key);
    if (!deployed) return false;
    const place = placeOf(deployed);
    this.#byId.set(
      place,
      (this.#byId.get(place) ?? []).filter((one) => one !== deployed),
    );
    return this.#byKey.delete(key);
  }
}

const placeOf = ({ id, tenantId }: Pick<Deployed, 'id' | 'tenantId'>) => `${tenantId}\0${id}`;
