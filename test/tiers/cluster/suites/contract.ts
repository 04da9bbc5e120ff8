import { userTaskContract } from '../../../promises/contract/user-task-contract';
import { tenChoresOn } from '../chores';
import type { ClusterUnderTest } from '../cluster-under-test';
import { expectedVersion } from '../facts';

/** What the sandbox is held to, asked of this cluster. */
export function contractSuite(cluster: ClusterUnderTest): void {
  const version = expectedVersion(cluster.facts);
  if (version === undefined) throw new Error('There is no contract for 8.7');
  const chores = tenChoresOn(cluster, 'contract');
  userTaskContract({
    url: () => cluster.access.address,
    headers: () => cluster.caller.headers(),
    version,
    tasklist: cluster.facts.tasklist,
    candidateGroup: 'home',
    processDefinitionId: chores.process.id,
    processInstanceKeys: () => chores.started,
  });
}
