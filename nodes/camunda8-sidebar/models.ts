import type { CamundaClient } from '../../src/camunda-client';
import type { ModelAnswer } from './choices';

/** Characters of a model that a browser is sent. */
const MAX_MODEL = 4_000_000;

/** BPMN of one version of a process. @throws CamundaError */
export async function modelOf(
  { definitions }: CamundaClient,
  key: string,
  signal: AbortSignal,
): Promise<ModelAnswer> {
  return sent(await definitions.xml(key, signal));
}

/** DMN of one version of a decision. @throws CamundaError */
export async function tableOf(
  { definitions }: CamundaClient,
  key: string,
  signal: AbortSignal,
): Promise<ModelAnswer> {
  return sent(await definitions.decisionXml(key, signal));
}

function sent(xml: string | undefined): ModelAnswer {
  return { ok: true, ...(xml !== undefined && xml.length <= MAX_MODEL ? { xml } : {}) };
}
