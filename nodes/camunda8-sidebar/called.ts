import { decisionDefinition } from '../../src/entities/decisions/decision-definition';
import { processDefinition } from '../../src/entities/processes/process-definition';
import type { Onlooker } from '../../src/processes/onlooker';
import type { CalledAnswer } from './choices';
import { decisionIn } from './decisions';
import { NEWEST_VERSION_FIRST, newest, tenantNamed } from './found';
import { definedIn } from './processes';

/** What a process calls. */
export interface Called {
  id: string;
  /** Of the process that calls it; blank: the default tenant. */
  tenantId: string;
}

/** The newest version of a process that is called, where there is one. @throws CamundaError */
export async function calledProcess(
  client: Onlooker,
  { id, tenantId }: Called,
  signal: AbortSignal,
): Promise<CalledAnswer> {
  const own = { processDefinitionId: id, tenantId: tenantNamed(tenantId) };
  const { items } = await newest(client, processDefinition, own, 1, signal, NEWEST_VERSION_FIRST);
  const [process] = items.flatMap(definedIn);
  return { ok: true, ...(process ? { process } : {}) };
}

/** The newest version of a decision that is asked for, where there is one. @throws CamundaError */
export async function calledDecision(
  client: Onlooker,
  { id, tenantId }: Called,
  signal: AbortSignal,
): Promise<CalledAnswer> {
  const own = { decisionDefinitionId: id, tenantId: tenantNamed(tenantId) };
  const { items } = await newest(client, decisionDefinition, own, 1, signal, NEWEST_VERSION_FIRST);
  const [decision] = items.flatMap(decisionIn);
  return { ok: true, ...(decision ? { decision } : {}) };
}
