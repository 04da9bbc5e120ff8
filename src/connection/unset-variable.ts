import { type CamundaError, configError } from '../errors';
import { sentence } from '../sentence';
import { variableName } from './variable-name';

/** The error for text that is still the name of an environment variable; undefined for any other value. */
export function unsetVariable(text: unknown): CamundaError | undefined {
  const name = variableName(text);
  return name === undefined ? undefined : configError(sentence`Environment variable ${name} is not set`);
}
