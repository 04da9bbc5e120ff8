import type { Clock } from '../clock';
import { CamundaError } from '../errors';
import { sentence } from '../sentence';
import { Stop } from '../when-aborted';
import type { UserTask } from './task-search';

/** Milliseconds between two searches: at first, and at most. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 2_000;

const CLOSED: readonly unknown[] = ['COMPLETED', 'CANCELED', 'FAILED'];

export function isClosed({ state }: UserTask): boolean {
  return CLOSED.includes(state);
}

export interface Found {
  task?: UserTask | undefined;
  requests: number;
}

/** Asks once. A failure that may pass is a search that still shows the task. */
async function ask(find: (signal: AbortSignal) => Promise<Found>, signal: AbortSignal) {
  try {
    const { task, requests } = await find(signal);
    return { isOpen: task !== undefined && !isClosed(task), requests };
  } catch (failure) {
    if (signal.aborted || !(failure instanceof CamundaError) || !failure.cause.retryable) throw failure;
    return { isOpen: true, requests: failure.cause.status ? 1 : 0 };
  }
}

/** Sending the message again would complete a task that is completed. */
function afterCompletion(key: string, failure: unknown): unknown {
  if (!(failure instanceof CamundaError)) return failure;
  const words = sentence`Task ${key} was completed, but the search for it failed: ${failure.sentence}`;
  return new CamundaError(failure.code, words, { ...failure.cause, retryable: false, done: 'yes' });
}

/** A deploy or a stop ended the wait, and not what was waited for. */
function notWaitedFor(key: string): CamundaError {
  return new CamundaError(
    'CAMUNDA_ABORTED',
    sentence`Task ${key} was completed. Only the wait for the search was cut short by a deploy or a stop`,
    { retryable: false, done: 'yes' },
  );
}

function stillOpen(key: string, timeout: number): CamundaError {
  return new CamundaError(
    'CAMUNDA_TIMEOUT',
    sentence`Task ${key} was completed. Only the search is late: after ${timeout / 1_000} s it still shows the task as open`,
    { retryable: false, done: 'yes' },
  );
}

/**
 * Searches for a completed task until it is shown as open no more.
 * @param timeout milliseconds
 * @returns the API requests that it took
 * @throws CamundaError CAMUNDA_TIMEOUT; CAMUNDA_ABORTED at once when the signal ends it; each says that the task was completed
 */
export async function untilClosed(
  key: string,
  find: (signal: AbortSignal) => Promise<Found>,
  { timeout, clock, signal }: { timeout: number; clock: Clock; signal: AbortSignal | undefined },
): Promise<number> {
  if (signal?.aborted) throw notWaitedFor(key);
  const stop = new Stop(signal);
  let isLate = false;
  const end = () => {
    isLate = true;
    stop.abort();
  };
  clock.sleep(timeout, stop.signal).then(end, () => {});
  let requests = 0;
  try {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      const answer = await ask(find, stop.signal);
      requests += answer.requests;
      if (!answer.isOpen) return requests;
      await clock.sleep(pause, stop.signal);
    }
  } catch (failure) {
    if (signal?.aborted) throw notWaitedFor(key);
    throw isLate ? stillOpen(key, timeout) : afterCompletion(key, failure);
  } finally {
    stop.end();
  }
}
