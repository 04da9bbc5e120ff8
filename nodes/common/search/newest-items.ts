import type { NodeAPI } from 'node-red';
import type { Entity } from '../../../src/entities/entity';
import type { FilterRow, Item, Page } from '../../../src/search/search';
import type { TaskSearch } from '../../../src/user-tasks/task-search';
import { apiOf } from '../api-of';
import { askForForm } from '../cluster/form-client';
import { prepareSearch, type Searchable } from './search-input';
import type { SearchForm } from './search-preview';

/** The first page is all that a form looks at. */
export async function firstPage(
  client: Searchable,
  entity: Entity,
  search: TaskSearch,
  signal: AbortSignal,
): Promise<Pick<Page, 'items' | 'totalItems' | 'hasMoreTotalItems'>> {
  for await (const page of prepareSearch(client, entity, search).pages(signal)) return page;
  return { items: [] };
}

/**
 * The newest items of a form's cluster, in the common shape.
 * @param most how many are looked at
 * @throws CamundaError
 */
export async function newestItems(
  RED: NodeAPI,
  { properties, entity, cluster }: SearchForm,
  filters: readonly FilterRow[],
  most: number,
): Promise<readonly Item[]> {
  const search: TaskSearch = {
    api: apiOf(properties.api),
    filters,
    sort: entity.newestBy === undefined ? [] : [{ field: entity.newestBy, order: 'DESC' }],
    query: undefined,
    limit: most,
    pageSize: most,
    shape: 'common',
  };
  const { items } = await askForForm(RED, cluster, (client, signal) =>
    firstPage(client, entity, search, signal),
  );
  return items;
}
