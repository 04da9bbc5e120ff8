import { isObject } from '../http';
import type { Comparing, Kind } from './entities/entity';

export type Comparable = string | number | boolean;
/** Whether the values of a field are what was asked for. */
export type Condition = (values: readonly Comparable[]) => boolean;

/** Thrown with the path of the field that cannot be understood, e.g. `filter.assignee.$foo`. */
export class UnknownProperty extends Error {}

/** What values of a field are. */
export interface Values {
  readonly kind: Exclude<Kind, 'variables' | 'tags'>;
  readonly words?: readonly string[] | undefined;
}

const EQUALITY = ['$eq', '$neq', '$exists', '$in'];
const RANGE = [...EQUALITY, '$gt', '$gte', '$lt', '$lte'];
const OPERATORS: Record<Values['kind'], readonly string[]> = {
  text: [...EQUALITY, '$notIn', '$like'],
  state: [...EQUALITY, '$like'],
  word: [...EQUALITY, '$notIn', '$like'],
  number: RANGE,
  date: RANGE,
  key: [...EQUALITY, '$notIn'],
  flag: [],
  latest: [],
};

/** What a field can be compared with in an object; nothing where a value is all that it takes. */
export function operatorsOf(kind: Values['kind'], comparing: Comparing): readonly string[] {
  return comparing === 'operators' ? OPERATORS[kind] : [];
}

/** Of a value or of an object of operators. @throws UnknownProperty with the path of what cannot be understood */
export function readCondition(path: string, values: Values, comparing: Comparing, asked: unknown): Condition {
  if (!isObject(asked)) {
    return values.kind === 'latest' && asked === false
      ? () => true
      : operatorCondition(path, values, '$eq', asked);
  }
  const known = operatorsOf(values.kind, comparing);
  const conditions = Object.entries(asked).map(([operator, value]) => {
    if (!known.includes(operator)) {
      throw new UnknownProperty(`${path}.${operator}`);
    }
    return operatorCondition(`${path}.${operator}`, values, operator, value);
  });
  return (found) => conditions.every((condition) => condition(found));
}

/**
 * A list, such as the candidate groups, has a value where one entry is it. An empty list of wanted values is no
 * condition: Camunda's Java client sends `$in: []` and `$notIn: []` beside every operator.
 */
function operatorCondition(path: string, values: Values, operator: string, asked: unknown): Condition {
  if (operator === '$exists') {
    if (typeof asked !== 'boolean') throw new UnknownProperty(path);
    return (found) => found.length > 0 === asked;
  }
  if (operator === '$in' || operator === '$notIn') {
    const wanted = (Array.isArray(asked) ? asked : [asked]).map((value) => comparable(path, values, value));
    return (found) =>
      wanted.length === 0 || found.some((value) => wanted.includes(value)) === (operator === '$in');
  }
  const wanted = comparable(path, values, asked);
  if (operator === '$like') {
    const pattern = wildcards(String(wanted));
    return (found) => found.some((value) => pattern.test(String(value)));
  }
  if (operator === '$neq') {
    return (found) => !found.includes(wanted);
  }
  return (found) => found.some((value) => COMPARISONS[operator]?.(value, wanted));
}

const COMPARISONS: Record<string, (value: Comparable, wanted: Comparable) => boolean> = {
  $eq: (value, wanted) => value === wanted,
  $gt: (value, wanted) => value > wanted,
  $gte: (value, wanted) => value >= wanted,
  $lt: (value, wanted) => value < wanted,
  $lte: (value, wanted) => value <= wanted,
};

/** @throws UnknownProperty for a value of another kind */
function comparable(path: string, { kind, words }: Values, value: unknown): Comparable {
  switch (kind) {
    case 'number':
      if (typeof value === 'number' && Number.isInteger(value)) return value;
      break;
    case 'flag':
    case 'latest':
      if (typeof value === 'boolean') return value;
      break;
    case 'date':
      if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) return Date.parse(value);
      break;
    case 'key':
      if (typeof value === 'string' && /^-?\d+(-\d+)?$/.test(value)) return value;
      break;
    default:
      if (typeof value === 'string' && (!words || words.includes(value) || path.endsWith('$like')))
        return value;
  }
  throw new UnknownProperty(path);
}

/** `*` stands for any text, `?` for one character, and a backslash takes their meaning from them. */
function wildcards(text: string): RegExp {
  const source = text.replace(/\\([*?\\])|[*?]|[.+^${}()|[\]\\]/g, (found, escaped: string | undefined) =>
    escaped ? `\\${escaped}` : found === '*' ? '.*' : found === '?' ? '.' : `\\${found}`,
  );
  return new RegExp(`^${source}$`, 's');
}
