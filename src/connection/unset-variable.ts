import { type CamundaError, configError } from '../errors';

/** `${NAME}` or `$(NAME)`, which Node-RED leaves as it is where the variable is not set. */
const UNSET_VARIABLE = /^\$(?:\{([\p{L}\p{N}_.$-]+)\}|\(([\p{L}\p{N}_.$-]+)\))$/u;

/** The error for text that is still the name of an environment variable; undefined for any other text. */
export function unsetVariable(text: string): CamundaError | undefined {
  const unset = UNSET_VARIABLE.exec(text.trim());
  return unset ? configError(`Environment variable ${unset[1] ?? unset[2]} is not set`) : undefined;
}
