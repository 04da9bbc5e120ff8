import type { CamundaClient } from '../../src/camunda-client';
import type { Entity } from '../../src/entities/entity';
import type { Item } from '../../src/search/search';
import { firstPage } from '../common/search/newest-items';

export interface Found {
  items: readonly Item[];
  /** As many as match, as far as the cluster counts. */
  total: number;
}

/**
 * The newest that have these values, in the common shape.
 * @param values of fields; those that are undefined do not matter
 * @throws CamundaError
 */
export async function newest(
  client: CamundaClient,
  entity: Entity,
  values: Readonly<Record<string, unknown>>,
  most: number,
  signal: AbortSignal,
): Promise<Found> {
  const filters = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => ({ field, operator: '$eq', value }));
  const sort = entity.newestBy === undefined ? [] : [{ field: entity.newestBy, order: 'DESC' as const }];
  const { items, totalItems } = await firstPage(
    client,
    entity,
    { api: 'v2', filters, sort, query: undefined, limit: most, pageSize: most, shape: 'common' },
    signal,
  );
  return { items, total: totalItems ?? items.length };
}
