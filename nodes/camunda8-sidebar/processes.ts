import { forEachAtOnce } from '../../src/at-once';
import type { CamundaClient } from '../../src/camunda-client';
import { processDefinition } from '../../src/entities/processes/process-definition';
import { processInstance } from '../../src/entities/processes/process-instance';
import { CamundaError } from '../../src/errors';
import type { Item } from '../../src/search/search';
import { type Figures, MAX_NAME, MOST_PROCESSES, type ProcessesAnswer, type ShownProcess } from './choices';
import { byName, definitionIn, namesIn, newest, tenantNamed } from './found';

/** Instances that one request brings; where more run, they are counted process by process. */
const COUNTED = 200;
/** Requests that are under way at once. */
const AT_ONCE = 3;

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
  client: CamundaClient,
  signal: AbortSignal,
): Promise<{ processes: ShownProcess[]; isAll: boolean } | undefined> {
  try {
    const newestVersions = { isLatestVersion: true };
    // With the newest versions alone, no cluster sorts by their keys.
    const { items, total } = await newest(
      client,
      processDefinition,
      newestVersions,
      MOST_PROCESSES,
      signal,
      [],
    );
    const processes = items.flatMap(definedIn);
    return { processes: byName(processes), isAll: total <= processes.length };
  } catch (failure) {
    if (failure instanceof CamundaError && failure.code === 'CAMUNDA_UNSUPPORTED') return undefined;
    throw failure;
  }
}

function definedIn({
  processDefinitionId,
  processDefinitionKey,
  version,
  name,
  tenantId,
}: Item): ShownProcess[] {
  const defined = definitionIn(processDefinitionId, processDefinitionKey, version);
  return defined.map((one) => ({ ...one, ...namesIn(name, tenantId) }));
}

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
  const of = {
    state: 'ACTIVE',
    processDefinitionId: id,
    tenantId: tenantNamed(tenantId),
    processDefinitionKey,
  };
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
  return { id, key: '', ...namesIn(name, tenantId) };
}

function keyOf({ id, tenantId = '' }: ShownProcess): string {
  return JSON.stringify([id, tenantId]);
}
