import { CamundaError } from '../../src/errors';
import type { Onlooker } from '../../src/processes/onlooker';
import type { ModelAnswer } from './choices';

/** Characters of a model that a browser is sent. */
const MAX_MODEL = 4_000_000;

/** Why there is a model, and nobody is shown it: to ask again is of no use. */
const FOR_GOOD: readonly string[] = ['CAMUNDA_FORBIDDEN', 'CAMUNDA_NOT_FOUND'];

/** BPMN of one version of a process; nothing of one that is deleted, or not for everybody. @throws CamundaError */
export async function modelOf(
  { definitions }: Onlooker,
  key: string,
  signal: AbortSignal,
): Promise<ModelAnswer> {
  try {
    return sent(await definitions.xml(key, signal));
  } catch (failure) {
    if (failure instanceof CamundaError && FOR_GOOD.includes(failure.code)) return { ok: true };
    throw failure;
  }
}

/** DMN of one version of a decision. @throws CamundaError */
export async function tableOf(
  { definitions }: Onlooker,
  key: string,
  signal: AbortSignal,
): Promise<ModelAnswer> {
  return sent(await definitions.decisionXml(key, signal));
}

function sent(xml: string | undefined): ModelAnswer {
  return { ok: true, ...(xml !== undefined && xml.length <= MAX_MODEL ? { xml } : {}) };
}
