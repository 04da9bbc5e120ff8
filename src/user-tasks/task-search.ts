import type { Api } from '../connection/settings';
import { userTask } from '../entities/user-task';
import { prepareSearch, type Searched } from '../search/prepared-search';
import type { Item, PreparedSearch, Search } from '../search/search';
import { withVariables } from './search-with-variables';

/** A task in the common or the raw shape. */
export type UserTask = Item;

/** A search for user tasks. */
export interface TaskSearch extends Search {
  api: Api;
  /**
   * Names of variables that each task is to have in `variables`: an object of names and values in the common shape, the
   * server's list with JSON texts in the raw one. Absent or empty: none, and `variables` is what the server makes of it.
   */
  variables?: readonly string[];
}

/**
 * A search for user tasks over /v2. Whoever asks first asks for the cluster's version too.
 * @throws CamundaError CAMUNDA_INVALID or CAMUNDA_UNSUPPORTED for what no version of the API takes
 */
export function prepareTaskSearch(cluster: Searched, search: TaskSearch): PreparedSearch {
  const prepared = prepareSearch(cluster, userTask, search);
  const { variables: names, shape } = search;
  if (!names?.length) return prepared;
  return {
    pages: (signal) => withVariables(prepared.pages(signal), cluster, { names, shape }, signal),
  };
}
