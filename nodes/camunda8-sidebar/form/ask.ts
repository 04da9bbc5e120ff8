import { askRuntime } from '../../common/form/ask-runtime';
import type { Answers, Question, Refused } from '../choices';
import { text } from './words';

/** Milliseconds; the runtime answers within 10 s. */
const TIME = 12_000;

/** Asks the runtime about a deployed cluster. Never rejects: where Node-RED does not answer, it says so. */
export async function ask<Asked extends Question>(
  question: Asked,
): Promise<Answers[Asked['about']] | Refused> {
  try {
    return await askRuntime('camunda8-sidebar', 'look', question, TIME);
  } catch {
    return { ok: false, state: 'unknown', message: text('noAnswer') };
  }
}
