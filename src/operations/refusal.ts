import { CamundaError, type CamundaErrorCause, type CamundaErrorCode, maybeDoneError } from '../errors';
import { type Sentence, sentence } from '../sentence';

/** A refusal as Camunda words it, and what it is called here. */
export interface Refusal {
  matches(cause: CamundaErrorCause): boolean;
  code: CamundaErrorCode;
  /**
   * @param key of what was asked for, as the path of the request has it; empty where it has none
   * @param detail Camunda's own words
   */
  says(key: string, detail: string): Sentence;
  /** Whether the words leave it open that the command was done. */
  leavesOpen?: true;
}

/** What to throw where an operation failed: the API's own refusals with a sentence of their own, all else as it is. */
export function refused(error: unknown, refusals: readonly Refusal[], key: string): unknown {
  if (!(error instanceof CamundaError) || error.cause.source !== 'api') return error;
  const { cause } = error;
  const refusal = refusals.find(({ matches }) => matches(cause));
  if (!refusal) return error;
  const { code, says, leavesOpen = false } = refusal;
  const { done, ...known } = cause;
  const own = new CamundaError(code, says(key, cause.detail ?? ''), { ...known, retryable: false });
  return done && leavesOpen ? maybeDoneError(own) : own;
}

/**
 * The refusal of a server that has no such operation. One of Camunda's says "Not Found" in JSON; anything else is a wrong
 * address, and the error says so.
 */
export function noSuchOperation(says: Refusal['says']): Refusal {
  return {
    matches: ({ status, title }) => status === 404 && Boolean(title),
    code: 'CAMUNDA_UNSUPPORTED',
    says,
  };
}

/** Of a key that no partition can have given (seen on 8.6.0). */
export const NO_PARTITION: Refusal = {
  matches: ({ title = '' }) => title.includes('PartitionNotFoundException'),
  code: 'CAMUNDA_NOT_FOUND',
  says: (key) => sentence`The key ${key} is not from this cluster. It has no such partition`,
};

/** The refusal of Camunda itself, and not of a proxy, for want of a permission. @param permission as Camunda names it */
export function lacksPermission(permission: string): Refusal {
  return {
    matches: ({ status, title }) => status === 403 && title === 'FORBIDDEN',
    code: 'CAMUNDA_FORBIDDEN',
    says: (_, detail) =>
      sentence`Camunda does not allow this. Give the user or the client ${permission} (${detail})`,
  };
}
