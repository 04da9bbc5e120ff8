import { attributeOf } from './bpmn';
import type { ProcessElement } from './process-model';

/** Elements that are looked at for one question. */
const MOST_STEPS = 50;

/** How the elements of a process follow each other. */
export class SequenceFlows {
  /** Of each element. */
  readonly #sources = new Map<string, Set<string>>();

  take(flow: Element): void {
    const target = attributeOf(flow, 'targetRef');
    const sources = this.#sources.get(target) ?? new Set();
    this.#sources.set(target, sources.add(attributeOf(flow, 'sourceRef')));
  }

  /** The elements right before a place, past gateways. @returns none where one of them is not known */
  elementsBefore(id: string, elements: ReadonlyMap<string, ProcessElement>): ProcessElement[] {
    const seen = new Set([id]);
    const found: ProcessElement[] = [];
    // A set goes on with what is added while it is gone through.
    for (const one of seen) {
      const element = elements.get(one);
      if (!element) return [];
      if (!element.type.endsWith('Gateway')) found.push(element);
      else if (!this.#addSources(one, seen)) return [];
    }
    return found;
  }

  /** @returns whether all of them could be added: any number of flows can lead to a gateway, and as many conditions come after it */
  #addSources(id: string, seen: Set<string>): boolean {
    for (const source of this.#sources.get(id) ?? []) {
      seen.add(source);
      if (seen.size > MOST_STEPS) return false;
    }
    return true;
  }
}
