import { isJsonObject, type JsonObject, setOwn } from '../../src/json-object';
import type { VariableRow } from './choices';

// What a person fills in on a Camunda Form, as rows of variables. Nothing of the form is run.

/** Rows that a node is given, and characters of a name. */
const MOST = 200;
const MAX_NAME = 200;

/** An input, and the names that lead to its value. */
interface Input {
  names: string[];
  valueType: 'str' | 'num' | 'bool' | 'json';
  value: unknown;
}

/** An input before anybody fills it in. */
type Blank = Pick<Input, 'valueType' | 'value'>;

const TEXT: Blank = { valueType: 'str', value: '' };
const LIST: Blank = { valueType: 'json', value: [] };

/** By the type that form-js gives an input. */
const BLANKS: ReadonlyMap<unknown, Blank> = new Map<unknown, Blank>([
  ['textfield', TEXT],
  ['textarea', TEXT],
  ['select', TEXT],
  ['radio', TEXT],
  ['datetime', TEXT],
  ['number', { valueType: 'num', value: '' }],
  ['checkbox', { valueType: 'bool', value: false }],
  ['checklist', LIST],
  ['taglist', LIST],
  ['filepicker', LIST],
  ['dynamiclist', LIST],
]);

/** A row for each input of a form, in its order: one for all inputs of an object, which fills in JSON. */
export function rowsOfForm(schema: JsonObject): VariableRow[] {
  const rows = new Map<string, VariableRow>();
  const objects = new Map<string, JsonObject>();
  for (const { names, value, valueType } of inputsIn(schema.components, [])) {
    const [name = '', ...inner] = names;
    if (inner.length > 0) {
      const object = objects.get(name) ?? {};
      objects.set(name, object);
      put(object, inner, value);
      rows.set(name, { name, value: JSON.stringify(object), valueType: 'json' });
    } else if (!rows.has(name)) {
      rows.set(name, {
        name,
        value: typeof value === 'object' ? JSON.stringify(value) : String(value),
        valueType,
      });
    }
    if (rows.size === MOST) break;
  }
  return [...rows.values()];
}

function* inputsIn(components: unknown, path: string[]): Generator<Input, void> {
  for (const component of Array.isArray(components) ? components.filter(isJsonObject) : []) {
    if (component.type === 'group')
      yield* inputsIn(component.components, [...path, ...namesIn(component.path)]);
    else yield* inputOf(component, path);
  }
}

function* inputOf(component: JsonObject, path: string[]): Generator<Input, void> {
  const { type, disabled, readonly, defaultValue } = component;
  const blank = type === 'number' && component.serializeToString === true ? TEXT : BLANKS.get(type);
  const names = namesIn(type === 'dynamiclist' ? component.path : component.key);
  if (!blank || names.length === 0 || disabled === true || readonly === true) return;
  yield {
    ...blank,
    names: [...path, ...names],
    value: fits(blank, defaultValue) ? defaultValue : blank.value,
  };
}

function fits({ valueType, value }: Blank, given: unknown): boolean {
  if (valueType === 'json') return Array.isArray(given);
  return typeof given === (valueType === 'num' ? 'number' : typeof value);
}

/** `customer.name` is a member of an object. */
function namesIn(key: unknown): string[] {
  if (typeof key !== 'string' || key.length > MAX_NAME) return [];
  const names = key.split('.').map((name) => name.trim());
  return names.includes('') ? [] : names;
}

/** Sets a member, where nothing else stands in its way. */
function put(object: JsonObject, [name = '', ...inner]: string[], value: unknown): void {
  if (inner.length === 0) {
    setOwn(object, name, value === '' ? null : value);
    return;
  }
  const before = Object.hasOwn(object, name) ? object[name] : undefined;
  const within = isJsonObject(before) ? before : {};
  setOwn(object, name, within);
  put(within, inner, value);
}
