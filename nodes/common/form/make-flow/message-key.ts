import { pathsIn } from '../model/feel-paths';
import type { Example } from '../model/process-model';
import { VariableTree } from '../model/variable-tree';
import { type KeyExpression, readKey } from './key-expression';
import { evaluated, jsonataOf, variablesOf } from './key-value';

/** Where a message node finds the key that the process waits for, and what its button sends so that it is there. */
export interface MessageKey {
  correlationKey: string;
  type: 'str' | 'msg' | 'jsonata';
  variables: Example;
  /** Why a person has to write it: the expression cannot be told, or the process sets its variables itself. */
  left?: 'expression' | 'process';
}

/** @param source a text, or an expression with `=` in front @param example variables that the process is started with */
export function keyFor(source: string, example: Example): MessageKey {
  if (!source.startsWith('=')) return { correlationKey: source, type: 'str', variables: {} };
  const expression = readKey(source.slice(1));
  const own = exampleOf(source.slice(1));
  const names = expression ? variablesOf(expression) : [];
  const variables = Object.fromEntries(
    names.flatMap((name) => {
      const value = example[name] ?? own[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const value = expression && evaluated(expression, variables);
  const isKey = typeof value === 'number' || (typeof value === 'string' && value !== '');
  if (!expression || !isKey) {
    return { correlationKey: 'correlationKey', type: 'msg', variables: {}, left: 'expression' };
  }
  if (names.length === 0) return { correlationKey: String(value), type: 'str', variables };
  const isProcess = names.some((name) => !Object.hasOwn(example, name));
  return { ...placeOf(expression), variables, ...(isProcess ? { left: 'process' } : {}) };
}

/** A path that Node-RED knows, where it is one. */
function placeOf(expression: KeyExpression): Pick<MessageKey, 'correlationKey' | 'type'> {
  const written = jsonataOf(expression);
  return { correlationKey: written, type: /^payload(\.[a-z_]\w*)+$/i.test(written) ? 'msg' : 'jsonata' };
}

function exampleOf(expression: string): Example {
  const tree = new VariableTree();
  for (const path of pathsIn(expression)) tree.add(path);
  return tree.exampleWithout(new Set());
}
