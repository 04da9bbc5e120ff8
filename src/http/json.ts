import { invalidError } from '../errors';
import { type Sentence, sentence } from '../sentence';
import { inBytes, MAX_BODY, MAX_DEPTH, MAX_PARTS } from './bounds';
import { Measure } from './json-measure';
import { inQuotes, lookThrough } from './json-text';
import { lookAt } from './json-value';

const BYTE_ORDER_MARK = 0xfeff;

/** JSON that is not parsed because that would take too long, or because of what it would do to who reads it. */
export class JsonBeyondBounds extends SyntaxError {
  constructor(readonly sentence: Sentence) {
    super(String(sentence));
  }
}

/** The text in the body of an answer. */
export function textOf(body: Buffer): string {
  const text = body.toString();
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}

const TOO_DEEP = sentence`it is nested deeper than ${MAX_DEPTH} levels`;
const TOO_MANY = sentence`it has more than ${MAX_PARTS} texts, lists and objects: ask for smaller pages`;

/** Bytes that are parsed before they are looked at, which is faster: even the worst of them take no third of a second. */
const PARSED_AT_ONCE = 1024 * 1024;

/**
 * Parses JSON so that no 64-bit key loses a digit: an integer beyond 2^53-1 becomes its text.
 * Camunda 8.6 sends keys as numbers, and from the fourth partition on they are that large.
 * @param json text, or its UTF-8
 * @throws JsonBeyondBounds where it has more than 500 levels, or more than 500,000 texts, lists and objects
 * @throws SyntaxError where it is not JSON
 */
export function parseJson(json: string | Buffer): unknown {
  if (json.length <= PARSED_AT_ONCE) {
    const parsed: unknown = JSON.parse(typeof json === 'string' ? json : textOf(json));
    const found = lookAt(parsed);
    if (found === 'deep') throw new JsonBeyondBounds(TOO_DEEP);
    if (found === 'fine') return parsed;
  }
  return parseLookedThrough(typeof json === 'string' ? Buffer.from(json) : json);
}

function parseLookedThrough(json: Buffer): unknown {
  const looked = lookThrough(json);
  if (looked === 'deep') throw new JsonBeyondBounds(TOO_DEEP);
  if (looked === 'large') throw new JsonBeyondBounds(TOO_MANY);
  return JSON.parse(textOf(looked.length > 0 ? inQuotes(json, looked) : json));
}

/**
 * Refuses what would take too long to write as JSON, before it is written.
 * @throws CamundaError CAMUNDA_INVALID
 */
export function checkWritable(value: unknown): void {
  switch (new Measure().take(value)) {
    case 'unreadable':
      throw unreadable();
    case 'deep':
      throw invalidError(sentence`The request is nested deeper than ${MAX_DEPTH} levels`);
    case 'large':
      throw tooLarge();
  }
}

/**
 * @throws CamundaError CAMUNDA_INVALID for what JSON cannot hold (a circle, a BigInt, a property that throws), and for
 *   what is too large or too deep
 */
export function writeJson(value: unknown): string {
  checkWritable(value);
  let text: string;
  try {
    text = JSON.stringify(value);
  } catch {
    throw unreadable();
  }
  // JSON has no text for a function, and a sign has at most three bytes.
  if (text?.length > MAX_BODY / 3 && Buffer.byteLength(text) > MAX_BODY) throw tooLarge();
  return text;
}

function unreadable() {
  return invalidError(
    sentence`The request cannot be written as JSON: it holds a circle, a BigInt or an unreadable property`,
  );
}

function tooLarge() {
  return invalidError(
    sentence`The request is too large: send at most ${inBytes(MAX_BODY)}, and ${MAX_PARTS} values, in one message`,
  );
}
