// Which variables a FEEL expression reads. What is not certain to be one is left out: an example need not have all.

/** What a variable is an example of, in JSON. */
export type Value = string | number | boolean | readonly Value[] | { readonly [name: string]: Value };

/** What an expression results in, where its place tells. */
export type Kind = 'condition' | 'list' | 'number';

export interface Guess {
  value: Value;
  /** Whether the expression tells what it is. */
  isSure: boolean;
}

/** Stands among names for any place in a list. */
export const IN_LIST = '[]';

/** `order.items[1].id` has the names `order`, `items`, `[]` and `id`. */
export interface Path {
  names: readonly string[];
  guess: Guess;
}

/** Characters of an expression. */
export const MAX_EXPRESSION = 10_000;

/** Names of a path. */
const DEEPEST = 8;

const TOKEN = /"(?:[^"\\]|\\.)*"|\d+(?:\.\d+)?|[\p{L}_][\p{L}\p{N}_]*|\*\*|[<>!]=|\.\.|[^\s\p{L}\p{N}_]/gsu;
const NAME = /^[\p{L}_]/u;

const KEYWORDS = new Set([
  ...['and', 'or', 'in', 'if', 'then', 'else', 'for', 'some', 'every', 'return', 'satisfies', 'between'],
  ...['instance', 'of', 'function', 'external', 'not', 'true', 'false', 'null', 'partial'],
]);

const EQUAL = ['=', '!='];
const COMPARED = ['<', '>', '<=', '>='];
const CALCULATED = ['-', '*', '/', '**', '+'];

/** The paths that are read, in their order. @param expression without the `=` in front */
export function pathsIn(expression: string, kind?: Kind): Path[] {
  // The only functions whose names have a keyword inside.
  const text = expression.slice(0, MAX_EXPRESSION).replace(/\b(date|years) and (time|months)\b/g, '$1');
  const tokens = text.match(TOKEN) ?? [];
  const own = ownNames(tokens);
  const found: Path[] = [];
  let filters = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    const before = tokens[at - 1] ?? '';
    // In a filter, names are those of what is filtered.
    if (filters > 0 || (token === '[' && (isName(before) || before === ']' || before === ')'))) {
      if (token === '[') filters++;
      else if (token === ']') filters--;
      continue;
    }
    if (!isName(token)) continue;
    const { names, next } = pathAt(tokens, at);
    const isOne = !isName(before) && before !== '.' && !isName(tokens[next]);
    const isCalled = tokens[next] === '(' || tokens[next] === ':';
    if (isOne && !isCalled && !own.has(token) && !names.includes('__proto__')) {
      found.push({
        names,
        guess: guessOf(tokens, at, next, names.findLast((name) => name !== IN_LIST) ?? token, kind),
      });
    }
    at = next - 1;
  }
  return found;
}

function isName(token: string | undefined): boolean {
  return token !== undefined && NAME.test(token) && !KEYWORDS.has(token);
}

/** Names that the expression itself gives: of a loop. */
function ownNames(tokens: readonly string[]): Set<string> {
  const isLoop = tokens.some((token) => token === 'for' || token === 'some' || token === 'every');
  return new Set(isLoop ? tokens.filter((token, at) => isName(token) && tokens[at + 1] === 'in') : []);
}

function pathAt(tokens: readonly string[], start: number): { names: string[]; next: number } {
  const names = [tokens[start] ?? ''];
  let at = start + 1;
  while (names.length < DEEPEST) {
    if (tokens[at] === '.' && isName(tokens[at + 1])) {
      names.push(tokens[at + 1] ?? '');
      at += 2;
    } else if (isPlace(tokens, at)) {
      names.push(IN_LIST);
      at += 3;
    } else break;
  }
  return { names, next: at };
}

/** `[1]`; of a list with one element, any other is not there. */
function isPlace(tokens: readonly string[], at: number): boolean {
  return tokens[at] === '[' && tokens[at + 1] === '1' && tokens[at + 2] === ']';
}

/** From what stands beside a path, from `start` up to, not including, `end`. */
function guessOf(
  tokens: readonly string[],
  start: number,
  end: number,
  name: string,
  kind: Kind | undefined,
): Guess {
  const sides = [
    { operator: tokens[end], operand: tokens[end + 1] },
    { operator: tokens[start - 1], operand: tokens[start - 2] },
  ];
  for (const { operator = '', operand = '' } of sides) {
    const value = literal(operand);
    if (value !== undefined && EQUAL.includes(operator)) return { value, isSure: true };
    if (typeof value === 'string') continue;
    if (COMPARED.includes(operator)) return { value: value ?? 1, isSure: true };
    if (CALCULATED.includes(operator)) return { value: 1, isSure: true };
  }
  const isAlone = start === 0 && end === tokens.length;
  if (kind === 'number' && isAlone) return { value: 1, isSure: true };
  if (kind === 'list' && isAlone) return { value: [`${name} 1`], isSure: true };
  if (kind === 'condition' && isTruth(tokens[start - 1], tokens[end])) return { value: true, isSure: true };
  return { value: `${name} 1`, isSure: false };
}

function isTruth(before: string | undefined, after: string | undefined): boolean {
  return ['(', 'and', 'or', undefined].includes(before) && [')', 'and', 'or', undefined].includes(after);
}

function literal(token: string): Value | undefined {
  if (token.startsWith('"')) return token.slice(1, -1);
  if (/^\d/.test(token)) return Number(token);
  return token === 'true' || token === 'false' ? token === 'true' : undefined;
}
