import type { Node, NodeAPI, NodeMessage } from 'node-red';
import { unsetVariable } from '../../src/connection/unset-variable';
import { type CamundaError, configError, errorIn, invalidError } from '../../src/errors';
import { isJsonObject } from '../../src/json-object';
import { type Sentence, sentence } from '../../src/sentence';

/** Finds the value of a typed input, at once or later. @throws CamundaError CAMUNDA_INVALID or CAMUNDA_CONFIG */
export type Evaluate = (value: string, type: string) => unknown;

/** Types whose values may take time: context stores and JSONata. */
const LATER = ['flow', 'global', 'jsonata'];

/** Milliseconds for those: a store that never calls back, or a promise in a message, would hold the message for ever. */
const LONGEST = 10_000;

/**
 * What a form holds as text: Node-RED puts the value of a variable in, which may be a number, and a flow file anything.
 * @throws CamundaError CAMUNDA_CONFIG for a list or an object
 */
export function formText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object' && typeof value !== 'symbol') return String(value);
  throw configError(sentence`Open the node and deploy it again. One of its fields holds no text`);
}

/**
 * The value of a typed input for one message, or the promise of one where that takes time.
 * @throws CamundaError CAMUNDA_INVALID where it cannot be evaluated, CAMUNDA_CONFIG where its variable is not set
 */
export function typedValue(
  RED: NodeAPI,
  node: Node,
  msg: NodeMessage,
  given: unknown,
  givenType: unknown,
): unknown {
  const [value, type] = [formText(given), formText(givenType)];
  const unset = value.includes('$') ? unsetVariable(value) : undefined;
  if (unset) throw unset;
  if (LATER.includes(type)) return valueLater(RED, node, msg, value, type);
  return awaited(value, type, () => RED.util.evaluateNodeProperty(value, type, node, msg));
}

/** A promise that a message holds is waited for, but not for ever. */
function awaited(value: string, type: string, read: () => unknown): unknown {
  try {
    const result = read();
    return isPromise(result) ? inTime(value, type, result) : result;
  } catch (error) {
    throw notEvaluated(value, type, error);
  }
}

/** Also what only looks like one, because `await` waits for that too. */
function isPromise(value: unknown): value is PromiseLike<unknown> {
  const mayHaveOne = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return mayHaveOne && 'then' in value && typeof value.then === 'function';
}

function notEvaluated(value: string, type: string, error: unknown): CamundaError {
  const reason = errorIn(error)?.message ?? sentence`no reason was given`;
  return invalidError(sentence`A value cannot be evaluated (${type} ${value}): ${reason}`);
}

function valueLater(
  RED: NodeAPI,
  node: Node,
  msg: NodeMessage,
  value: string,
  type: string,
): Promise<unknown> {
  const evaluated = new Promise((resolve, reject) => {
    const settle = (error: Error | null, result: unknown) => (error ? reject(error) : resolve(result));
    RED.util.evaluateNodeProperty(value, type, node, msg, settle);
  });
  return inTime(value, type, evaluated);
}

async function inTime(value: string, type: string, evaluated: PromiseLike<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = Symbol('late');
  const tooLate = new Promise<symbol>((resolve) => {
    timer = setTimeout(resolve, LONGEST, late);
  });
  const result = await Promise.race([evaluated, tooLate])
    .catch((error: unknown) => {
      throw notEvaluated(value, type, error);
    })
    .finally(() => clearTimeout(timer));
  if (result !== late) return result;
  throw invalidError(sentence`A value took longer than ${LONGEST / 1_000} s (${type} ${value})`);
}

/**
 * What a message has at a path such as `job.jobKey`, or the promise of it; Node-RED throws where there is no object on the way.
 * @throws CamundaError CAMUNDA_INVALID where it cannot be read
 */
export function valueAt(msg: NodeMessage, path: string): unknown {
  const step = (inner: unknown, name: string) => (isJsonObject(inner) ? inner[name] : undefined);
  return awaited(path, 'msg', () => path.split('.').reduce<unknown>(step, msg));
}

/** What a form holds as text. @throws CamundaError CAMUNDA_CONFIG where its environment variable is not set */
export function setText(value: unknown): string {
  const text = formText(value).trim();
  const unset = unsetVariable(text);
  if (unset) throw unset;
  return text;
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
  const text = setText(value);
  if (text === '') return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number >= lowest && number <= highest) return number;
  throw configError(sentence`${label} must be a whole number (${lowest} to ${highest}, or blank)`);
}
