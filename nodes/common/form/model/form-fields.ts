import type { Value } from './feel-paths';

// The variables of a form, which stands in a process, in a file of its own, or on a cluster.

const DEEPEST = 10;
const MOST_FIELDS = 100;

type Field = Readonly<Record<string, unknown>>;

/** What somebody who fills in a form may give, by the type of the field. */
const OF_TYPES: ReadonlyMap<unknown, (field: Field) => Value> = new Map([
  ['number', () => 1],
  ['checkbox', () => true],
  ['checklist', (field: Field) => [firstOption(field)]],
  ['taglist', (field: Field) => [firstOption(field)]],
  ['radio', firstOption],
  ['select', firstOption],
  ['textfield', wordsOf],
  ['textarea', wordsOf],
]);

/** @param json a form as Modeler saves it @returns the variables that it sets, with values that fit; none for what is no form */
export function fieldsIn(json: string): Map<string, Value> {
  const found = new Map<string, Value>();
  collect(parsedJson(json), found, 0);
  return found;
}

/** Of a file with a form: undefined for anything else. */
export function formIdIn(json: string): string | undefined {
  const { id, components }: { id?: unknown; components?: unknown } = Object(parsedJson(json));
  return typeof id === 'string' && id !== '' && Array.isArray(components) ? id : undefined;
}

/** Undefined for what is no JSON. */
export function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Groups have components of their own. */
function collect(part: unknown, found: Map<string, Value>, depth: number): void {
  const { components }: { components?: unknown } = Object(part);
  if (!Array.isArray(components) || depth === DEEPEST) return;
  for (const component of components) {
    const field: Field = Object(component);
    const { key, type, disabled, readonly } = field;
    const fitting = OF_TYPES.get(type);
    // `address.street` is a part of a variable, and what cannot be changed sets none.
    const isGiven = disabled !== true && readonly !== true;
    const isName = typeof key === 'string' && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(key);
    if (fitting && isName && isGiven && found.size < MOST_FIELDS) found.set(key, fitting(field));
    collect(field, found, depth + 1);
  }
}

function firstOption({ values, key }: Field): Value {
  const [first] = Array.isArray(values) ? values : [];
  const { value }: { value?: unknown } = Object(first);
  return typeof value === 'string' || typeof value === 'number' ? value : `${key} 1`;
}

function wordsOf({ key }: Field): Value {
  return `${key} 1`;
}
