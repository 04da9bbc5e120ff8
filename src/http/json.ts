import { invalidError } from '../errors';
import { sentence } from '../sentence';

const BYTE_ORDER_MARK = 0xfeff;

/** Whether a number is an integer beyond 2^53-1, which cannot be told from its neighbours. */
function isInexact(value: number): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** Whether a value is such a number; one that may hold such numbers waits its turn. */
function look(value: unknown, waiting: object[]): boolean {
  if (typeof value === 'number') return isInexact(value);
  if (typeof value === 'object' && value !== null) waiting.push(value);
  return false;
}

/**
 * Whether such a number was parsed. Every answer is looked through: faster than its text or its bytes, and without
 * recursion, because an answer may be nested deeper than functions can be.
 */
function holdsInexact(parsed: unknown): boolean {
  const waiting: object[] = [[parsed]];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (Array.isArray(one)) {
      for (const value of one) if (look(value, waiting)) return true;
    } else {
      const object = one as Record<string, unknown>;
      for (const name in object) if (look(object[name], waiting)) return true;
    }
  }
  return false;
}

function keepDigits(text: string): number | string {
  const value = Number(text);
  return isInexact(value) && /^-?\d+$/.test(text) ? text : value;
}

/**
 * Parses JSON so that no 64-bit key loses a digit: an integer beyond 2^53-1 becomes its text.
 * Camunda 8.6 sends keys as numbers, and from the fourth partition on they are that large.
 * @throws SyntaxError where the text is not JSON
 */
export function parseJson(json: string): unknown {
  const parsed: unknown = JSON.parse(json);
  if (!holdsInexact(parsed)) return parsed;
  const { parse }: typeof import('lossless-json') = require('lossless-json');
  return parse(json, undefined, keepDigits);
}

/** The text in the body of an answer. */
export function textOf(body: Buffer): string {
  const text = body.toString();
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}

/** @throws CamundaError CAMUNDA_INVALID for what JSON cannot hold: a circle, a BigInt, a property that throws */
export function writeJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    throw invalidError(
      sentence`The request cannot be written as JSON: it holds a circle, a BigInt or an unreadable property`,
    );
  }
}
