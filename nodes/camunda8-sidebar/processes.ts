import { processDefinition } from '../../src/entities/processes/process-definition';
import { CamundaError } from '../../src/errors';
import type { Onlooker } from '../../src/processes/onlooker';
import type { Item } from '../../src/search/search';
import { MOST_PROCESSES, type ProcessesAnswer, type ShownProcess } from './choices';
import { count } from './figures';
import { byName, definitionIn, namesIn, newest } from './found';

/**
 * The processes of a cluster, and how many instances run.
 * @returns without some figures where nobody may know them, and why
 * @throws CamundaError where nothing is shown
 */
export async function processesOf(
  client: Onlooker,
  signal: AbortSignal,
): Promise<ProcessesAnswer & { failure?: CamundaError | undefined }> {
  const listed = await listedProcesses(client, signal);
  try {
    const { figuresOf, processes, isAll, failure } = await count(client, listed?.processes, signal);
    return {
      ok: true,
      processes: (listed?.processes ?? byName(processes)).map((one) => withFigures(one, figuresOf(one))),
      isAll: listed?.isAll ?? isAll,
      isOld: !listed,
      failure,
    };
  } catch (failure) {
    if (!(failure instanceof CamundaError) || !listed) throw failure;
    return { ok: true, ...listed, isOld: false, failure };
  }
}

function withFigures(process: ShownProcess, figures: ShownProcess['figures']): ShownProcess {
  return figures ? { ...process, figures } : process;
}

/** Undefined before 8.8. */
async function listedProcesses(
  client: Onlooker,
  signal: AbortSignal,
): Promise<{ processes: ShownProcess[]; isAll: boolean } | undefined> {
  try {
    // With the newest versions alone, no cluster sorts by their keys.
    const { items, total } = await newest(
      client,
      processDefinition,
      { isLatestVersion: true },
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

export function definedIn({
  processDefinitionId,
  processDefinitionKey,
  version,
  name,
  tenantId,
}: Item): ShownProcess[] {
  const defined = definitionIn(processDefinitionId, processDefinitionKey, version);
  return defined.map((one) => ({ ...one, ...namesIn(name, tenantId) }));
}
