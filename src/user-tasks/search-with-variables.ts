import { versionFor } from '../operations/operation';
import { searchUserTaskEffectiveVariables } from '../operations/user-tasks';
import type { Searched } from '../search/prepared-search';
import type { Item, Page, Pages, Search } from '../search/search';
import { forEachTask } from './each-task';
import { PageVariables } from './page-variables';
import { listEffectiveVariables, type VariablesOfTask } from './task-variables-v2';
import { variablesIn } from './variables';

/** What of a search says whose variables are wanted, and how. */
interface Wanted extends Pick<Search, 'shape'> {
  names: readonly string[];
}

/**
 * The pages of a search over `/v2`, each task with its `variables`: an object of names and values in the common shape,
 * the list that the server sent in the raw one. There is a request for each task.
 * @throws CamundaError; CAMUNDA_UNSUPPORTED before the search is sent where the cluster is older than 8.8
 */
export async function* withVariables(
  pages: Pages,
  cluster: Searched,
  { names, shape }: Wanted,
  signal: AbortSignal | undefined,
): AsyncGenerator<Page, void> {
  const known = await versionFor(searchUserTaskEffectiveVariables, cluster.versions, signal);
  let requests = known.requests;
  const { version } = known;

  async function fill(task: Item, variables: PageVariables, stop: AbortSignal): Promise<void> {
    const of: VariablesOfTask = { key: String(task.userTaskKey), names, version };
    const listed = await listEffectiveVariables(cluster, of, stop);
    requests += listed.requests;
    task.variables = shape === 'raw' ? listed.value : variablesIn(listed.value);
    variables.add(task.variables);
  }

  for await (const page of pages) {
    const variables = new PageVariables();
    await forEachTask(page.items, (task, stop) => fill(task, variables, stop), signal);
    page.requests += requests;
    yield page;
  }
}
