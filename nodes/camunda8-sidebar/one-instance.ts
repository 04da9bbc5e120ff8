import { incident } from '../../src/entities/incident';
import type { Onlooker } from '../../src/processes/onlooker';
import type { Item } from '../../src/search/search';
import { shownText } from '../common/shown-text';
import {
  type InstanceAnswer,
  MAX_MESSAGE,
  MAX_NAME,
  MOST_INCIDENTS,
  MOST_INSTANCES,
  type ShownIncident,
} from './choices';
import { newest } from './found';
import { withIncidents } from './with-incidents';

/** Where an instance is, which way it took, and its incidents with those of the processes that it has called. @throws CamundaError */
export async function instanceOf(
  client: Onlooker,
  key: string,
  signal: AbortSignal,
): Promise<InstanceAnswer> {
  const { tokens, incidents } = client;
  const [elements, way, found] = await Promise.all([
    tokens.ofInstance(key, signal),
    tokens.way(key, signal),
    incidents.ofInstance(key, MOST_INCIDENTS, signal),
  ]);
  const own = found.filter(({ processInstanceKey }) => processInstanceKey === key);
  return {
    ok: true,
    elements: withIncidents(elements, own, 'elementInstanceKey'),
    way,
    incidents: shown(found, key),
  };
}

/** Before 8.8 only its own incidents are known. @throws CamundaError */
export async function oldInstanceOf(
  client: Onlooker,
  key: string,
  signal: AbortSignal,
): Promise<InstanceAnswer> {
  const open = { processInstanceKey: key, state: 'ACTIVE' };
  const { items } = await newest(client, incident, open, MOST_INSTANCES, signal);
  return { ok: true, elements: [], way: [], incidents: shown(items, key) };
}

/** @param key of the instance that is shown */
function shown(incidents: readonly Item[], key: string): ShownIncident[] {
  return incidents.flatMap((one) => incidentIn(one, key)).slice(0, MOST_INSTANCES);
}

function incidentIn(item: Item, shownKey: string): ShownIncident[] {
  const { incidentKey, processInstanceKey, elementId } = item;
  if (typeof incidentKey !== 'string') return [];
  const isOther = typeof processInstanceKey === 'string' && processInstanceKey !== shownKey;
  return [
    {
      key: shownText(incidentKey, MAX_NAME),
      elementId: typeof elementId === 'string' ? elementId.slice(0, MAX_NAME) : '',
      ...(isOther ? { processId: shownText(item.processDefinitionId, MAX_NAME) } : {}),
      errorType: shownText(item.errorType, MAX_NAME),
      message: shownText(item.errorMessage, MAX_MESSAGE),
      since: shownText(item.creationTime, MAX_NAME),
    },
  ];
}
