import type { NodeAPI } from 'node-red';
import type { CamundaClient } from '../../../src/camunda-client';
import type { FilterRow, Item, Page } from '../../../src/search/search';
import type { TaskSearch } from '../../../src/user-tasks/task-search';
import { apiOf } from '../api-of';
import { askForForm } from '../cluster/form-client';
import type { SearchForm } from './search-preview';

/** The first page is all that a form looks at. */
export async function firstPage(
  client: CamundaClient,
  search: TaskSearch,
  signal: AbortSignal,
): Promise<Pick<Page, 'items' | 'totalItems' | 'hasMoreTotalItems'>> {
  for await (const page of client.searchTasks(search, signal)) return page;
  return { items: [] };
}

/**
 * The newest tasks of a form's cluster, in the common shape.
 * @param most how many are looked at
 * @throws CamundaError
 */
export async function newestTasks(
  RED: NodeAPI,
  { properties, cluster }: SearchForm,
  filters: readonly FilterRow[],
  most: number,
): Promise<readonly Item[]> {
  const search: TaskSearch = {
    api: apiOf(properties.api),
    filters,
    sort: [{ field: 'creationDate', order: 'DESC' }],
    query: undefined,
    limit: most,
    pageSize: most,
    shape: 'common',
  };
  const { items } = await askForForm(RED, cluster, (client, signal) => firstPage(client, search, signal));
  return items;
}
