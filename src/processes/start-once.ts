import { CamundaError } from '../errors';
import type { JsonObject } from '../json-object';
import { type Answered, callOperation, type Server } from '../operations/operation';
import { createProcessInstance } from '../operations/process-instances';
import { sentence } from '../sentence';
import { readInstance, type StartedInstance } from './instance';
import { type Looked, lookFor, type Waiting } from './look';
import { checkStart, creationOf, type Start } from './start';

/** Milliseconds by which the clocks of a cluster may differ; a `Date` header tells nothing below a second. */
const CLOCKS = 2_000;

/** Where instances are started. */
export interface Cluster extends Server {
  /** Of starts that name none. */
  tenantId: string | undefined;
  /** What time it was there at its last answer, in milliseconds since 1970. */
  time(): number | undefined;
}

/**
 * Starts an instance. It is sent once: where its answer is lost and it has a business ID or tags, it is looked for by these.
 * @throws CamundaError with `cause.done` `maybe` where it may have been started
 */
export async function startOnce(
  cluster: Cluster,
  start: Start,
  waiting: Waiting,
): Promise<Answered<StartedInstance>> {
  checkStart(start);
  const input = creationOf(start, cluster.tenantId);
  const sent = waiting.clock.monotonic();
  try {
    const answer = await callOperation(cluster, createProcessInstance, input, waiting.signal);
    return { ...answer, value: readInstance(answer.value, answer.status) };
  } catch (failure) {
    if (!mayHaveStarted(failure)) throw failure;
    const filter = filterFor(input);
    const looked = filter && (await look(cluster, filter, sent, waiting, failure));
    if (!looked?.instance) throw unknownStart(failure, filter !== undefined);
    const { instance, status = 200, requests } = looked;
    return { value: instance, status, requests: requests + 1 };
  }
}

/** Whether the server may have taken the start. */
export function mayHaveStarted(failure: unknown): failure is CamundaError {
  return failure instanceof CamundaError && failure.cause.done !== undefined;
}

/** The error of a start of which nobody knows. @param isLookedFor whether it was, and not found */
export function unknownStart(failure: CamundaError, isLookedFor: boolean): CamundaError {
  const words = isLookedFor
    ? sentence`The process may have started, but it could not be found. ${failure.sentence}`
    : sentence`The process may have started. ${failure.sentence}`;
  return new CamundaError(failure.code, words, { ...failure.cause, retryable: false, done: 'maybe' });
}

/** What finds it again; undefined where nothing of it is its own. */
function filterFor(input: ReturnType<typeof creationOf>): JsonObject | undefined {
  const { tags, businessId, tenantId, processDefinitionId, processDefinitionKey } = input;
  if (!tags && businessId === undefined) return undefined;
  return {
    ...(tags ? { tags } : {}),
    ...(businessId === undefined ? {} : { businessId }),
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(processDefinitionId === undefined ? { processDefinitionKey } : { processDefinitionId }),
  };
}

/** Others may have the same tags: it is one that began, by the server's clock, since the start was sent. */
async function look(
  cluster: Cluster,
  filter: JsonObject,
  sent: number,
  waiting: Waiting,
  failure: CamundaError,
): Promise<Looked | undefined> {
  const { clock, signal } = waiting;
  if (failure.code === 'CAMUNDA_ABORTED' || signal?.aborted) return undefined;
  const began = () => (cluster.time() ?? clock.wall()) - (clock.monotonic() - sent) - CLOCKS;
  const isOurs = ({ startDate }: JsonObject) => Date.parse(String(startDate)) >= began();
  try {
    return await lookFor(cluster, filter, isOurs, waiting);
  } catch {
    // A deploy ended it: nobody knows more than before.
    return undefined;
  }
}
