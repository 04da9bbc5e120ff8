import {
  evaluate,
  type FeelFunction,
  isFunction,
  isRange,
  parseExpression,
  unaryTest,
  type Warning,
} from 'feelin';
import { FeelFailure } from './failure';
import { functionsOf } from './functions';
import { fromNow } from './time';

/** Looks a variable up; undefined where there is none. */
export type Resolve = (name: string) => unknown;

/** Zeebe's names for what an expression can result in. */
export type ResultType = 'NULL' | 'BOOLEAN' | 'NUMBER' | 'STRING' | 'ARRAY' | 'OBJECT';

export interface Evaluation {
  /** As JSON: dates, times and durations are text. */
  readonly value: unknown;
  /** One line each, as Zeebe words them. */
  readonly warnings: readonly string[];
}

interface Compiled {
  readonly functions: Readonly<Record<string, FeelFunction>>;
  readonly variables: readonly string[];
}

/** What needs no evaluation, as due dates after so much time do not: most mappings and conditions name a variable. */
const PLAIN_VARIABLE = /^(?!(?:true|false|null)$)[A-Za-z_]\w*$/;

/** More different expressions than that are not kept parsed. */
const MOST_COMPILED = 5000;

/** Evaluates expressions as Zeebe does: after a `=` they are FEEL, else they are the text itself. */
export class Feel {
  readonly #compiled = new Map<string, Compiled>();

  constructor(readonly now: () => number) {}

  /** What an attribute of the BPMN file says. @throws FeelFailure */
  evaluate(source: string, resolve: Resolve): Evaluation {
    if (!source.startsWith('=')) return { value: source, warnings: [] };
    return this.evaluateFeel(source.slice(1).trim(), resolve);
  }

  /** An expression without the `=`. @throws FeelFailure */
  evaluateFeel(expression: string, resolve: Resolve): Evaluation {
    const plain = PLAIN_VARIABLE.test(expression) ? resolve(expression) : fromNow(expression, this.now);
    if (plain !== undefined) return { value: plain, warnings: [] };
    try {
      const { value, warnings } = evaluate(expression, this.#context(expression, resolve));
      return { value: toJson(value), warnings: warnings.map(wordOf) };
    } catch (error) {
      throw failureOf(expression, error);
    }
  }

  /** Whether a value fulfils the unary test of a decision table's cell. @throws FeelFailure */
  test(cell: string, value: unknown, resolve: Resolve): boolean {
    try {
      return unaryTest(cell, { ...this.#context(cell, resolve), '?': value }).value === true;
    } catch (error) {
      throw failureOf(cell, error);
    }
  }

  /** Why this is no expression; undefined where it is one. */
  faultOf(source: string): string | undefined {
    try {
      this.evaluate(source, () => undefined);
      return undefined;
    } catch (error) {
      const isSyntax = error instanceof FeelFailure && error.message.startsWith('failed to parse');
      return isSyntax ? error.message : undefined;
    }
  }

  #context(expression: string, resolve: Resolve): Record<string, unknown> {
    const { functions, variables } = this.#compile(expression);
    const context: Record<string, unknown> = { ...functions };
    for (const name of variables) {
      const value = resolve(name);
      if (value !== undefined) context[name] = value;
    }
    return context;
  }

  /** feelin copies its whole context at each call, so it gets the variables alone that the expression names. */
  #compile(expression: string): Compiled {
    const known = this.#compiled.get(expression);
    if (known) return known;
    const functions = functionsOf(expression, this.now);
    const variables = new Set<string>();
    parseExpression(expression, functions, undefined).iterate({
      enter: ({ name, from, to, node }) => {
        const isCalled = node.parent?.name === 'FunctionInvocation';
        if (name === 'VariableName' && !isCalled) variables.add(expression.slice(from, to));
      },
    });
    const compiled = { functions, variables: [...variables].filter((name) => !(name in functions)) };
    if (this.#compiled.size >= MOST_COMPILED) this.#compiled.clear();
    this.#compiled.set(expression, compiled);
    return compiled;
  }
}

export function typeOf(value: unknown): ResultType {
  if (value === null || value === undefined) return 'NULL';
  if (Array.isArray(value)) return 'ARRAY';
  const types: Readonly<Record<string, ResultType>> = {
    boolean: 'BOOLEAN',
    number: 'NUMBER',
    string: 'STRING',
  };
  return types[typeof value] ?? 'OBJECT';
}

/** @throws FeelFailure where the result has none of the types */
export function expectType(source: string, { value, warnings }: Evaluation, ...types: ResultType[]): unknown {
  if (types.includes(typeOf(value))) return value;
  const wanted = types.length === 1 ? `'${types[0]}'` : `one of '[${types.join(', ')}]'`;
  const expression = source.replace(/^=\s*/, '');
  throw new FeelFailure(
    `Expected result of the expression '${expression}' to be ${wanted}, but was '${typeOf(value)}'.${told(warnings)}`,
  );
}

function told(warnings: readonly string[]): string {
  if (warnings.length === 0) return '';
  return ` The evaluation reported the following warnings:\n${warnings.join('\n')}`;
}

function wordOf({ type, message }: Warning): string {
  const variable = /^Variable '(.*)' not found$/s.exec(message)?.[1];
  return `[${type}] ${variable === undefined ? message : `No variable found with name '${variable}'`}`;
}

function failureOf(expression: string, error: unknown): FeelFailure {
  const reason = error instanceof Error ? error.message : String(error);
  const isSyntax = error instanceof Error && 'position' in error;
  return new FeelFailure(
    isSyntax
      ? `failed to parse expression '${expression}': ${reason}`
      : `Assertion failure on evaluate the expression '${expression}': ${reason}`,
  );
}

/** JSON of what feelin gives: its dates, times and durations are text, what JSON has not is null. */
function toJson(value: unknown): unknown {
  if (value === undefined || isFunction(value)) return null;
  if (isRange(value)) return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(toJson);
  if ('toJSON' in value && typeof value.toJSON === 'function') return value.toJSON();
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, toJson(entry)]));
}
