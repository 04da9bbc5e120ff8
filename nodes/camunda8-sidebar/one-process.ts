import { incident } from '../../src/entities/incident';
import { processInstance } from '../../src/entities/processes/process-instance';
import type { Onlooker } from '../../src/processes/onlooker';
import type { Item } from '../../src/search/search';
import { shownText } from '../common/shown-text';
import {
  type ElementFigures,
  type Figures,
  MAX_NAME,
  MOST_INCIDENTS,
  MOST_INSTANCES,
  type ProcessAnswer,
  type ShownInstance,
} from './choices';
import { type Found, figuresFrom, isStuck, newest, tenantNamed } from './found';
import { NO_VERSIONS, newestVersions, oldVersions, versionOf, withVersionsOf } from './versions';
import { withIncidents } from './with-incidents';

/** One process of one tenant. */
export interface Which {
  processId: string;
  /** Blank: the default tenant. */
  tenantId: string;
  /** Of one version; blank before 8.8, which shows no tokens. */
  key: string;
}

/** A process: the instances of all its versions, and where those of one version are. @throws CamundaError */
export async function processOf(
  client: Onlooker,
  { processId, tenantId, key }: Which,
  signal: AbortSignal,
): Promise<ProcessAnswer> {
  const own = { processDefinitionId: processId, tenantId: tenantNamed(tenantId) };
  const [elements, found, listed] = await Promise.all([
    key === '' ? [] : client.tokens.ofProcess(key, signal),
    newest(client, processInstance, { ...own, state: 'ACTIVE' }, MOST_INSTANCES, signal),
    key === '' ? NO_VERSIONS : newestVersions(client, own, signal),
  ]);
  const isAll = found.total <= found.items.length;
  const isOne = listed.total <= 1;
  const running = isAll ? few(found.items, key) : await many(client, own, isOne ? '' : key, found, signal);
  const { instances, figures, others } = running;
  const isAnyStuck = key !== '' && figures.stuck > 0;
  // Of instances that are not shown, nobody knows the versions: each is to be had.
  const isCut = !isAll && listed.total > listed.versions.length;
  const [shown, old] = await Promise.all([
    isAnyStuck ? withStuck(client, elements, key, signal) : elements,
    isCut ? oldVersions(client, own, signal) : [],
  ]);
  return {
    ok: true,
    elements: shown,
    instances: instances.flatMap((one) => instanceIn(one, key)),
    figures,
    ...(others.running > 0 ? { others } : {}),
    versions: key === '' ? [] : withVersionsOf(instances, [...listed.versions, ...old]),
  };
}

interface Running {
  /** Of all versions. */
  instances: readonly Item[];
  /** Of one version, or of all where none is asked for. */
  figures: Figures;
  /** Of all other versions. */
  others: Figures;
}

/** @param items all instances that run */
function few(items: readonly Item[], key: string): Running {
  const isOwn = ({ processDefinitionKey }: Item) => key === '' || processDefinitionKey === key;
  return {
    instances: stuckFirst(items.filter(isStuck), items),
    figures: counted(items.filter(isOwn)),
    others: counted(items.filter((one) => !isOwn(one))),
  };
}

/** @param key blank where there is only one version @param found the newest of the instances that run */
async function many(
  client: Onlooker,
  own: Readonly<Record<string, string>>,
  key: string,
  found: Found,
  signal: AbortSignal,
): Promise<Running> {
  const search = (more: object, most = 1) =>
    newest(client, processInstance, { ...own, state: 'ACTIVE', ...more }, most, signal);
  const [stuck, ofVersion, stuckOfVersion] = await Promise.all([
    search({ hasIncident: true }, MOST_INSTANCES),
    key === '' ? undefined : search({ processDefinitionKey: key }),
    key === '' ? undefined : search({ processDefinitionKey: key, hasIncident: true }),
  ]);
  const all = figuresFrom(found, stuck);
  const figures = ofVersion && stuckOfVersion ? figuresFrom(ofVersion, stuckOfVersion) : all;
  return {
    instances: stuckFirst(stuck.items, found.items).slice(0, MOST_INSTANCES),
    figures,
    others: beyond(all, figures),
  };
}

/** What ends between two answers does not make it less than none. */
function beyond(all: Figures, own: Figures): Figures {
  const [running, stuck] = [all.running - own.running, all.stuck - own.stuck];
  return { ...all, running: Math.max(0, running), stuck: Math.max(0, stuck) };
}

function stuckFirst(stuck: readonly Item[], all: readonly Item[]): readonly Item[] {
  return [...stuck, ...all.filter((one) => !isStuck(one))];
}

function counted(items: readonly Item[]): Figures {
  return { running: items.length, stuck: items.filter(isStuck).length };
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

/** @param key blank before 8.8 */
function instanceIn(item: Item, key: string): ShownInstance[] {
  const { processInstanceKey, startDate, businessId } = item;
  if (typeof processInstanceKey !== 'string') return [];
  const [version] = key === '' ? [] : versionOf(item);
  return [
    {
      key: shownText(processInstanceKey, MAX_NAME),
      startDate: shownText(startDate, MAX_NAME),
      isStuck: isStuck(item),
      ...(version ? { version } : {}),
      ...(typeof businessId === 'string' && businessId !== ''
        ? { businessId: shownText(businessId, MAX_NAME) }
        : {}),
    },
  ];
}
