import { CamundaError } from '../../src/errors';

/** The CamundaError with which something fails; anything else, and success, are failures of the test. */
export async function refusal(action: Promise<unknown> | (() => unknown)): Promise<CamundaError> {
  try {
    await (typeof action === 'function' ? action() : action);
  } catch (error) {
    if (error instanceof CamundaError) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}
