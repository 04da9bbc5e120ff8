import type { Value } from '../model/feel-paths';
import type { KeyExpression } from './key-expression';

type Comparing<T> = (left: T, right: T) => boolean;

const LOGIC: ReadonlyMap<string, Comparing<boolean>> = new Map([
  ['and', (left, right) => left && right],
  ['or', (left, right) => left || right],
  ['=', (left, right) => left === right],
  ['!=', (left, right) => left !== right],
]);

const COMPARED: ReadonlyMap<string, Comparing<string | number>> = new Map([
  ['=', (left, right) => left === right],
  ['!=', (left, right) => left !== right],
  ['<', (left, right) => left < right],
  ['>', (left, right) => left > right],
  ['<=', (left, right) => left <= right],
  ['>=', (left, right) => left >= right],
]);

/** Names of the variables that it reads. */
export function variablesOf(expression: KeyExpression): string[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'path':
      return [String(expression.steps[0])];
    case 'string':
      return variablesOf(expression.of);
    case 'pair':
      return [expression.left, expression.right].flatMap(variablesOf);
    case 'if':
      return [expression.is, expression.yes, expression.no].flatMap(variablesOf);
  }
}

/** @returns undefined where FEEL would give null, or something else that is no key */
export function evaluated(
  expression: KeyExpression,
  variables: Readonly<Record<string, Value>>,
): Value | undefined {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'path':
      return expression.steps.reduce<Value | undefined>(partOf, variables);
    case 'string': {
      const value = evaluated(expression.of, variables);
      return value === undefined || typeof value === 'object' ? undefined : String(value);
    }
    case 'pair':
      return pairOf(
        expression.operator,
        evaluated(expression.left, variables),
        evaluated(expression.right, variables),
      );
    case 'if': {
      const is = evaluated(expression.is, variables);
      return typeof is === 'boolean' ? evaluated(is ? expression.yes : expression.no, variables) : undefined;
    }
  }
}

function partOf(value: Value | undefined, step: string | number): Value | undefined {
  if (typeof step === 'number') return isList(value) ? value.at(step > 0 ? step - 1 : step) : undefined;
  const isObject = typeof value === 'object' && !isList(value);
  return isObject && Object.hasOwn(value, step) ? value[step] : undefined;
}

function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Only values of the same kind can be told. */
function pairOf(operator: string, left: Value | undefined, right: Value | undefined): Value | undefined {
  if (typeof left === 'boolean' && typeof right === 'boolean') return LOGIC.get(operator)?.(left, right);
  if (typeof left === 'number' && typeof right === 'number') return COMPARED.get(operator)?.(left, right);
  if (typeof left !== 'string' || typeof right !== 'string') return undefined;
  return operator === '+' ? left + right : COMPARED.get(operator)?.(left, right);
}

/** The same in JSONata, of a message that has the variables in its payload. */
export function jsonataOf(expression: KeyExpression): string {
  switch (expression.kind) {
    case 'literal':
      return JSON.stringify(expression.value);
    case 'path':
      return expression.steps.reduce<string>(pathWith, 'payload');
    case 'string':
      return `$string(${jsonataOf(expression.of)})`;
    case 'pair': {
      const operator = expression.operator === '+' ? '&' : expression.operator;
      return `(${jsonataOf(expression.left)} ${operator} ${jsonataOf(expression.right)})`;
    }
    case 'if': {
      const [is, yes, no] = [expression.is, expression.yes, expression.no].map(jsonataOf);
      return `(${is} ? ${yes} : ${no})`;
    }
  }
}

/** Of a list, the first is 0. */
function pathWith(path: string, step: string | number): string {
  if (typeof step === 'number') return `(${path})[${step > 0 ? step - 1 : step}]`;
  return `${path}.${/^[a-z_]\w*$/i.test(step) ? step : `\`${step}\``}`;
}
