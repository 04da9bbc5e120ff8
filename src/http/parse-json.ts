import { type Sentence, sentence } from '../sentence';
import { MAX_DEPTH, MAX_PARTS } from './bounds';
import { inQuotes, lookThrough } from './json-text';

const BYTE_ORDER_MARK = 0xfeff;

/** JSON that is not parsed because that would take too long, or because its readers would not survive it. */
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
const TOO_MANY = sentence`it has more than ${MAX_PARTS} texts, lists and objects. Ask for smaller pages`;

/** Bytes that are parsed before they are looked at, which is faster: even the worst case takes less than a third of a second. */
const PARSED_AT_ONCE = 1024 * 1024;

/** Whether a number is an integer beyond 2^53-1, which cannot be told from its neighbours. */
function isInexact(value: number): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** Whether a value is such a number; one that may hold such numbers goes to the next level. */
function look(value: unknown, next: object[]): boolean {
  if (typeof value === 'number') return isInexact(value);
  if (typeof value === 'object' && value !== null) next.push(value);
  return false;
}

function lookInto(holder: object, next: object[]): boolean {
  if (Array.isArray(holder)) {
    for (const value of holder) if (look(value, next)) return true;
    return false;
  }
  const object = holder as Record<string, unknown>;
  for (const name in object) if (look(object[name], next)) return true;
  return false;
}

/**
 * Whether what was parsed holds an integer beyond 2^53-1, or more levels than it may. Level by level: faster than its
 * bytes, and without recursion.
 */
function lookAt(parsed: unknown): 'fine' | 'inexact' | 'deep' {
  let level: object[] = [];
  if (look(parsed, level)) return 'inexact';
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return 'deep';
    const next: object[] = [];
    for (const holder of level) if (lookInto(holder, next)) return 'inexact';
    level = next;
  }
  return 'fine';
}

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

/** What is JSON as text, parsed as `parseJson` does; anything else as it is. */
export function parsedText(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return parseJson(value);
  } catch {
    return value;
  }
}
