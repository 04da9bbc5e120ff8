import { Collection } from '../../exporter/collection';
import type { SecondaryStorage } from '../../exporter/secondary-storage';
import type { Route } from '../../router';
import type { Sortable } from '../../sorted-index';
import type { Reading } from '../filter-8.8';
import { search } from '../search-8.8';
import { type Entity, FROM_89 } from './entity';

/** How many instances of a process of a tenant run. */
interface ProcessFigures extends Sortable {
  readonly processDefinitionId: string;
  readonly tenantId: string;
  readonly latestProcessDefinitionName: string | undefined;
  readonly hasMultipleVersions: boolean;
  activeInstancesWithoutIncidentCount: number;
  activeInstancesWithIncidentCount: number;
}

export const processFigures: Entity<ProcessFigures> = {
  path: '/v2/process-definitions/statistics/process-instances',
  collection: figuresOf,
  fields: {
    processDefinitionId: { kind: 'text', sort: FROM_89, item: FROM_89 },
    tenantId: { kind: 'text', item: FROM_89 },
    latestProcessDefinitionName: { kind: 'text', item: FROM_89 },
    hasMultipleVersions: { kind: 'flag', item: FROM_89 },
    activeInstancesWithoutIncidentCount: { kind: 'number', sort: FROM_89, item: FROM_89 },
    activeInstancesWithIncidentCount: { kind: 'number', sort: FROM_89, item: FROM_89 },
  },
};

/** Of 8.9 and newer. */
export const processFiguresRoute = (reading: Reading): Route => ({
  method: 'POST',
  path: processFigures.path,
  answer: (request) => search(processFigures, reading, request, { isWithoutCursors: true }),
});

/** Of those of which any run. */
function figuresOf({ processInstance, processDefinition }: SecondaryStorage): Collection<ProcessFigures> {
  const found = new Map<string, ProcessFigures>();
  for (const { processDefinitionId, tenantId, hasIncident } of processInstance.of('state', 'ACTIVE')) {
    const key = JSON.stringify([tenantId, processDefinitionId]);
    let figures = found.get(key);
    if (!figures) {
      const all = processDefinition.of('processDefinitionId', processDefinitionId);
      const versions = all.filter((one) => one.tenantId === tenantId);
      figures = {
        ...{ key, processDefinitionId, tenantId, hasMultipleVersions: versions.length > 1 },
        latestProcessDefinitionName: versions.find(({ isLatestVersion }) => isLatestVersion)?.name,
        ...{ activeInstancesWithoutIncidentCount: 0, activeInstancesWithIncidentCount: 0 },
      };
      found.set(key, figures);
    }
    if (hasIncident) figures.activeInstancesWithIncidentCount += 1;
    else figures.activeInstancesWithoutIncidentCount += 1;
  }
  return new Collection(found.values());
}
