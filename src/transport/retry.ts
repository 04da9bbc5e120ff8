import type { Clock } from '../clock';
import { CamundaError, maybeDoneError } from '../errors';
import { ConnectionFailure } from '../http/connection-failure';
import { sentence } from '../sentence';

const MAX_TRIES = 3;
/** Milliseconds: the first wait at most, and any wait at most. */
const BASE = 100;
const CAP = 2_000;

/** Whether sending again can help, and for a command whether the server provably did not take it. */
function mayRepeat(failure: unknown, kind: 'read' | 'command'): boolean {
  if (failure instanceof ConnectionFailure)
    return failure.transient && (kind === 'read' || failure.taken === 'no');
  // Backpressure refuses before anything is done.
  return failure instanceof CamundaError && failure.code === 'CAMUNDA_BUSY' && failure.cause.source === 'api';
}

/**
 * Milliseconds to wait before the same request is sent again; undefined where it is not.
 * Three tries with full jitter (100 ms doubling, at most 2 s); a longer `Retry-After` ends them.
 */
export function repeatAfter(failure: unknown, kind: 'read' | 'command', tries: number): number | undefined {
  if (tries >= MAX_TRIES || !mayRepeat(failure, kind)) return undefined;
  const asked = failure instanceof CamundaError ? failure.cause.retryAfter : undefined;
  if (asked !== undefined) return asked * 1_000 <= CAP ? asked * 1_000 : undefined;
  return Math.random() * Math.min(CAP, BASE * 2 ** (tries - 1));
}

/** Redirects that ask for the same request elsewhere, because it was not done here (RFC 9110 15.4). */
const NOT_DONE_HERE: readonly number[] = [301, 307, 308];

/**
 * Whether a server that gave this answer may have done what it was asked for: all that is neither backpressure nor a
 * refusal of the request (4xx). A gateway or a proxy answers for a server of which it lost sight, and a success that
 * cannot be read is one.
 */
function leavesOpen({ code, cause: { source, status } }: CamundaError): boolean {
  if (source !== 'api' || status === undefined || code === 'CAMUNDA_BUSY') return false;
  return status < 400 ? !NOT_DONE_HERE.includes(status) : status === 408 || status >= 500;
}

/** The error to throw for a failure. Of a command that the server may have taken it says so. */
export function whatIsKnown(failure: unknown, kind: 'read' | 'command'): unknown {
  const isLost = failure instanceof ConnectionFailure;
  const error = isLost ? failure.error : failure;
  if (kind === 'read' || !(error instanceof CamundaError)) return error;
  const mayBeDone = isLost ? failure.taken === 'unknown' : leavesOpen(error);
  return mayBeDone ? maybeDoneError(error) : error;
}

/** The `Retry-After` of a busy API: until it is over, nobody asks. */
export class RequestedPause {
  readonly #url: string;
  readonly #end: number;

  /** @param end by the monotonic clock, in milliseconds */
  constructor(url: string, end: number) {
    this.#url = url;
    this.#end = end;
  }

  /** The pause that an API asked for with this error; undefined where it did not. A short one is waited for instead. */
  static after(error: unknown, clock: Clock): RequestedPause | undefined {
    if (!(error instanceof CamundaError) || error.code !== 'CAMUNDA_BUSY') return undefined;
    const { status, source, retryAfter = 0, url = '' } = error.cause;
    if (status === undefined || source !== 'api' || retryAfter * 1_000 <= CAP) return undefined;
    return new RequestedPause(url, clock.monotonic() + retryAfter * 1_000);
  }

  /** @throws CamundaError CAMUNDA_BUSY while the server wants to be left alone */
  check(clock: Clock): void {
    const left = Math.ceil((this.#end - clock.monotonic()) / 1_000);
    if (left <= 0) return;
    throw new CamundaError('CAMUNDA_BUSY', sentence`Camunda asked for a pause. Try again in ${left} s`, {
      url: this.#url,
      source: 'api',
      retryable: true,
      retryAfter: left,
    });
  }
}
