import type { Deployed, DeployedDefinition, ModelQuestion } from '../../choices/models';
import { askRuntime } from '../ask-runtime';
import type { ProcessModel } from '../model/process-model';
import { type LinkedForms, readProcesses } from '../model/read-processes';
import { clusterInEditor } from '../search/form-values';

interface DeployedProcesses {
  /** The newest version of each. */
  processes: readonly DeployedDefinition[];
  /** Why there are none. */
  missing?: 'noCluster' | 'noProcesses' | 'older' | 'hidden';
}

/** What a cluster shows; nothing where it cannot be asked. */
async function ask(clusterId: string | undefined, question: ModelQuestion): Promise<Deployed> {
  const cluster = clusterId === undefined ? undefined : clusterInEditor(clusterId);
  try {
    return cluster
      ? await askRuntime('camunda8-cluster', 'deployed', { cluster, question })
      : { isAll: false };
  } catch {
    return { isAll: false };
  }
}

/** @param clusterId of a cluster node in the editor; undefined where there is none */
export async function deployedProcesses(clusterId: string | undefined): Promise<DeployedProcesses> {
  if (clusterId === undefined) return { processes: [], missing: 'noCluster' };
  const { processes, tasks } = await ask(clusterId, { about: 'processes' });
  if (processes === undefined) return { processes: [], missing: tasks ? 'older' : 'hidden' };
  return processes.length === 0 ? { processes, missing: 'noProcesses' } : { processes };
}

/**
 * The newest version; undefined where the cluster does not show its BPMN.
 * @param forms that people have chosen; that of its start is asked for, if it is not among them
 */
export async function deployedModel(
  clusterId: string | undefined,
  processId: string,
  forms: LinkedForms,
): Promise<ProcessModel | undefined> {
  const { models = [] } = await ask(clusterId, { about: 'model', processId, version: '' });
  for (const model of models) {
    const process = processIn(model, processId, forms);
    const missing = process?.missingForms.start ?? [];
    if (process && missing.length === 0) return process;
    if (!process) continue;
    const { forms: found = [] } = await ask(clusterId, { about: 'startForms', processId });
    const started = new Map(found.slice(0, 1).flatMap((form) => missing.map((id) => [id, form] as const)));
    return processIn(model, processId, new Map([...started, ...forms]));
  }
  return undefined;
}

function processIn(text: string, processId: string, forms: LinkedForms): ProcessModel | undefined {
  const processes = readProcesses(text, forms);
  return 'complaint' in processes ? undefined : processes.find(({ id }) => id === processId);
}
