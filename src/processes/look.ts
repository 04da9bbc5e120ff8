import type { Clock } from '../clock';
import { CamundaError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { callOperation, type Server } from '../operations/operation';
import { searchProcessInstances } from '../operations/process-instances';
import { readInstance, type StartedInstance } from './instance';

/** Milliseconds between two looks: at first, and at most. A search shows what has happened a few seconds later. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 4_000;
/** Milliseconds in which a search that answers shows it, if it is there. */
const LOOK = 15_000;

/** More than one is one too many. */
const MOST = 10;

/** Whoever waits: his clock, and what ends the wait. */
export interface Waiting {
  clock: Clock;
  signal: AbortSignal | undefined;
}

export interface Looked {
  /** Absent: none was found, or several. */
  instance?: StartedInstance;
  /** Of the last answer. */
  status?: number;
  requests: number;
}

/**
 * Looks for an instance whose start got no answer.
 * @param filter what only this one has
 * @param isOurs tells it from others that have that too
 * @param patience milliseconds in which the search has to answer
 * @throws CamundaError CAMUNDA_ABORTED where the signal ends it
 */
export async function lookFor(
  server: Server,
  filter: JsonObject,
  isOurs: (item: JsonObject) => boolean,
  { clock, signal }: Waiting,
  patience = LOOK,
): Promise<Looked> {
  let end = clock.monotonic() + Math.max(patience, LOOK);
  let isAnswered = false;
  const input = { filter, sort: [{ field: 'startDate', order: 'DESC' }], page: { from: 0, limit: MOST } };
  let requests = 0;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    await clock.sleep(pause, signal);
    try {
      const answer = await callOperation(server, searchProcessInstances, input, signal);
      requests += answer.requests;
      const [first, ...others] = itemsIn(answer.value).filter(isOurs);
      const { status } = answer;
      if (!isAnswered) end = clock.monotonic() + LOOK;
      isAnswered = true;
      if (first)
        return others.length > 0 ? { requests } : { instance: readInstance(first, status), status, requests };
    } catch (failure) {
      requests++;
      if (!mayPass(failure) || signal?.aborted) return { requests };
    }
    if (clock.monotonic() >= end) return { requests };
  }
}

/** Whether asking again can help. */
export function mayPass(failure: unknown): boolean {
  return (
    failure instanceof CamundaError && failure.cause.retryable === true && failure.code !== 'CAMUNDA_ABORTED'
  );
}

function itemsIn(body: unknown): JsonObject[] {
  const items = isJsonObject(body) ? body.items : undefined;
  return Array.isArray(items) ? items.filter(isJsonObject) : [];
}
