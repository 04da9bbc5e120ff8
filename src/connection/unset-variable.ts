import { type CamundaError, configError } from '../errors';
import { sentence } from '../sentence';

/** `${NAME}` or `$(NAME)`, which Node-RED leaves as it is where the variable is not set. */
const VARIABLE = /^\$(?:\{([\p{L}\p{N}_.$-]+)\}|\(([\p{L}\p{N}_.$-]+)\))$/u;

/** The name of the environment variable that a text stands for; undefined for any other value: a flow file can hold any. */
export function variableName(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const match = VARIABLE.exec(text.trim());
  return match?.[1] ?? match?.[2];
}

/** The error for text that is still the name of an environment variable; undefined for any other value. */
export function unsetVariable(text: unknown): CamundaError | undefined {
  const name = variableName(text);
  return name === undefined ? undefined : configError(sentence`Environment variable ${name} is not set`);
}
