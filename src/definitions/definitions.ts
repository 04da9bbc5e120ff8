import type { JsonObject } from '../json-object';
import { getDecisionDefinitionXml, searchDecisionDefinitions } from '../operations/decision-definitions';
import { callOperation, type Server } from '../operations/operation';
import { getProcessDefinitionXml } from '../operations/process-definitions';
import { type Found, find } from './find';
import { findProcesses, latestProcesses, type Models, modelsOf } from './processes';

/** One version of a process or a decision. */
export interface Definition {
  id: string;
  key: string;
  version: number;
  name?: string;
  /** What people call the version. */
  tag?: string;
  tenantId?: string;
}

/** Which process is meant. */
export interface WantedProcess {
  processDefinitionId: string;
  /** Absent: each tenant may have one. */
  tenantId?: string | undefined;
}

export interface Listed {
  definitions: Definition[];
  /** Whether these are all that the cluster shows. */
  isAll: boolean;
}

/** What is deployed to one cluster, as far as it shows it. Each method reads one page of at most `most`. */
export class Definitions {
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  /** The newest version of each process. @throws CamundaError CAMUNDA_UNSUPPORTED before 8.8 */
  async processes(most: number, signal: AbortSignal): Promise<Listed> {
    return listed(await latestProcesses(this.#server, most, signal), 'process');
  }

  /** Versions of a process, the newest first. @throws CamundaError CAMUNDA_UNSUPPORTED before 8.8 */
  async versions(processDefinitionId: string, most: number, signal: AbortSignal): Promise<Listed> {
    return listed(await findProcesses(this.#server, { processDefinitionId }, most, signal), 'process');
  }

  /** The newest version of each decision. @throws CamundaError */
  async decisions(most: number, signal: AbortSignal): Promise<Listed> {
    // Before 8.9 nobody can ask for the newest alone.
    const found = await find(this.#server, searchDecisionDefinitions, {}, most, signal);
    const { definitions, isAll } = listed(found, 'decision');
    const newest = new Map<string, Definition>();
    for (const one of definitions) if (!newest.has(one.id)) newest.set(one.id, one);
    return { definitions: [...newest.values()], isAll };
  }

  /** DMN of one version of a decision; undefined where the server sends none. @throws CamundaError */
  async decisionXml(decisionDefinitionKey: string, signal: AbortSignal): Promise<string | undefined> {
    const input = { decisionDefinitionKey };
    const { value } = await callOperation(this.#server, getDecisionDefinitionXml, input, signal);
    return typeof value === 'string' ? value : undefined;
  }

  /** BPMN of the newest version of each process. @throws CamundaError CAMUNDA_UNSUPPORTED before 8.8 */
  async latestModels(most: number, signal: AbortSignal): Promise<Models> {
    return modelsOf(this.#server, await latestProcesses(this.#server, most, signal), signal);
  }

  /** BPMN of one version; undefined where the server sends none. @throws CamundaError CAMUNDA_UNSUPPORTED before 8.8 */
  async xml(processDefinitionKey: string, signal: AbortSignal): Promise<string | undefined> {
    const input = { processDefinitionKey };
    const { value } = await callOperation(this.#server, getProcessDefinitionXml, input, signal);
    return typeof value === 'string' ? value : undefined;
  }

  /** BPMN of one process. @param version absent: the newest @throws CamundaError CAMUNDA_UNSUPPORTED before 8.8 */
  async model(
    wanted: WantedProcess,
    version: number | undefined,
    most: number,
    signal: AbortSignal,
  ): Promise<Models> {
    const which = version === undefined ? { isLatestVersion: true } : { version };
    const found = await findProcesses(this.#server, { ...filterOf(wanted), ...which }, most, signal);
    return modelsOf(this.#server, found, signal);
  }

  /** The newest version of a process. @throws CamundaError CAMUNDA_UNSUPPORTED before 8.8 */
  async latest(wanted: WantedProcess, most: number, signal: AbortSignal): Promise<Listed> {
    const filter = { ...filterOf(wanted), isLatestVersion: true };
    return listed(await findProcesses(this.#server, filter, most, signal), 'process');
  }
}

function filterOf({ processDefinitionId, tenantId }: WantedProcess): JsonObject {
  return { processDefinitionId, ...(tenantId === undefined ? {} : { tenantId }) };
}

/** The newest first. */
function listed({ items, isAll }: Found, what: 'process' | 'decision'): Listed {
  const definitions = items.flatMap((item) => definitionOf(item, what));
  definitions.sort((one, other) => other.version - one.version);
  return { definitions, isAll: isAll && definitions.length === items.length };
}

function definitionOf(item: JsonObject, what: 'process' | 'decision'): Definition[] {
  const {
    [`${what}DefinitionId`]: id,
    [`${what}DefinitionKey`]: key,
    version,
    name,
    versionTag,
    tenantId,
  } = item;
  if (typeof id !== 'string' || typeof key !== 'string' || typeof version !== 'number') return [];
  return [
    {
      ...{ id, key, version },
      ...(typeof name === 'string' && name !== '' ? { name } : {}),
      ...(typeof versionTag === 'string' && versionTag !== '' ? { tag: versionTag } : {}),
      ...(typeof tenantId === 'string' && tenantId !== '' ? { tenantId } : {}),
    },
  ];
}
