// As much of FEEL as correlation keys are mostly made of: text, paths, `+`, `string()` and `if`. What is anything else is left to people.

export type KeyExpression =
  | { kind: 'literal'; value: string | number | boolean }
  /** Names, and places in lists, of which the first is 1 and the last -1. */
  | { kind: 'path'; steps: readonly (string | number)[] }
  | { kind: 'string'; of: KeyExpression }
  | { kind: 'pair'; operator: string; left: KeyExpression; right: KeyExpression }
  | { kind: 'if'; is: KeyExpression; yes: KeyExpression; no: KeyExpression };

/** Characters, and expressions inside of each other. */
const LONGEST = 1_000;
const DEEPEST = 20;

const TOKEN = /"[^"\\]*"|\d+(?:\.\d+)?|[\p{L}_][\p{L}\p{N}_]*|[<>!]=|[^\s]/gsu;
const NAME = /^[\p{L}_]/u;
const KEYWORDS = [
  'and',
  'or',
  'in',
  'if',
  'then',
  'else',
  'for',
  'some',
  'every',
  'return',
  'not',
  'null',
  'function',
];

/** From those that bind least to those that bind most. */
const OPERATORS = [['or'], ['and'], ['=', '!=', '<', '>', '<=', '>='], ['+']];

/** Thrown for what is not understood. */
class Unknown extends Error {}

/** @param source without the `=` in front @returns undefined for what is beyond this */
export function readKey(source: string): KeyExpression | undefined {
  if (source.length > LONGEST) return undefined;
  try {
    return new Parser(source.match(TOKEN) ?? []).all();
  } catch (failure) {
    if (failure instanceof Unknown) return undefined;
    throw failure;
  }
}

class Parser {
  readonly #tokens: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  all(): KeyExpression {
    const expression = this.#expression();
    if (this.#at < this.#tokens.length) throw new Unknown();
    return expression;
  }

  #expression(): KeyExpression {
    if (++this.#depth > DEEPEST) throw new Unknown();
    const expression = this.#takes('if') ? this.#choice() : this.#pairs(0);
    this.#depth--;
    return expression;
  }

  #choice(): KeyExpression {
    const is = this.#expression();
    this.#expect('then');
    const yes = this.#expression();
    this.#expect('else');
    return { kind: 'if', is, yes, no: this.#expression() };
  }

  #pairs(level: number): KeyExpression {
    const operators = OPERATORS[level];
    if (!operators) return this.#operand();
    let left = this.#pairs(level + 1);
    for (let token = this.#next; operators.includes(token); token = this.#next) {
      this.#at++;
      const right = this.#pairs(level + 1);
      // It adds up numbers too, and only text tells which of both it does.
      if (token === '+' && !isText(left) && !isText(right)) throw new Unknown();
      left = { kind: 'pair', operator: token, left, right };
    }
    return left;
  }

  #operand(): KeyExpression {
    const token = this.#take();
    if (token === '(') return this.#inside();
    if (token.startsWith('"') && token.length > 1) return { kind: 'literal', value: token.slice(1, -1) };
    if (/^\d/.test(token)) return { kind: 'literal', value: Number(token) };
    if (token === 'true' || token === 'false') return { kind: 'literal', value: token === 'true' };
    if (token === 'string' && this.#takes('(')) return { kind: 'string', of: this.#inside() };
    return this.#path(token);
  }

  #inside(): KeyExpression {
    const expression = this.#expression();
    this.#expect(')');
    return expression;
  }

  #path(first: string): KeyExpression {
    const steps: (string | number)[] = [nameOf(first)];
    for (;;) {
      if (this.#takes('.')) steps.push(nameOf(this.#take()));
      else if (this.#takes('[')) {
        const sign = this.#takes('-') ? -1 : 1;
        const place = this.#take();
        if (!/^[1-9]\d{0,3}$/.test(place)) throw new Unknown();
        steps.push(sign * Number(place));
        this.#expect(']');
      } else return { kind: 'path', steps };
    }
  }

  get #next(): string {
    return this.#tokens[this.#at] ?? '';
  }

  #take(): string {
    const token = this.#next;
    this.#at++;
    return token;
  }

  #takes(token: string): boolean {
    if (this.#next !== token) return false;
    this.#at++;
    return true;
  }

  #expect(token: string): void {
    if (!this.#takes(token)) throw new Unknown();
  }
}

function nameOf(token: string): string {
  if (!NAME.test(token) || KEYWORDS.includes(token) || token === '__proto__') throw new Unknown();
  return token;
}

function isText(expression: KeyExpression): boolean {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string';
    case 'path':
      return false;
    case 'string':
      return true;
    case 'pair':
      return expression.operator === '+';
    case 'if':
      return isText(expression.yes) && isText(expression.no);
  }
}
