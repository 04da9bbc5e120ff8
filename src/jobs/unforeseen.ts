import { CamundaError, invalidError } from '../errors';
import { sentence } from '../sentence';
import { wordsOf } from '../words';

/** What was thrown, as the one error of this package. */
export function asCamundaError(thrown: unknown): CamundaError {
  if (thrown instanceof CamundaError) return thrown;
  return invalidError(sentence`The job could not be worked on: ${wordsOf(thrown)}`);
}

/** Tells somebody of an error. Never throws. */
export function tell(listener: { failed(error: CamundaError): void }, error: CamundaError): void {
  try {
    listener.failed(error);
  } catch {
    // Nobody is left who could be told.
  }
}
