import type { Deployed, DeployedDefinition, ModelQuestion } from '../../choices/models';
import { askRuntime } from '../ask-runtime';
import type { ProcessModel } from '../model/process-model';
import { readProcesses } from '../model/read-processes';
import { clusterInEditor } from '../search/form-values';

/** What a cluster shows; nothing where it cannot be asked. */
async function ask(clusterId: string, question: ModelQuestion): Promise<Deployed> {
  const cluster = clusterInEditor(clusterId);
  try {
    return cluster
      ? await askRuntime('camunda8-cluster', 'deployed', { cluster, question })
      : { isAll: false };
  } catch {
    return { isAll: false };
  }
}

/** The newest version of each process. @param clusterId of a cluster node in the editor */
export async function deployedProcesses(clusterId: string): Promise<readonly DeployedDefinition[]> {
  const { processes = [] } = await ask(clusterId, { about: 'processes' });
  return processes;
}

/** The newest version; undefined where the cluster does not show its BPMN. */
export async function deployedModel(clusterId: string, processId: string): Promise<ProcessModel | undefined> {
  const { models = [] } = await ask(clusterId, { about: 'model', processId, version: '' });
  for (const model of models) {
    const processes = readProcesses(model);
    const found = 'complaint' in processes ? undefined : processes.find(({ id }) => id === processId);
    if (found) return found;
  }
  return undefined;
}
