import { CamundaError } from '../errors';
import type { Sentence } from '../sentence';
import { sentence } from '../sentence';

/** What something that was thrown says. It may be anything, and a getter of it may throw. */
export function wordsOf(failure: unknown): string | Sentence {
  if (failure instanceof CamundaError) return failure.sentence;
  try {
    return String(failure instanceof Error ? failure.message : failure);
  } catch {
    return sentence`no reason was given`;
  }
}
