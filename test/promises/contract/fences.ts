import should from 'should';
import { bpmnOfTask, zeebe } from '../../support/bpmn/build';
import { call } from '../../unit/sandbox/call';
import { ask } from './ask';
import type { ContractTarget } from './user-task-contract';

/** A process with one user task, and the group that may take it. */
export const FENCES = { processDefinitionId: 'paint-fence', candidateGroup: 'painters' };

const groups = zeebe('assignmentDefinition', { candidateGroups: 'garden, painters' });
const PROCESS = bpmnOfTask('paint-fence', 'paint', 'Paint the fence', zeebe('userTask'), groups);

/** Deploys the process and starts instances of it. @returns their keys */
export async function startFences(
  target: Pick<ContractTarget, 'url' | 'headers'>,
  count: number,
): Promise<string[]> {
  await deploy(target);
  const instances: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const { processDefinitionId } = FENCES;
    const { body } = await ask(target, 'POST', '/v2/process-instances', { processDefinitionId });
    instances.push((body as { processInstanceKey: string }).processInstanceKey);
  }
  return instances;
}

async function deploy(target: Pick<ContractTarget, 'url' | 'headers'>): Promise<void> {
  const headers = await target.headers('POST');
  const resources = { 'paint-fence.bpmn': PROCESS };
  const { status, text } = await call('POST', `${target.url()}/v2/deployments`, { headers, resources });
  should(status).equal(200, text);
}
