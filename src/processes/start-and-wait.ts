import { randomUUID } from 'node:crypto';
import { CamundaError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { type Answered, callOperation } from '../operations/operation';
import { createAndAwaitProcessInstance, searchVariables } from '../operations/process-instances';
import { sentence } from '../sentence';
import { listPages } from '../user-tasks/task-variables-v2';
import { variablesIn } from '../user-tasks/variables';
import { isAtLeast } from '../version';
import { readInstance, type StartedInstance } from './instance';
import { lookFor, type Waiting } from './look';
import { checkStart, creationOf, type Start } from './start';
import { type Cluster, mayHaveStarted, unknownStart } from './start-once';
import { notCompleted, untilEnded } from './until-ended';

/** Milliseconds of Camunda's own wait at most: a longer silence on a connection ends many a network, and tells of no cancellation. */
const LONGEST_AT_CAMUNDA = 120_000;
/** What 8.6 and 8.7 wait, whatever they are asked for. */
const LONGEST_BEFORE_88 = 15_000;
/** Milliseconds for the answer to arrive. */
const ON_THE_WAY = 5_000;
/** Milliseconds between the end of an instance and the look at its variables, which are shown on their own. */
const SETTLING = 1_000;

/** How an end is waited for. */
export interface Wait extends Waiting {
  /** Milliseconds. */
  timeout: number;
  /** Of the variables; empty: all. */
  fetchVariables: readonly string[];
  /** Told now and then while it waits, as far as it is known. */
  tell(state: { hasIncident: boolean }): void;
}

/** An instance that has ended. */
export interface EndedInstance {
  instance: StartedInstance;
  /** Of its outermost scope. */
  variables: JsonObject;
}

/**
 * Starts an instance and waits for its end: first Camunda itself does, and where its answer is cut off, the instance is
 * looked at by the tag that it was given.
 * @throws CamundaError CAMUNDA_CONFLICT where it was canceled, CAMUNDA_TIMEOUT with its key where it goes on
 */
export async function startAndWait(
  cluster: Cluster,
  start: Start,
  wait: Wait,
): Promise<Answered<EndedInstance>> {
  const { version, requests } = await cluster.versions.current(wait.signal);
  const isTagged = isAtLeast(version, '8.8');
  const tag = `node-red:${randomUUID()}`;
  checkStart(start, isTagged ? 1 : 0);
  const tags = isTagged ? [...start.tags, tag] : start.tags;
  const end = wait.clock.monotonic() + wait.timeout;
  try {
    const answer = await atCamunda(cluster, { ...start, tags }, wait, isTagged);
    return { ...answer, requests: answer.requests + requests };
  } catch (failure) {
    if (!mayHaveStarted(failure)) throw failure;
    if (failure.code === 'CAMUNDA_ABORTED' || wait.signal?.aborted) throw cutShort();
    if (!isTagged) throw withoutKey(failure, version.name);
    const answer = await byTag(cluster, tag, failure, { ...wait, end });
    return { ...answer, requests: answer.requests + requests + 1 };
  }
}

/** The start that Camunda answers when the instance has ended. */
async function atCamunda(
  cluster: Cluster,
  start: Start,
  { timeout, fetchVariables: names, signal }: Wait,
  isTagged: boolean,
): Promise<Answered<EndedInstance>> {
  const requestTimeout = Math.min(timeout, isTagged ? LONGEST_AT_CAMUNDA : LONGEST_BEFORE_88);
  const input = {
    ...creationOf(start, cluster.tenantId),
    awaitCompletion: true,
    requestTimeout,
    fetchVariables: names.length > 0 ? [...names] : undefined,
  };
  const longest = Math.max(requestTimeout, LONGEST_BEFORE_88) + ON_THE_WAY;
  const answer = await callOperation(cluster, createAndAwaitProcessInstance, input, { signal, longest });
  const instance = readInstance(answer.value, answer.status);
  const variables = isJsonObject(answer.value) ? answer.value.variables : undefined;
  return { ...answer, value: { instance, variables: isJsonObject(variables) ? variables : {} } };
}

/** What became of the instance with this tag. */
async function byTag(
  cluster: Cluster,
  tag: string,
  cut: CamundaError,
  wait: Wait & { end: number },
): Promise<Answered<EndedInstance>> {
  const { clock, signal, timeout, fetchVariables } = wait;
  let key: string | undefined;
  try {
    const left = wait.end - clock.monotonic();
    const looked = await lookFor(cluster, { tags: [tag] }, () => true, wait, left);
    if (!looked.instance) throw unknownStart(cut, true);
    const { instance } = looked;
    key = instance.processInstanceKey;
    const ended = await untilEnded(cluster, key, wait);
    if (ended.end !== 'completed') throw notCompleted(key, ended.end, timeout / 1_000);
    await clock.sleep(SETTLING, signal);
    const { value: variables, status, requests } = await variablesOf(cluster, key, fetchVariables, signal);
    return { value: { instance, variables }, status, requests: looked.requests + ended.requests + requests };
  } catch (failure) {
    if (signal?.aborted) throw cutShort(key);
    throw key && failure instanceof CamundaError && !failure.cause.done ? afterStart(failure, key) : failure;
  }
}

/** As Camunda's own answer has them. */
async function variablesOf(
  cluster: Cluster,
  key: string,
  names: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Answered<JsonObject>> {
  const named = names.length > 0 ? { name: { $in: names } } : {};
  const filter = { processInstanceKey: key, scopeKey: key, ...named };
  const listed = await listPages(
    (page) => callOperation(cluster, searchVariables, { truncateValues: false, filter, page }, signal),
    (most, megabytes) =>
      sentence`Name the variables you want. The process has more than ${most}, or more than ${megabytes} MB of them`,
  );
  return { ...listed, value: variablesIn(listed.value) };
}

/** A deploy or a stop ended the wait, and not the process. @param key where it is known to have started */
function cutShort(key?: string): CamundaError {
  return new CamundaError(
    'CAMUNDA_ABORTED',
    sentence`A deploy or a stop ended the wait for the process. If it has started, it goes on`,
    {
      retryable: false,
      ...(key === undefined ? { done: 'maybe' } : { done: 'yes', processInstanceKey: key }),
    },
  );
}

function withoutKey(failure: CamundaError, version: string): CamundaError {
  if (failure.code !== 'CAMUNDA_TIMEOUT') return unknownStart(failure, false);
  return new CamundaError(
    'CAMUNDA_TIMEOUT',
    sentence`Camunda ${version} waits ${LONGEST_BEFORE_88 / 1_000} s at most. The process goes on if it has started, and its key is not known`,
    { ...failure.cause, retryable: false, done: 'maybe' },
  );
}

/** Sending the message again would start another one. */
function afterStart({ code, sentence: words, cause }: CamundaError, key: string): CamundaError {
  const own = sentence`The process was started, but its end could not be seen: ${words}`;
  return new CamundaError(code, own, { ...cause, retryable: false, done: 'yes', processInstanceKey: key });
}
