import { invalidError } from '../errors';
import { sentence } from '../sentence';

const BYTE_ORDER_MARK = 0xfeff;

/** The least digits of an integer beyond 2^53-1, and what the first of so few must be. */
const DIGITS = 16;
const NINE = '9'.charCodeAt(0);
const ZERO = '0'.charCodeAt(0);

/** 1 for each byte that can stand before a number where JSON has a value. */
const BEFORE_VALUE = new Uint8Array(256);
for (const sign of '-:,[ \t\r\n') BEFORE_VALUE[sign.charCodeAt(0)] = 1;

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

/**
 * Whether there may be an integer beyond 2^53-1. Every answer is looked through, so one byte in 16 has to do: no number of
 * 16 digits fits between two of them. A regular expression takes twice as long, and so does text instead of its bytes.
 */
function mayHaveLongInteger(json: Buffer): boolean {
  for (let place = DIGITS - 1; place < json.length; place += DIGITS) {
    if (!isDigit(json[place])) continue;
    let first = place;
    while (isDigit(json[first - 1])) first--;
    // Most long numbers are keys in quotes, which is seen here before their end is looked for.
    if (first > 0 && !BEFORE_VALUE[json[first - 1] ?? 0]) continue;
    let last = place;
    while (isDigit(json[last + 1])) last++;
    const digits = last - first + 1;
    if (digits > DIGITS || (digits === DIGITS && json[first] === NINE)) return true;
  }
  return false;
}

function keepDigits(text: string): number | string {
  const value = Number(text);
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(text) ? text : value;
}

/**
 * Parses JSON so that no 64-bit key loses a digit: an integer beyond 2^53-1 becomes its text.
 * Camunda 8.6 sends keys as numbers, and from the fourth partition on they are that large.
 * @param json text, or its bytes in UTF-8, in which the look for such integers takes half the time
 * @throws SyntaxError where the text is not JSON
 */
export function parseJson(json: string | Buffer): unknown {
  const [text, bytes] = typeof json === 'string' ? [json, Buffer.from(json)] : [textOf(json), json];
  if (!mayHaveLongInteger(bytes)) return JSON.parse(text);
  const { parse }: typeof import('lossless-json') = require('lossless-json');
  return parse(text, undefined, keepDigits);
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
