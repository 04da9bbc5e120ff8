import { MAX_DEPTH, MAX_PARTS } from './bounds';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPENS_LIST = 0x5b;
const CLOSES_LIST = 0x5d;
const OPENS_OBJECT = 0x7b;
const CLOSES_OBJECT = 0x7d;
/** Numbers are written with the bytes from `+` to `9` except comma and slash, and with `E` and `e`. */
const PLUS = 0x2b;
const COMMA = 0x2c;
const SLASH = 0x2f;
const NINE = 0x39;
const LOWER_E = 0x65;

/** Digits of 2^53-1, the largest integer that can be told from its neighbours. */
const SAFE_DIGITS = 16;

/** Where the integers beyond 2^53-1 of a JSON text begin and end, in turn; or the bound that the text breaks. */
export type Looked = number[] | 'deep' | 'large';

/** Where the text that begins at this quote ends: at its closing quote. */
function endOfText(json: Buffer, start: number): number {
  const { length } = json;
  for (let at = start + 1; at < length; at++) {
    const byte = json[at];
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH) at++;
  }
  return length;
}

function isOfNumber(byte: number): boolean {
  if (byte >= PLUS && byte <= NINE) return byte !== COMMA && byte !== SLASH;
  return (byte | 0x20) === LOWER_E;
}

/** Where the number that begins here is over. */
function endOfNumber(json: Buffer, start: number): number {
  let at = start + 1;
  while (isOfNumber(json[at] ?? 0)) at++;
  return at;
}

/** Whether what stands here is an integer that cannot be told from its neighbours. */
function isInexactInteger(json: Buffer, start: number, end: number): boolean {
  const text = json.toString('latin1', start, end);
  const number = Number(text);
  return Number.isFinite(number) && !Number.isSafeInteger(number) && /^-?[1-9]\d*$/.test(text);
}

/** Whether a name of a property would stand here: in quotes, a number would become one. */
function isBeforeColon(json: Buffer, end: number): boolean {
  let at = end;
  while ((json[at] ?? COLON) <= 0x20) at++;
  return json[at] === COLON;
}

/**
 * Looks through a JSON text (UTF-8) once, byte by byte, whatever it holds: parsing it first and looking at what came out
 * takes several seconds for 16 MiB of `{},{},{}`. What it says of a text that is no JSON means nothing.
 */
export function lookThrough(json: Buffer): Looked {
  const inexact: number[] = [];
  const { length } = json;
  let depth = 0;
  let parts = 0;
  for (let at = 0; at < length; at++) {
    const byte = json[at] ?? 0;
    if (byte === QUOTE) {
      if (++parts > MAX_PARTS) return 'large';
      at = endOfText(json, at);
    } else if (byte === OPENS_OBJECT || byte === OPENS_LIST) {
      if (++parts > MAX_PARTS) return 'large';
      if (++depth > MAX_DEPTH) return 'deep';
    } else if (byte === CLOSES_OBJECT || byte === CLOSES_LIST) {
      depth--;
    } else if (isOfNumber(byte)) {
      const end = endOfNumber(json, at);
      if (end - at >= SAFE_DIGITS && isInexactInteger(json, at, end) && !isBeforeColon(json, end)) {
        if (++parts > MAX_PARTS) return 'large';
        inexact.push(at, end);
      }
      at = end - 1;
    }
  }
  return inexact;
}

/** The text with these numbers in quotes. It is JSON if it was, and only then. */
export function inQuotes(json: Buffer, numbers: readonly number[]): Buffer {
  const quoted = Buffer.allocUnsafe(json.length + numbers.length);
  let written = 0;
  let taken = 0;
  for (const place of numbers) {
    written += json.copy(quoted, written, taken, place);
    quoted[written++] = QUOTE;
    taken = place;
  }
  json.copy(quoted, written, taken);
  return quoted;
}
