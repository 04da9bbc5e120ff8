import type { CamundaClient } from '../../src/camunda-client';
import { shownText } from '../common/shown-text';
import { type DecisionsAnswer, MAX_NAME, MOST_PROCESSES, type ModelAnswer } from './choices';

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

/** The newest version of each decision. @throws CamundaError */
export async function decisionsOf(
  { definitions }: CamundaClient,
  signal: AbortSignal,
): Promise<DecisionsAnswer> {
  const { definitions: found, isAll } = await definitions.decisions(MOST_PROCESSES, signal);
  const decisions = found
    .filter(({ id }) => id.length <= MAX_NAME)
    .map(({ id, key, version, name }) => ({
      ...{ id, key, version },
      ...(name === undefined ? {} : { name: shownText(name, MAX_NAME) }),
    }));
  decisions.sort((one, other) => (one.name ?? one.id).localeCompare(other.name ?? other.id));
  return { ok: true, decisions, isAll };
}
