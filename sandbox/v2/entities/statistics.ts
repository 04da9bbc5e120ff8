import type { ElementInstanceDocument } from '../../exporter/documents';
import type { Item } from './entity';

interface Counts {
  active: number;
  canceled: number;
  incidents: number;
  completed: number;
}

/** How many instances of each element there are; those with an incident do not count as active. */
export function elementStatistics(instances: readonly ElementInstanceDocument[]): Item[] {
  const counts = new Map<string, Counts>();
  for (const { elementId, state, type, hasIncident } of instances) {
    // Both the body of a multi-instance and what is in it are instances of one element.
    if (type === 'MULTI_INSTANCE_BODY' && !hasIncident) continue;
    const count = counts.get(elementId) ?? { active: 0, canceled: 0, incidents: 0, completed: 0 };
    counts.set(elementId, count);
    if (state === 'COMPLETED') count.completed += 1;
    else if (state === 'TERMINATED') count.canceled += 1;
    else if (hasIncident) count.incidents += 1;
    else count.active += 1;
  }
  return Array.from(counts, ([elementId, count]) => ({ elementId, ...count }));
}
