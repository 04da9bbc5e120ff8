import type { CamundaClient } from '../../src/camunda-client';
import { CamundaError, unsupportedError } from '../../src/errors';
import { sentence } from '../../src/sentence';
import { rankOf } from '../../src/version';

const FIRST_WITH_SEARCH = rankOf('8.8');

/**
 * A failure in words that say what to do about it.
 * @param time milliseconds for the question, which nobody but the clock ends
 * @param client absent: there is no such cluster
 */
export function explained(
  failure: CamundaError,
  time: number,
  client: CamundaClient | undefined,
): CamundaError {
  const { code, cause } = failure;
  if (code === 'CAMUNDA_ABORTED') {
    const words = sentence`Camunda did not answer within ${time / 1_000} s`;
    return new CamundaError('CAMUNDA_TIMEOUT', words, { retryable: true });
  }
  // 8.6 and 8.7 come with their searches switched off: the paths are not there. Camunda's own 404 has another title.
  const isOld = rankOf(client?.knownVersion ?? '') < FIRST_WITH_SEARCH;
  if (isOld && cause.status === 404 && cause.title !== 'NOT_FOUND') {
    const words = sentence`Search is switched off on this cluster. Set CAMUNDA_REST_QUERY_ENABLED=true`;
    return unsupportedError(words, cause);
  }
  return failure;
}
