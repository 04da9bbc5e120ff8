import type { ElementInstanceDocument } from '../../exporter/documents';
import type { Item } from './entity';

const KINDS = ['active', 'canceled', 'incidents', 'completed'] as const;
type Kind = (typeof KINDS)[number];

/** Instances of each element of one process instance. Sub-processes count beside what is in them. */
export function statisticsOfInstance(elements: readonly ElementInstanceDocument[]): Item[] {
  return statistics(elements, ({ key }) => key);
}

/** Process instances that have an instance of each element, each once, however many of them it has: camunda/camunda#30449. */
export function statisticsOfDefinition(elements: readonly ElementInstanceDocument[]): Item[] {
  return statistics(elements, ({ processInstanceKey }) => processInstanceKey);
}

function statistics(
  elements: readonly ElementInstanceDocument[],
  counted: (element: ElementInstanceDocument) => string,
): Item[] {
  const found = new Map<string, Record<Kind, Set<string>>>();
  for (const element of elements) {
    // Not even with an incident of its own: camunda/camunda#51251.
    if (element.type === 'MULTI_INSTANCE_BODY') continue;
    const kinds = found.get(element.elementId) ?? none();
    found.set(element.elementId, kinds);
    kinds[kindOf(element)].add(counted(element));
  }
  return Array.from(found, ([elementId, kinds]) => {
    const counts = KINDS.map((kind) => [kind, kinds[kind].size]);
    return { elementId, ...Object.fromEntries(counts) };
  });
}

const none = () => ({
  active: new Set<string>(),
  canceled: new Set<string>(),
  incidents: new Set<string>(),
  completed: new Set<string>(),
});

/** Whatever has an incident in it does not count as active. */
function kindOf({ state, hasIncident }: ElementInstanceDocument): Kind {
  if (state === 'COMPLETED') return 'completed';
  if (state === 'TERMINATED') return 'canceled';
  return hasIncident ? 'incidents' : 'active';
}
