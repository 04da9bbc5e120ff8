import { incident } from '../../src/entities/incident';
import { processDefinition } from '../../src/entities/processes/process-definition';
import { processInstance } from '../../src/entities/processes/process-instance';
import type { Onlooker } from '../../src/processes/onlooker';
import type { Item } from '../../src/search/search';
import { shownText } from '../common/shown-text';
import {
  type ElementFigures,
  MAX_NAME,
  MOST_INCIDENTS,
  MOST_INSTANCES,
  MOST_VERSIONS,
  type ProcessAnswer,
  type ShownInstance,
} from './choices';
import { definitionIn, figuresFrom, isStuck, NEWEST_VERSION_FIRST, newest, tenantNamed } from './found';
import { withIncidents } from './with-incidents';

/** One process of one tenant. */
export interface Which {
  processId: string;
  /** Blank: the default tenant. */
  tenantId: string;
  /** Of one version; blank before 8.8, which shows no tokens. */
  key: string;
}

/** A process, or one version of it, where its key is known. @throws CamundaError */
export async function processOf(
  client: Onlooker,
  { processId, tenantId, key }: Which,
  signal: AbortSignal,
): Promise<ProcessAnswer> {
  const version = key === '' ? undefined : key;
  const own = { processDefinitionId: processId, tenantId: tenantNamed(tenantId) };
  const filter = { ...own, state: 'ACTIVE', processDefinitionKey: version };
  const [elements, running, versions] = await Promise.all([
    version === undefined ? [] : client.tokens.ofProcess(version, signal),
    newest(client, processInstance, filter, MOST_INSTANCES, signal),
    version === undefined ? [] : versionsOf(client, own, signal),
  ]);
  // Where not all are shown, those that are stuck come first: whoever looks for one looks for them.
  const { items } = running;
  const stuck =
    running.total <= items.length
      ? { items: [], total: items.filter(isStuck).length, isMore: false }
      : await newest(client, processInstance, { ...filter, hasIncident: true }, MOST_INSTANCES, signal);
  const others = stuck.items.length === 0 ? items : items.filter((one) => !isStuck(one));
  const instances = [...stuck.items, ...others].slice(0, MOST_INSTANCES).flatMap(instanceIn);
  const hasStuck = version !== undefined && stuck.total > 0;
  const counted = hasStuck ? await withStuck(client, elements, version, signal) : elements;
  return { ok: true, elements: counted, instances, figures: figuresFrom(running, stuck), versions };
}

async function withStuck(
  client: Onlooker,
  elements: ElementFigures[],
  processDefinitionKey: string,
  signal: AbortSignal,
): Promise<ElementFigures[]> {
  const open = { processDefinitionKey, state: 'ACTIVE' };
  const { items } = await newest(client, incident, open, MOST_INCIDENTS, signal);
  return withIncidents(elements, items, 'processInstanceKey');
}

async function versionsOf(
  client: Onlooker,
  own: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<ProcessAnswer['versions']> {
  const { items } = await newest(client, processDefinition, own, MOST_VERSIONS, signal, NEWEST_VERSION_FIRST);
  return items
    .flatMap((one) => definitionIn(one.processDefinitionId, one.processDefinitionKey, one.version))
    .map(({ key, version }) => ({ key, version }));
}

function instanceIn(item: Item): ShownInstance[] {
  const { processInstanceKey: key, startDate, businessId } = item;
  if (typeof key !== 'string') return [];
  return [
    {
      key: shownText(key, MAX_NAME),
      startDate: shownText(startDate, MAX_NAME),
      isStuck: isStuck(item),
      ...(typeof businessId === 'string' && businessId !== ''
        ? { businessId: shownText(businessId, MAX_NAME) }
        : {}),
    },
  ];
}
