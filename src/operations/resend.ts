import type { Clock } from '../clock';
import { CamundaError, maybeDoneError } from '../errors';
import type { Input } from './field';
import {
  type Answered,
  type CallOptions,
  callOperation,
  type Fields,
  type Operation,
  type Server,
} from './operation';

/** Milliseconds before a command is sent again: at first, and at most. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 4_000;

/** Until when a command may be sent again, by the clock's monotonic time. */
export interface Patience {
  clock: Clock;
  /** Where Camunda did not take it. */
  end: number;
  /** Where it may have taken it; absent: the same. */
  endIfTaken?: number;
}

/**
 * Calls an operation, and again where it failed for a reason that passes, as its `resend` says.
 * @returns the answer; status and requests of the last one where a repeat found nothing left to do
 * @throws CamundaError as `callOperation`; with `cause.done` `maybe` where it may have been done
 */
export async function callUntilDone<F extends Fields>(
  server: Server,
  operation: Operation<F>,
  input: Input<F>,
  patience: Patience,
  options: CallOptions,
): Promise<Answered<unknown>> {
  const { clock, end, endIfTaken = end } = patience;
  let requests = 0;
  let mayBeDone = false;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    let failure: CamundaError;
    try {
      const answer = await callOperation(server, operation, input, options);
      return { ...answer, requests: requests + answer.requests };
    } catch (thrown) {
      if (!(thrown instanceof CamundaError)) throw thrown;
      failure = thrown;
    }
    const { status = 0 } = failure.cause;
    requests++;
    if (mayBeDone && operation.resend === 'gone is done' && isGone(failure, operation.gone)) {
      return { value: undefined, status, requests };
    }
    mayBeDone ||= failure.cause.done !== undefined;
    const wait = waitAfter(failure, operation, pause);
    if (wait === undefined || clock.monotonic() + wait >= (mayBeDone ? endIfTaken : end)) {
      throw mayBeDone && !failure.cause.done ? maybeDoneError(failure) : failure;
    }
    await clock.sleep(wait, options.signal).catch(() => {
      throw mayBeDone && !failure.cause.done ? maybeDoneError(failure) : failure;
    });
  }
}

/** That Camunda says, in its own words, that there is nothing left to do. @param statuses with which it says so */
export function isGone(failure: unknown, statuses: readonly number[] = [404, 409]): boolean {
  if (!(failure instanceof CamundaError)) return false;
  const { status = 0, title, source } = failure.cause;
  return source === 'api' && title !== undefined && statuses.includes(status);
}

/** Milliseconds; undefined where it is not to be sent again. */
function waitAfter(
  { code, cause }: CamundaError,
  { resend = 'never' }: Pick<Operation, 'resend'>,
  pause: number,
): number | undefined {
  const passes = cause.retryable === true || cause.done === 'maybe';
  if (!passes || resend === 'never' || code === 'CAMUNDA_ABORTED') return undefined;
  return cause.retryAfter === undefined ? pause : Math.max(pause, cause.retryAfter * 1_000);
}
