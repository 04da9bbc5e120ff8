import {
  DEFAULT_TENANT,
  type Deployed,
  type DeployedDefinition,
  type ModelQuestion,
} from '../../choices/models';
import { askRuntime } from '../ask-runtime';
import type { ProcessModel } from '../model/process-model';
import { type LinkedForms, readProcesses } from '../model/read-processes';
import { clusterInEditor } from '../search/form-values';

export interface DeployedProcesses {
  /** The newest version of each, of each tenant. */
  processes: readonly DeployedDefinition[];
  /** The tenant of nodes that name none; blank where Camunda has several, and nodes have to name one. */
  own: string;
  /** Why there are none. */
  missing?: 'noCluster' | 'noProcesses' | 'older' | 'hidden';
}

export const NONE: DeployedProcesses = { processes: [], own: '' };

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
  if (clusterId === undefined) return { ...NONE, missing: 'noCluster' };
  const { processes, tasks, tenantId } = await ask(clusterId, { about: 'processes' });
  if (processes === undefined) return { ...NONE, missing: tasks ? 'older' : 'hidden' };
  if (processes.length === 0) return { ...NONE, missing: 'noProcesses' };
  const hasSeveral = processes.some((one) => one.tenantId !== undefined);
  return { processes, own: tenantId ?? (hasSeveral ? '' : DEFAULT_TENANT) };
}

/**
 * The newest version of a process of a tenant; undefined where the cluster does not show its BPMN.
 * @param forms that people have chosen; that of its start is asked for, if it is not among them
 */
export async function deployedModel(
  clusterId: string | undefined,
  { processId, tenantId }: { processId: string; tenantId: string },
  forms: LinkedForms,
): Promise<ProcessModel | undefined> {
  const which = { processId, tenantId };
  const { models: [model] = [] } = await ask(clusterId, { about: 'model', ...which, version: '' });
  const process = model === undefined ? undefined : processIn(model, processId, forms);
  const missing = process?.missingForms.start ?? [];
  if (model === undefined || missing.length === 0) return process;
  const { forms: [form] = [] } = await ask(clusterId, { about: 'startForms', ...which });
  const started = form === undefined ? [] : missing.map((id) => [id, form] as const);
  return processIn(model, processId, new Map([...started, ...forms]));
}

function processIn(text: string, processId: string, forms: LinkedForms): ProcessModel | undefined {
  const processes = readProcesses(text, forms);
  return 'complaint' in processes ? undefined : processes.find(({ id }) => id === processId);
}
