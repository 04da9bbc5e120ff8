import { isObject } from '../http';
import type { Version } from '../settings';
import type { UserTask } from '../user-task';

type Comparable = string | number;
type Condition = (values: readonly Comparable[]) => boolean;
type Kind = 'text' | 'state' | 'number' | 'date' | 'equal';

/** Thrown with the path of the field that cannot be understood, e.g. `filter.assignee.$foo`. */
export class UnknownProperty extends Error {}

const EQUALITY = ['$eq', '$neq', '$exists', '$in'];
const RANGE = [...EQUALITY, '$gt', '$gte', '$lt', '$lte'];
const OPERATORS: Record<Kind, readonly string[]> = {
  text: [...EQUALITY, '$notIn', '$like'],
  state: [...EQUALITY, '$like'],
  number: RANGE,
  date: RANGE,
  equal: [],
};

/** The filter fields that 8.8 documents (8.9 has `tags` too, and operators for `name`), and the values of a task that they compare with. */
const FIELDS: Record<string, { kind: Kind; valuesOf: (task: UserTask) => readonly Comparable[] }> = {
  state: { kind: 'state', valuesOf: (task) => [task.state] },
  assignee: { kind: 'text', valuesOf: (task) => present(task.assignee) },
  priority: { kind: 'number', valuesOf: (task) => [task.priority] },
  elementId: { kind: 'equal', valuesOf: (task) => [task.elementId] },
  name: { kind: 'text', valuesOf: (task) => [task.name] },
  candidateGroup: { kind: 'text', valuesOf: (task) => task.candidateGroups },
  candidateUser: { kind: 'text', valuesOf: (task) => task.candidateUsers },
  tenantId: { kind: 'text', valuesOf: (task) => [task.tenantId] },
  processDefinitionId: { kind: 'equal', valuesOf: (task) => [task.processDefinitionId] },
  creationDate: { kind: 'date', valuesOf: (task) => [task.creationDate] },
  completionDate: { kind: 'date', valuesOf: (task) => present(task.completionDate) },
  followUpDate: { kind: 'date', valuesOf: (task) => present(task.followUpDate) },
  dueDate: { kind: 'date', valuesOf: (task) => present(task.dueDate) },
  userTaskKey: { kind: 'equal', valuesOf: (task) => [task.key] },
  processDefinitionKey: { kind: 'equal', valuesOf: (task) => [task.processDefinitionKey] },
  processInstanceKey: { kind: 'equal', valuesOf: (task) => [task.processInstanceKey] },
  elementInstanceKey: { kind: 'equal', valuesOf: (task) => [task.elementInstanceKey] },
};

/** @throws UnknownProperty for a field, an operator or a kind of value that 8.8 does not take */
export function readFilter(filter: Record<string, unknown>, version: Version): (task: UserTask) => boolean {
  const conditions: ((task: UserTask) => boolean)[] = [(task) => task.implementation === 'ZEEBE_USER_TASK'];
  for (const [name, asked] of Object.entries(filter)) {
    const path = `filter.${name}`;
    const field = FIELDS[name];
    if (name === 'processInstanceVariables' || name === 'localVariables') {
      conditions.push(...readVariables(path, asked));
    } else if (name === 'tags' && version === '8.9') {
      conditions.push(readTags(path, asked));
    } else if (field) {
      const condition = readCondition(
        path,
        name === 'name' && version === '8.8' ? 'equal' : field.kind,
        asked,
      );
      conditions.push((task) => condition(field.valuesOf(task)));
    } else {
      throw new UnknownProperty(path);
    }
  }
  return (task) => conditions.every((condition) => condition(task));
}

function readVariables(path: string, asked: unknown): ((task: UserTask) => boolean)[] {
  if (!Array.isArray(asked)) {
    throw new UnknownProperty(path);
  }
  return asked.map((entry) => {
    if (!isObject(entry) || typeof entry.name !== 'string') {
      throw new UnknownProperty(path);
    }
    const { name } = entry;
    const condition = readCondition(`${path}.value`, 'text', entry.value);
    return (task) => condition(present(JSON.stringify(task.variables[name])));
  });
}

/** Of a text or an object of operators. @throws UnknownProperty with the path of what cannot be understood */
export function readTextFilter(path: string, asked: unknown): (value: string) => boolean {
  const condition = readCondition(path, 'text', asked);
  return (value) => condition([value]);
}

/** A task must have all of them. */
function readTags(path: string, asked: unknown): (task: UserTask) => boolean {
  if (!Array.isArray(asked)) {
    throw new UnknownProperty(path);
  }
  return ({ tags }) => asked.every((tag) => tags.includes(tag));
}

function readCondition(path: string, kind: Kind, asked: unknown): Condition {
  if (!isObject(asked)) {
    return operatorCondition(path, kind, '$eq', asked);
  }
  const conditions = Object.entries(asked).map(([operator, value]) => {
    if (!OPERATORS[kind].includes(operator)) {
      throw new UnknownProperty(`${path}.${operator}`);
    }
    return operatorCondition(`${path}.${operator}`, kind, operator, value);
  });
  return (values) => conditions.every((condition) => condition(values));
}

/**
 * A list, such as the candidate groups, has a value where one entry is it. An empty list of wanted values is no
 * condition: Camunda's Java client sends `$in: []` and `$notIn: []` beside every operator.
 */
function operatorCondition(path: string, kind: Kind, operator: string, asked: unknown): Condition {
  if (operator === '$exists') {
    return (values) => values.length > 0 === asked;
  }
  if (operator === '$in' || operator === '$notIn') {
    const wanted = (Array.isArray(asked) ? asked : [asked]).map((value) => comparable(path, kind, value));
    return (values) =>
      wanted.length === 0 || values.some((value) => wanted.includes(value)) === (operator === '$in');
  }
  const wanted = comparable(path, kind, asked);
  if (operator === '$like') {
    const pattern = wildcards(String(wanted));
    return (values) => values.some((value) => pattern.test(String(value)));
  }
  if (operator === '$neq') {
    return (values) => !values.includes(wanted);
  }
  return (values) => values.some((value) => COMPARISONS[operator]?.(value, wanted));
}

const COMPARISONS: Record<string, (value: Comparable, wanted: Comparable) => boolean> = {
  $eq: (value, wanted) => value === wanted,
  $gt: (value, wanted) => value > wanted,
  $gte: (value, wanted) => value >= wanted,
  $lt: (value, wanted) => value < wanted,
  $lte: (value, wanted) => value <= wanted,
};

const STATES = 'CREATING CREATED ASSIGNING UPDATING COMPLETING COMPLETED CANCELING CANCELED FAILED'.split(
  ' ',
);

function comparable(path: string, kind: Kind, value: unknown): Comparable {
  if (kind === 'number' && Number.isInteger(value)) {
    return Number(value);
  }
  if (typeof value !== 'string' || kind === 'number') {
    throw new UnknownProperty(path);
  }
  if (kind === 'date' && Number.isNaN(Date.parse(value))) {
    throw new UnknownProperty(path);
  }
  if (kind === 'state' && !path.endsWith('$like') && !STATES.includes(value)) {
    throw new UnknownProperty(path);
  }
  return kind === 'date' ? Date.parse(value) : value;
}

/** `*` stands for any text, `?` for one character, and a backslash takes their meaning from them. */
function wildcards(text: string): RegExp {
  const source = text.replace(/\\([*?\\])|[*?]|[.+^${}()|[\]\\]/g, (found, escaped: string | undefined) =>
    escaped ? `\\${escaped}` : found === '*' ? '.*' : found === '?' ? '.' : `\\${found}`,
  );
  return new RegExp(`^${source}$`, 's');
}

function present<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}
