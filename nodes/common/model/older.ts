import type { CamundaClient } from '../../../src/camunda-client';
import { userTask } from '../../../src/entities/user-task';
import type { Item } from '../../../src/search/search';
import { type Deployed, type DeployedTask, MAX_TEXT, MOST_OFFERED } from '../choices/models';
import { firstPage } from '../search/newest-items';

/**
 * What a cluster before 8.8 shows of its processes: those of which there are user tasks, and these.
 * @throws CamundaError
 */
export async function tasksOfOlder(client: CamundaClient, signal: AbortSignal): Promise<Deployed> {
  const { items } = await firstPage(
    client,
    userTask,
    {
      api: 'v2',
      filters: [],
      sort: [{ field: 'creationDate', order: 'DESC' }],
      query: undefined,
      limit: MOST_OFFERED,
      pageSize: MOST_OFFERED,
      shape: 'common',
    },
    signal,
  );
  return { tasks: items.flatMap(taskOf), isAll: false };
}

function taskOf({ elementId: id, processDefinitionId: processId, name }: Item): DeployedTask[] {
  if (!isShort(id) || !isShort(processId)) return [];
  return [isShort(name) && name !== id ? { id, processId, name } : { id, processId }];
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_TEXT;
}
