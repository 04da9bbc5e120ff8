import { protocolError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { callOperation, type Server } from '../operations/operation';
import {
  getProcessDefinitionInstanceStatistics,
  getProcessDefinitionStatistics,
  getProcessInstanceSequenceFlows,
  getProcessInstanceStatistics,
} from '../operations/process-statistics';
import { sentence } from '../sentence';

/** How many instances of an element there are and were. Of a process: how many of its instances are and were there. */
export interface ElementFigures {
  elementId: string;
  /** Without an incident. */
  active: number;
  /** With one. */
  stuck: number;
  completed: number;
  canceled: number;
}

/** How many instances of a process of a tenant run. */
export interface ProcessFigures {
  processDefinitionId: string;
  tenantId: string;
  /** With those that are stuck. */
  running: number;
  /** With an incident. */
  stuck: number;
}

/** Elements and flows that are read: a process with more is none that a person can look at. */
const MOST = 5_000;

/** Where instances are in their processes, of 8.8 and newer. Everything throws CamundaError. */
export class Tokens {
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  /**
   * Of the instances of one version that run: how many of them are at each element, each once, however many tokens it has
   * there. What they have completed is counted too; a loop itself is not, not even where it is stuck.
   */
  async ofProcess(processDefinitionKey: string, signal?: AbortSignal): Promise<ElementFigures[]> {
    const input = { processDefinitionKey, filter: { state: 'ACTIVE' } };
    const { value, status } = await callOperation(
      this.#server,
      getProcessDefinitionStatistics,
      input,
      signal,
    );
    return itemsIn(value, status).flatMap(tokensIn);
  }

  /** Of all processes of which any run, from 8.9 on. @param most processes */
  async perProcess(
    most: number,
    signal?: AbortSignal,
  ): Promise<{ processes: ProcessFigures[]; isAll: boolean }> {
    const input = { page: { limit: most } };
    const { value, status } = await callOperation(
      this.#server,
      getProcessDefinitionInstanceStatistics,
      input,
      signal,
    );
    const items = itemsIn(value, status);
    const { totalItems } = isJsonObject(value) && isJsonObject(value.page) ? value.page : {};
    return { processes: items.flatMap(figuresIn), isAll: countIn(totalItems) <= items.length };
  }

  /** A sub-process counts beside what is in it; a loop itself does not, not even where it is stuck. */
  async ofInstance(processInstanceKey: string, signal?: AbortSignal): Promise<ElementFigures[]> {
    const { value, status } = await callOperation(
      this.#server,
      getProcessInstanceStatistics,
      { processInstanceKey },
      signal,
    );
    return itemsIn(value, status).flatMap(tokensIn);
  }

  /** IDs of the sequence flows that an instance has taken, each once. */
  async way(processInstanceKey: string, signal?: AbortSignal): Promise<string[]> {
    const { value, status } = await callOperation(
      this.#server,
      getProcessInstanceSequenceFlows,
      { processInstanceKey },
      signal,
    );
    const ids = itemsIn(value, status).flatMap(({ elementId }) =>
      typeof elementId === 'string' ? [elementId] : [],
    );
    return [...new Set(ids)];
  }
}

function figuresIn(item: JsonObject): ProcessFigures[] {
  const { processDefinitionId, tenantId } = item;
  if (typeof processDefinitionId !== 'string' || typeof tenantId !== 'string') return [];
  const stuck = countIn(item.activeInstancesWithIncidentCount);
  const running = countIn(item.activeInstancesWithoutIncidentCount) + stuck;
  return [{ processDefinitionId, tenantId, running, stuck }];
}

function itemsIn(body: unknown, status: number): JsonObject[] {
  const items = isJsonObject(body) ? body.items : undefined;
  if (!Array.isArray(items)) throw protocolError(sentence`the counts of the elements are no list`, status);
  return items.slice(0, MOST).filter(isJsonObject);
}

function tokensIn({ elementId, active, incidents, completed, canceled }: JsonObject): ElementFigures[] {
  if (typeof elementId !== 'string') return [];
  return [
    {
      elementId,
      active: countIn(active),
      stuck: countIn(incidents),
      completed: countIn(completed),
      canceled: countIn(canceled),
    },
  ];
}

/** 8.8 may send counts as text. */
function countIn(value: unknown): number {
  const count = Number(value ?? 0);
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}
