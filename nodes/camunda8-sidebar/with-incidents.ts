import type { Item } from '../../src/search/search';
import type { ElementFigures } from './choices';

/**
 * Figures of elements with the incidents that Camunda's own leave out: of a loop itself, which it does not count.
 * @param incidents open ones of these elements, in the common shape
 * @param counted what the figures count of each element
 */
export function withIncidents(
  elements: readonly ElementFigures[],
  incidents: readonly Item[],
  counted: 'elementInstanceKey' | 'processInstanceKey',
): ElementFigures[] {
  const stuck = new Map<string, Set<unknown>>();
  for (const { elementId, [counted]: key } of incidents) {
    if (typeof elementId !== 'string') continue;
    stuck.set(elementId, (stuck.get(elementId) ?? new Set()).add(key));
  }
  const figures = new Map(elements.map((one) => [one.elementId, one]));
  for (const [elementId, { size }] of stuck) {
    const known = figures.get(elementId) ?? { elementId, active: 0, stuck: 0, completed: 0, canceled: 0 };
    figures.set(elementId, { ...known, stuck: Math.max(known.stuck, size) });
  }
  return [...figures.values()];
}
