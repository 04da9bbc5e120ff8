import { CamundaError, unsupportedError } from '../../src/errors';
import type { Onlooker } from '../../src/processes/onlooker';
import { sentence } from '../../src/sentence';
import { rankOf } from '../../src/version';

const FIRST_WITH_SEARCH = rankOf('8.8');

/**
 * A failure in words that say what to do about it.
 * @param time milliseconds, where they were over
 */
export function explained(
  failure: CamundaError,
  time: number | undefined,
  { knownVersion = '' }: Onlooker,
): CamundaError {
  const { code, cause } = failure;
  if (code === 'CAMUNDA_ABORTED' && time !== undefined) {
    const words = sentence`Camunda did not answer within ${time / 1_000} s`;
    return new CamundaError('CAMUNDA_TIMEOUT', words, { retryable: true });
  }
  // 8.6 and 8.7 come with their searches switched off: the paths are not there. Camunda's own 404 has another title.
  if (rankOf(knownVersion) < FIRST_WITH_SEARCH && cause.status === 404 && cause.title !== 'NOT_FOUND') {
    const words = sentence`Search is switched off on this cluster. Set CAMUNDA_REST_QUERY_ENABLED=true`;
    return unsupportedError(words, cause);
  }
  return failure;
}
