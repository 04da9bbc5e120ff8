import { forEachAtOnce } from '../../src/at-once';
import type { CamundaClient } from '../../src/camunda-client';
import { processInstance } from '../../src/entities/processes/process-instance';
import { CamundaError } from '../../src/errors';
import type { Item } from '../../src/search/search';
import { shownText } from '../common/shown-text';
import { type Figures, MAX_NAME, MOST_PROCESSES, type ProcessesAnswer, type ShownProcess } from './choices';
import { newest } from './found';

/** Instances that one request brings; where more run, they are counted process by process. */
const COUNTED = 200;
/** Requests that are under way at once. */
const AT_ONCE = 3;

const DEFAULT_TENANT = '<default>';

/**
 * The processes of a cluster, and how many instances run.
 * @returns without figures where nobody may know them, and why
 * @throws CamundaError where nothing is shown
 */
export async function processesOf(
  client: CamundaClient,
  signal: AbortSignal,
): Promise<ProcessesAnswer & { failure?: CamundaError }> {
  const listed = await listedProcesses(client, signal);
  try {
    const counted = await counts(client, listed?.processes, signal);
    const processes = listed?.processes ?? byName(counted.processes);
    return {
      ok: true,
      processes: processes.map((one) => ({ ...one, figures: counted.figuresOf(one) })),
      isAll: listed?.isAll ?? counted.isAll,
      isOld: !listed,
    };
  } catch (failure) {
    if (!(failure instanceof CamundaError) || !listed) throw failure;
    return { ok: true, ...listed, isOld: false, failure };
  }
}

/** Undefined before 8.8. */
async function listedProcesses(
  { definitions }: CamundaClient,
  signal: AbortSignal,
): Promise<{ processes: ShownProcess[]; isAll: boolean } | undefined> {
  try {
    const { definitions: found, isAll } = await definitions.processes(MOST_PROCESSES, signal);
    const processes = found
      .filter(({ id }) => id.length <= MAX_NAME)
      .map(({ id, key, version, name, tenantId }) => ({
        ...{ id, key, version },
        ...(name === undefined ? {} : { name: shownText(name, MAX_NAME) }),
        ...(tenantId === undefined ? {} : { tenantId: shownText(tenantId, MAX_NAME) }),
      }));
    return { processes: byName(processes), isAll: isAll && processes.length === found.length };
  } catch (failure) {
    if (failure instanceof CamundaError && failure.code === 'CAMUNDA_UNSUPPORTED') return undefined;
    throw failure;
  }
}

const byName = (processes: ShownProcess[]) =>
  processes.sort((one, other) => (one.name ?? one.id).localeCompare(other.name ?? other.id));

interface Counted {
  /** Of which instances run. */
  processes: ShownProcess[];
  figuresOf(process: ShownProcess): Figures;
  isAll: boolean;
}

/** @param known absent: those of which instances run */
async function counts(
  client: CamundaClient,
  known: readonly ShownProcess[] | undefined,
  signal: AbortSignal,
): Promise<Counted> {
  const { items, total } = await newest(client, processInstance, { state: 'ACTIVE' }, COUNTED, signal);
  const figures = new Map<string, Figures>();
  const processes = new Map<string, ShownProcess>();
  for (const item of items) {
    const process = processIn(item);
    if (!process) continue;
    const key = keyOf(process);
    if (!processes.has(key)) processes.set(key, process);
    const { running, stuck } = figures.get(key) ?? { running: 0, stuck: 0 };
    figures.set(key, { running: running + 1, stuck: stuck + (item.hasIncident === true ? 1 : 0) });
  }
  const shown = known ?? [...processes.values()].slice(0, MOST_PROCESSES);
  if (total > items.length) {
    await forEachAtOnce(shown, AT_ONCE, async (process) => {
      figures.set(keyOf(process), await figuresOf(client, process, signal));
    });
  }
  return {
    processes: [...shown],
    figuresOf: (process) => figures.get(keyOf(process)) ?? { running: 0, stuck: 0 },
    isAll: total <= items.length && shown.length === processes.size,
  };
}

/** How many instances of a process, or of one version, run. @throws CamundaError */
export async function figuresOf(
  client: CamundaClient,
  { id, tenantId }: Pick<ShownProcess, 'id' | 'tenantId'>,
  signal: AbortSignal,
  processDefinitionKey?: string,
): Promise<Figures> {
  const of = { state: 'ACTIVE', processDefinitionId: id, tenantId, processDefinitionKey };
  const { total: running } = await newest(client, processInstance, of, 1, signal);
  if (running === 0) return { running, stuck: 0 };
  const { total: stuck } = await newest(client, processInstance, { ...of, hasIncident: true }, 1, signal);
  return { running, stuck };
}

function processIn({
  processDefinitionId: id,
  processDefinitionName: name,
  tenantId,
}: Item): ShownProcess | undefined {
  if (typeof id !== 'string' || id === '' || id.length > MAX_NAME) return undefined;
  const isOther = typeof tenantId === 'string' && tenantId !== DEFAULT_TENANT && tenantId !== '';
  return {
    ...{ id, key: '' },
    ...(typeof name === 'string' && name !== '' ? { name: shownText(name, MAX_NAME) } : {}),
    ...(isOther ? { tenantId: shownText(tenantId, MAX_NAME) } : {}),
  };
}

function keyOf({ id, tenantId = '' }: ShownProcess): string {
  return JSON.stringify([id, tenantId]);
}
