import { unsetVariable } from '../../src/connection/unset-variable';

/**
 * Names that a form holds as text, separated by commas.
 * @throws CamundaError CAMUNDA_CONFIG where the environment variable of the text is not set
 */
export function variableNames(text = ''): string[] {
  const unset = unsetVariable(text);
  if (unset) throw unset;
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
