import { attributeOf } from './bpmn';
import type { ProcessElement } from './process-model';

/** Elements that are looked at for one question. */
const MOST_STEPS = 50;

/** How the elements of a process follow each other. */
export class SequenceFlows {
  readonly #sources = new Map<string, string[]>();

  take(flow: Element): void {
    const target = attributeOf(flow, 'targetRef');
    const sources = this.#sources.get(target) ?? [];
    sources.push(attributeOf(flow, 'sourceRef'));
    this.#sources.set(target, sources);
  }

  /** The elements right before a place, past gateways. @returns none where one of them is not known */
  elementsBefore(id: string, elements: ReadonlyMap<string, ProcessElement>): ProcessElement[] {
    const seen = new Set([id]);
    const found: ProcessElement[] = [];
    // A set goes on with what is added while it is gone through.
    for (const one of seen) {
      const element = elements.get(one);
      if (!element || seen.size > MOST_STEPS) return [];
      if (!element.type.endsWith('Gateway')) found.push(element);
      else for (const source of this.#sources.get(one) ?? []) seen.add(source);
    }
    return found;
  }
}
