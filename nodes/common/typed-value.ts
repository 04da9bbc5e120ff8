import type { Node, NodeAPI, NodeMessage } from 'node-red';
import { unsetVariable } from '../../src/connection/unset-variable';
import { configError, invalidError } from '../../src/errors';

/**
 * The value of a typed input for one message.
 * @throws CamundaError CAMUNDA_INVALID where it cannot be evaluated, CAMUNDA_CONFIG where its variable is not set
 */
export function typedValue(
  RED: NodeAPI,
  node: Node,
  msg: NodeMessage,
  value: string,
  type: string,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const unset = unsetVariable(value);
    if (unset) throw unset;
    const settle = (error: Error | null, result: unknown) => {
      if (error) reject(invalidError(`The value ${type} ${value} cannot be evaluated: ${error.message}`));
      else resolve(result);
    };
    try {
      RED.util.evaluateNodeProperty(value, type, node, msg, settle);
    } catch (error) {
      settle(error instanceof Error ? error : new Error('no reason was given'), undefined);
    }
  });
}

/**
 * A whole number that a form holds as text; undefined for a blank one.
 * @throws CamundaError CAMUNDA_CONFIG for anything else
 */
export function wholeNumber(
  label: string,
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
  throw configError(`${label} must be a whole number from ${lowest} to ${highest}, or blank`);
}
