import { type CamundaError, configError } from '../errors';
import { sentence } from '../sentence';

/** `${NAME}` or `$(NAME)`, which Node-RED leaves as it is where the variable is not set. */
const VARIABLE = /^\$(?:\{([\p{L}\p{N}_.$-]+)\}|\(([\p{L}\p{N}_.$-]+)\))$/u;

/** The name of the environment variable that a text stands for; undefined for any other text. */
export function variableName(text: string): string | undefined {
  const match = VARIABLE.exec(text.trim());
  return match?.[1] ?? match?.[2];
}

/** The error for text that is still the name of an environment variable; undefined for any other text. */
export function unsetVariable(text: string): CamundaError | undefined {
  const name = variableName(text);
  return name === undefined ? undefined : configError(sentence`Environment variable ${name} is not set`);
}
