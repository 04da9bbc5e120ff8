/** `${NAME}` or `$(NAME)`, which Node-RED leaves as it is where the variable is not set. */
const VARIABLE = /^\$(?:\{([\p{L}\p{N}_.$-]+)\}|\(([\p{L}\p{N}_.$-]+)\))$/u;

/** The name of the environment variable that a text stands for; undefined for any other value: a flow file can hold any. */
export function variableName(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const match = VARIABLE.exec(text.trim());
  return match?.[1] ?? match?.[2];
}
