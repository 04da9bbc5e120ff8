import { CamundaError, unsupportedError } from '../errors';
import type { Sentence } from '../sentence';

/**
 * What to throw where an operation failed that the server's version may lack: CAMUNDA_UNSUPPORTED with this sentence for
 * its 404, else the error itself. A server of Camunda says "Not Found" in JSON; anything else is a wrong address, and the
 * error says so.
 */
export function orUnsupported(error: unknown, sentence: Sentence): unknown {
  if (!(error instanceof CamundaError) || error.code !== 'CAMUNDA_NOT_FOUND') return error;
  const { source, title } = error.cause;
  // The token endpoint may be missing too, and that has nothing to do with a version.
  return source === 'api' && title ? unsupportedError(sentence, error.cause) : error;
}
