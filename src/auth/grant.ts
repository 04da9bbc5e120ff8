import { CamundaError } from '../errors';
import { ConnectionFailure } from '../http/connection-failure';
import { type Sentence, sentence } from '../sentence';

/** A token or a session that was just granted. */
export interface Grant<T> {
  value: T;
  /** Milliseconds from the grant to its end; Infinity where the server does not say. */
  life: number;
}

/** Why a token request or a login brought nothing. */
export class GrantFailure extends Error {
  constructor(
    readonly error: CamundaError,
    /** `refused`: bad credentials, remembered; `later`: worth another try; `final`: neither. */
    readonly kind: 'refused' | 'later' | 'final',
    /** Seconds that the server asked to wait. */
    readonly retryAfter?: number,
  ) {
    super(error.message);
  }
}

/** For what nobody foresaw. What it was is not kept: it may hold what was sent. */
export function unexpectedFailure(): CamundaError {
  const message = sentence`Logging in failed. Check the cluster's settings`;
  return new CamundaError('CAMUNDA_PROTOCOL', message, { retryable: false });
}

/** Seconds for all requests of one grant. */
const LONGEST = 10;

/**
 * One grant, in its time.
 * @param closing ends it before
 * @param ask sends what it takes, and ends with the signal
 * @param tooLate the sentence for a server that did not answer within so many seconds
 * @throws GrantFailure also for a connection that failed; whatever else `ask` throws
 */
export async function grantInTime<T>(
  closing: AbortSignal,
  ask: (signal: AbortSignal) => Promise<Grant<T>>,
  tooLate: (seconds: number) => Sentence,
): Promise<Grant<T>> {
  const timeout = new AbortController();
  const error = () => new CamundaError('CAMUNDA_TIMEOUT', tooLate(LONGEST), { retryable: true });
  const timer = setTimeout(() => timeout.abort(error()), LONGEST * 1_000);
  try {
    return await ask(AbortSignal.any([timeout.signal, closing]));
  } catch (failure) {
    if (!(failure instanceof ConnectionFailure)) throw failure;
    throw new GrantFailure(failure.error, failure.transient ? 'later' : 'final');
  } finally {
    clearTimeout(timer);
  }
}
