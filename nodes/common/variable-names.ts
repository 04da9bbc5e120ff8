import { unsetVariable } from '../../src/connection/unset-variable';
import { countInWords } from '../../src/count-in-words';
import { configError } from '../../src/errors';
import { sentence } from '../../src/sentence';
import { writtenList } from '../../src/written-list';
import { formText } from './typed-value';

const MAX_NAMES = 1_000;

/**
 * Names that a form holds as text, separated by commas.
 * @throws CamundaError CAMUNDA_CONFIG where the environment variable of the text is not set, and for too many names
 */
export function variableNames(form?: unknown): string[] {
  const text = formText(form);
  const unset = unsetVariable(text);
  if (unset) throw unset;
  const names = writtenList(text);
  if (names.length <= MAX_NAMES) return names;
  throw configError(sentence`The form names more than ${countInWords(MAX_NAMES)} variables`);
}
