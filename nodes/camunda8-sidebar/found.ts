import type { Entity } from '../../src/entities/entity';
import type { Onlooker } from '../../src/processes/onlooker';
import type { Item, SortRow } from '../../src/search/search';
import { DEFAULT_TENANT } from '../common/choices/models';
import { firstPage } from '../common/search/newest-items';
import { shownText } from '../common/shown-text';
import { type Figures, MAX_NAME } from './choices';

export const NEWEST_VERSION_FIRST: SortRow[] = [{ field: 'version', order: 'DESC' }];

export interface Found {
  items: readonly Item[];
  /** As many as match, as far as the cluster counts. */
  total: number;
  /** Whether there are more than that. */
  isMore: boolean;
}

/**
 * The newest that have these values, in the common shape; of the cluster's own tenant, where the values name none and it has one.
 * @param values of fields; those that are undefined do not matter
 * @param sort absent: the newest first
 * @throws CamundaError
 */
export async function newest(
  client: Onlooker,
  entity: Entity,
  values: Readonly<Record<string, unknown>>,
  most: number,
  signal: AbortSignal,
  sort = newestFirst(entity),
): Promise<Found> {
  const filters = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => ({ field, operator: '$eq', value }));
  const { items, totalItems, hasMoreTotalItems } = await firstPage(
    client,
    entity,
    { api: 'v2', filters, sort, query: undefined, limit: most, pageSize: most, shape: 'common' },
    signal,
  );
  return { items, total: totalItems ?? items.length, isMore: hasMoreTotalItems === true };
}

function newestFirst({ newestBy }: Entity): SortRow[] {
  return newestBy === undefined ? [] : [{ field: newestBy, order: 'DESC' }];
}

/** Whether a process instance has an open incident. */
export const isStuck = ({ hasIncident }: Item) => hasIncident === true;

/** How many were found that run, and that are stuck. */
export function figuresFrom(running: Omit<Found, 'items'>, stuck: Omit<Found, 'items'>): Figures {
  const counted = { running, stuck };
  const more = (['running', 'stuck'] as const).filter((which) => counted[which].isMore);
  return { running: running.total, stuck: stuck.total, ...(more.length > 0 ? { more } : {}) };
}

/** As a filter wants it. @param tenantId blank or absent: the default tenant */
export function tenantNamed(tenantId: string | undefined): string {
  return tenantId || DEFAULT_TENANT;
}

/** What is shown of a definition or an instance: its tenant, where it is not the default one, and its name, where it has one. */
export function namesIn(name: unknown, tenantId: unknown): { name?: string; tenantId?: string } {
  const isNamed = typeof name === 'string' && name !== '';
  const isOther = typeof tenantId === 'string' && tenantId !== DEFAULT_TENANT && tenantId !== '';
  return {
    ...(isNamed ? { name: shownText(name, MAX_NAME) } : {}),
    ...(isOther ? { tenantId: shownText(tenantId, MAX_NAME) } : {}),
  };
}

/** An ID, a key and a version: without them a definition is of no use. */
export function definitionIn(
  id: unknown,
  key: unknown,
  version: unknown,
): { id: string; key: string; version: number }[] {
  const isUsable = typeof id === 'string' && id !== '' && id.length <= MAX_NAME;
  if (!isUsable || typeof key !== 'string' || typeof version !== 'number') return [];
  return [{ id, key, version }];
}

/** What is shown of processes and decisions, in the order of their names; of two tenants, the default one first. */
export function byName<One extends { id: string; name?: string; tenantId?: string }>(all: One[]): One[] {
  return all.sort(
    (one, other) =>
      (one.name ?? one.id).localeCompare(other.name ?? other.id) ||
      (one.tenantId ?? '').localeCompare(other.tenantId ?? ''),
  );
}
