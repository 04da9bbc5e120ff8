import type { ElementInstance } from '../engine/run/records';
import type { Incident } from '../engine/work/records';

/** An element instance with all that it is in, up to the process that has called its process. */
export function pathOf(scope: ElementInstance): ElementInstance[] {
  const path: ElementInstance[] = [];
  for (let at: ElementInstance | undefined = scope; at; at = at.parent ?? at.process.parent) path.push(at);
  return path;
}

/** Which element instances have an active incident in them; of a process instance, its root element. */
export class IncidentPaths {
  readonly #incidents = new Map<string, Set<string>>();

  /** @returns whether something has changed on the path of the incident */
  update({ key, scope, state }: Incident): boolean {
    const path = pathOf(scope).map((instance) => instance.key);
    const isKnown = this.#incidents.get(scope.key)?.has(key) ?? false;
    const isActive = state === 'ACTIVE';
    if (isKnown === isActive) return false;
    for (const place of path) {
      const incidents = this.#incidents.get(place) ?? new Set();
      if (isActive) incidents.add(key);
      else incidents.delete(key);
      if (incidents.size > 0) this.#incidents.set(place, incidents);
      else this.#incidents.delete(place);
    }
    return true;
  }

  has(key: string): boolean {
    return this.#incidents.has(key);
  }
}
