import { parse } from 'lossless-json';
import { until } from '../../../support/until';
import type { ClusterUnderTest } from '../cluster-under-test';
import { isFrom } from '../facts';
import type { Deployed } from './questions/deployment';

const patience = 60_000;

/**
 * Waits, without recording it, until all that was started shows up: what is late would look like a difference.
 * @returns keys of the tasks, the oldest first; none where search is switched off
 */
export async function untilAllIsVisible(cluster: ClusterUnderTest, deployed: Deployed): Promise<string[]> {
  const { facts, own } = cluster;
  if (!facts.search) return [];
  const count = deployed.instances.length;
  await cluster.showsTasks({ id: own.idOf('water-plants'), key: deployed.waterPlants }, count);
  const tasks = await tasksOf(cluster);
  if (isFrom('8.8', facts)) {
    await answers(cluster, `/v2/process-instances/${deployed.instances[0]}`);
    await answers(cluster, `/v2/user-tasks/${tasks[0]}/form`);
    await finds(cluster, `/v2/user-tasks/${tasks[0]}/variables/search`, {}, 2);
  }
  if (facts.tasklist) {
    await finds(cluster, '/v1/tasks/search', { processDefinitionKey: deployed.feedCat }, 1);
    const form = own.idOf('water-plants-form');
    await answers(cluster, `/v1/forms/${form}?processDefinitionKey=${deployed.waterPlants}`);
  }
  return tasks;
}

/** Waits until the search shows two tasks as completed and one as canceled. */
export async function untilEndsAreVisible(cluster: ClusterUnderTest): Promise<void> {
  const processDefinitionId = cluster.own.idOf('water-plants');
  for (const [state, count] of [
    ['COMPLETED', 2],
    ['CANCELED', 1],
  ] as const)
    await finds(cluster, '/v2/user-tasks/search', { filter: { processDefinitionId, state } }, count);
}

async function tasksOf({ caller, own }: ClusterUnderTest): Promise<string[]> {
  const filter = { processDefinitionId: own.idOf('water-plants') };
  const sort = [{ field: 'creationDate', order: 'ASC' }];
  const { text } = await caller.post('/v2/user-tasks/search', { filter, sort });
  const { items } = parse(text) as { items: { key?: unknown; userTaskKey?: unknown }[] };
  return items.map(({ key, userTaskKey }) => String(userTaskKey ?? key));
}

async function answers({ caller }: ClusterUnderTest, path: string): Promise<void> {
  await until(
    `${path} answers 200`,
    patience,
    async () => (await caller.get(path)).status === 200 || undefined,
  );
}

async function finds(
  { caller }: ClusterUnderTest,
  path: string,
  query: object,
  count: number,
): Promise<void> {
  await until(`${path} finds ${count}`, patience, async () => {
    const { status, text } = await caller.post(path, query);
    const body = status === 200 ? JSON.parse(text) : undefined;
    return (body?.items ?? body ?? []).length >= count || undefined;
  });
}
