import type { Node, NodeAPI, NodeMessage } from 'node-red';
import { unsetVariable } from '../../src/connection/unset-variable';
import { configError, invalidError } from '../../src/errors';
import { type Sentence, sentence } from '../../src/sentence';

/** Types whose values may take time: context stores and JSONata. */
const LATER = ['flow', 'global', 'jsonata'];

/**
 * The value of a typed input for one message.
 * @throws CamundaError CAMUNDA_INVALID where it cannot be evaluated, CAMUNDA_CONFIG where its variable is not set
 */
export async function typedValue(
  RED: NodeAPI,
  node: Node,
  msg: NodeMessage,
  value: string,
  type: string,
): Promise<unknown> {
  const unset = unsetVariable(value);
  if (unset) throw unset;
  try {
    if (LATER.includes(type)) return await valueLater(RED, node, msg, value, type);
    return RED.util.evaluateNodeProperty(value, type, node, msg);
  } catch (error) {
    const reason = error instanceof Error ? error.message : sentence`no reason was given`;
    throw invalidError(sentence`The value ${type} ${value} cannot be evaluated: ${reason}`);
  }
}

function valueLater(
  RED: NodeAPI,
  node: Node,
  msg: NodeMessage,
  value: string,
  type: string,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (error: Error | null, result: unknown) => (error ? reject(error) : resolve(result));
    RED.util.evaluateNodeProperty(value, type, node, msg, settle);
  });
}

/**
 * A whole number that a form holds as text; undefined for a blank one.
 * @throws CamundaError CAMUNDA_CONFIG for anything else
 */
export function wholeNumber(
  label: Sentence,
  value: unknown,
  lowest: number,
  highest: number,
): number | undefined {
  const text = String(value ?? '').trim();
  if (text === '') return undefined;
  const unset = unsetVariable(text);
  if (unset) throw unset;
  const number = Number(text);
  if (Number.isInteger(number) && number >= lowest && number <= highest) return number;
  throw configError(sentence`${label} must be a whole number from ${lowest} to ${highest}, or blank`);
}
