import { readFileSync } from 'node:fs';
import { type AnyNode, type Expression, type ObjectExpression, parse, type SpreadElement } from 'acorn';

export type Literal = string | number | boolean | null | Literal[] | { [name: string]: Literal };

/** What the Flow Library can read of a node's HTML: it parses the script and takes literals, it runs nothing. */
export interface Definition {
  type: string;
  category: Literal;
  color: Literal;
  icon: Literal;
  /** Each property's default, without its validator. */
  defaults: Record<string, Literal>;
  credentials: Record<string, Literal>;
}

/** @throws Error when there is not exactly one `RED.nodes.registerType`, or one of these values is computed. */
export function readDefinition(htmlFile: string): Definition {
  const html = readFileSync(htmlFile, 'utf8');
  const scripts = [...html.matchAll(/<script type="text\/javascript">(.*?)<\/script>/gs)].map(
    ([, code]) => code ?? '',
  );
  const calls = scripts.flatMap((code) =>
    [...nodesIn(parse(code, { ecmaVersion: 2022 }))].filter(isRegistration),
  );
  const [call] = calls;
  if (call?.type !== 'CallExpression' || calls.length !== 1)
    throw new Error(`${htmlFile} registers ${calls.length} types`);
  const [type, definition] = call.arguments;
  if (definition?.type !== 'ObjectExpression')
    throw new Error(`${htmlFile}: the definition is not a literal`);
  const property = (name: string) => propertyOf(definition, name);
  return {
    type: String(literal(type)),
    category: literal(property('category')),
    color: literal(property('color')),
    icon: literal(property('icon')),
    defaults: objectOf(property('defaults')),
    credentials: objectOf(property('credentials')),
  };
}

/** All nodes of a parsed script. */
export function* nodesIn(value: unknown): Generator<AnyNode> {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) yield value;
  for (const inner of Object.values(value)) yield* nodesIn(inner);
}

function isNode(value: object): value is AnyNode {
  return 'type' in value && 'start' in value;
}

function isRegistration(node: AnyNode): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const { property } = node.callee;
  return property.type === 'Identifier' && property.name === 'registerType';
}

function propertyOf(object: ObjectExpression, name: string): Expression | undefined {
  return properties(object).find(([key]) => key === name)?.[1];
}

function properties(object: ObjectExpression): [string, Expression][] {
  return object.properties.map((property) => {
    if (property.type === 'SpreadElement' || property.computed) throw new Error('A computed property');
    const { key } = property;
    return [key.type === 'Identifier' ? key.name : String(literal(key)), property.value];
  });
}

function objectOf(node: Expression | undefined): Record<string, Literal> {
  const value = literal(node) ?? {};
  if (typeof value !== 'object' || Array.isArray(value)) throw new Error('Not an object literal');
  return value;
}

/** The value of a literal, without its validators; nothing is null. */
function literal(node: Expression | SpreadElement | null | undefined): Literal {
  if (!node) return null;
  if (node.type === 'Literal') {
    const { value } = node;
    if (
      value === null ||
      typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'boolean'
    )
      return value;
  }
  if (node.type === 'ArrayExpression') return node.elements.map(literal);
  if (node.type === 'ObjectExpression') {
    const data = properties(node).filter(([name]) => name !== 'validate');
    return Object.fromEntries(data.map(([name, value]) => [name, literal(value)]));
  }
  throw new Error(`A value that is computed: ${node.type}`);
}
