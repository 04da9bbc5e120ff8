import { compareKeys } from '../../keys';
import type { Binding } from '../model/model';
import type { Deployed } from './deployed';

/** What is deployed of one kind, with all versions. */
export class Versions<Kind extends Deployed> {
  readonly #byKey = new Map<string, Kind>();
  /** Also of what is deleted: no version number is given twice. */
  readonly #highest = new Map<string, number>();

  add(deployed: Kind): Kind {
    this.#byKey.set(deployed.key, deployed);
    this.#highest.set(placeOf(deployed), deployed.version);
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
  versionsOf(id: string, tenantId: string): Kind[] {
    return this.all()
      .filter((one) => one.id === id && one.tenantId === tenantId)
      .sort((a, b) => compareKeys(b.key, a.key));
  }

  all(): Kind[] {
    return [...this.#byKey.values()];
  }

  delete(key: string): boolean {
    return this.#byKey.delete(key);
  }
}

const placeOf = ({ id, tenantId }: Pick<Deployed, 'id' | 'tenantId'>) => `${tenantId}\0${id}`;
