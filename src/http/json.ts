import { parse } from 'lossless-json';
import { invalidError } from '../errors';

/** A number of 16 or more digits where JSON has a value: only those can be beyond 2^53-1. */
const LONG_INTEGER = /(?:^|[:[,])\s*-?\d{16}/;

function keepDigits(text: string): number | string {
  const value = Number(text);
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(text) ? text : value;
}

/**
 * Parses JSON so that no 64-bit key loses a digit: an integer beyond 2^53-1 becomes its text.
 * Camunda 8.6 sends keys as numbers, and from the fourth partition on they are that large.
 * @throws SyntaxError where the text is not JSON
 */
export function parseJson(text: string): unknown {
  return LONG_INTEGER.test(text) ? parse(text, undefined, keepDigits) : JSON.parse(text);
}

/** @throws CamundaError CAMUNDA_INVALID for what JSON cannot hold: a circle, a BigInt, a property that throws */
export function writeJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    throw invalidError(
      'The request cannot be written as JSON: it holds a circle, a BigInt or an unreadable property',
    );
  }
}
