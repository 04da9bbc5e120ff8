import { CamundaError, errorIn } from './errors';
import type { Sentence } from './sentence';
import { sentence } from './sentence';

/** What something that was thrown says. It may be anything, and a getter of it may throw. */
export function wordsOf(failure: unknown): string | Sentence {
  const error = errorIn(failure);
  if (error) return error instanceof CamundaError ? error.sentence : error.message;
  try {
    return String(failure);
  } catch {
    return sentence`no reason was given`;
  }
}
