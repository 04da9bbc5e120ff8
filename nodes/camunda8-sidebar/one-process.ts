import type { CamundaClient } from '../../src/camunda-client';
import { incident } from '../../src/entities/incident';
import { processInstance } from '../../src/entities/processes/process-instance';
import type { Item } from '../../src/search/search';
import { shownText } from '../common/shown-text';
import {
  type InstanceAnswer,
  MAX_MESSAGE,
  MAX_NAME,
  MOST_INSTANCES,
  type ProcessAnswer,
  type ShownIncident,
  type ShownInstance,
} from './choices';
import { newest } from './found';

/**
 * A process, or one version of it, where its key is known.
 * @param key blank before 8.8, which shows no tokens
 * @throws CamundaError
 */
export async function processOf(
  client: CamundaClient,
  processId: string,
  key: string,
  signal: AbortSignal,
): Promise<ProcessAnswer> {
  const version = key === '' ? undefined : key;
  const filter = { state: 'ACTIVE', processDefinitionId: processId, processDefinitionKey: version };
  const [elements, { items, total: running }, versions] = await Promise.all([
    version === undefined ? [] : client.tokens.ofProcess(version, signal),
    newest(client, processInstance, filter, MOST_INSTANCES, signal),
    version === undefined
      ? { definitions: [] }
      : client.definitions.versions(processId, MOST_INSTANCES, signal),
  ]);
  // Where not all are shown, those that are stuck come first: whoever looks for one looks for them.
  const stuck =
    running <= items.length
      ? { items: [], total: items.filter(isStuck).length }
      : await newest(client, processInstance, { ...filter, hasIncident: true }, MOST_INSTANCES, signal);
  const others = stuck.items.length === 0 ? items : items.filter((one) => !isStuck(one));
  const instances = [...stuck.items, ...others].slice(0, MOST_INSTANCES).flatMap(instanceIn);
  return {
    ok: true,
    ...{ elements, instances, figures: { running, stuck: stuck.total } },
    versions: versions.definitions.map((one) => ({ key: one.key, version: one.version })),
  };
}

/** Where an instance is, and which way it took. @param isOld before 8.8 only its incidents are shown @throws CamundaError */
export async function instanceOf(
  client: CamundaClient,
  key: string,
  isOld: boolean,
  signal: AbortSignal,
): Promise<InstanceAnswer> {
  const filter = { processInstanceKey: key, state: 'ACTIVE' };
  const [elements, way, { items }] = await Promise.all([
    isOld ? [] : client.tokens.ofInstance(key, signal),
    isOld ? [] : client.tokens.way(key, signal),
    newest(client, incident, filter, MOST_INSTANCES, signal),
  ]);
  return { ok: true, elements, way, incidents: items.flatMap(incidentIn) };
}

const isStuck = ({ hasIncident }: Item) => hasIncident === true;

function instanceIn({ processInstanceKey: key, startDate, hasIncident, businessId }: Item): ShownInstance[] {
  if (typeof key !== 'string') return [];
  return [
    {
      key: shownText(key, MAX_NAME),
      startDate: shownText(startDate, MAX_NAME),
      isStuck: hasIncident === true,
      ...(typeof businessId === 'string' && businessId !== ''
        ? { businessId: shownText(businessId, MAX_NAME) }
        : {}),
    },
  ];
}

function incidentIn({ incidentKey: key, elementId, errorType, errorMessage }: Item): ShownIncident[] {
  if (typeof key !== 'string') return [];
  return [
    {
      key: shownText(key, MAX_NAME),
      elementId: typeof elementId === 'string' ? elementId.slice(0, MAX_NAME) : '',
      errorType: shownText(errorType, MAX_NAME),
      message: shownText(errorMessage, MAX_MESSAGE),
    },
  ];
}
