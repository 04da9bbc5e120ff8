import { operatorsOf } from '../../../../sandbox/v2/conditions';
import {
  decisionDefinitions,
  decisionInstances,
  decisionRequirements,
} from '../../../../sandbox/v2/entities/decisions';
import type { Entity as Table } from '../../../../sandbox/v2/entities/entity';
import {
  elementInstances,
  processDefinitions,
  processInstances,
} from '../../../../sandbox/v2/entities/processes';
import { variables } from '../../../../sandbox/v2/entities/variables';
import { correlations, incidents, jobs, messageSubscriptions } from '../../../../sandbox/v2/entities/work';
import type { Entity, Item } from '../vendors/vendor';

type Version = '8.8' | '8.9';
type Field = Pick<Table<never>['fields'][string], 'kind' | 'filter' | 'sort' | 'item'>;
type Fields = Readonly<Record<string, Field>>;

/** What the oracle holds against Camunda's descriptions. */
const FIELDS: Record<Entity, Fields> = {
  'process-definitions': processDefinitions.fields,
  'process-instances': processInstances.fields,
  'element-instances': elementInstances.fields,
  variables: variables.fields,
  incidents: incidents.fields,
  jobs: jobs.fields,
  'decision-definitions': decisionDefinitions.fields,
  'decision-requirements': decisionRequirements.fields,
  'decision-instances': decisionInstances.fields,
  'message-subscriptions': messageSubscriptions.fields,
  'correlated-message-subscriptions': correlations.fields,
};

/** The field by which an item is known. */
export const KEYS: Record<Entity, string> = {
  'process-definitions': 'processDefinitionKey',
  'process-instances': 'processInstanceKey',
  'element-instances': 'elementInstanceKey',
  variables: 'variableKey',
  incidents: 'incidentKey',
  jobs: 'jobKey',
  'decision-definitions': 'decisionDefinitionKey',
  'decision-requirements': 'decisionRequirementsKey',
  'decision-instances': 'decisionEvaluationInstanceKey',
  'message-subscriptions': 'messageSubscriptionKey',
  'correlated-message-subscriptions': 'messageKey',
};

/** A filter of one field, and which items it finds. */
export interface EntityRow {
  readonly field: string;
  /** Absent: a plain value. */
  readonly operator?: string;
  readonly asked: unknown;
  readonly finds: (item: Item) => boolean;
}

/** Every field that items have and a filter knows, with every operator, and values of those that are there. */
export function entityRows(entity: Entity, version: Version, items: readonly Item[]): EntityRow[] {
  return Object.entries(FIELDS[entity]).flatMap(([field, { kind, filter, item }]) => {
    const comparing = filter?.[version];
    if (!comparing || !item?.[version] || kind === 'tags' || kind === 'variables') return [];
    const operators = kind === 'latest' ? [] : operatorsOf(kind, comparing);
    const values = [...new Set(items.map((each) => each[field] ?? undefined))].filter(
      (value) => value !== undefined,
    );
    // From the middle, so that something is less and something is more.
    const value = values.toSorted(compare)[Math.floor(values.length / 2)];
    if (value === undefined) return [];
    return [
      { field, asked: value, finds: (each: Item) => each[field] === value },
      ...operators.map((operator) => rowOf(field, operator, value)),
    ];
  });
}

export const sortsOf = (entity: Entity, version: Version) =>
  Object.entries(FIELDS[entity]).flatMap(([field, { sort }]) => (sort?.[version] ? [field] : []));

function rowOf(field: string, operator: string, value: unknown): EntityRow {
  const isIt = (item: Item) => item[field] === value;
  const isThere = (item: Item) => (item[field] ?? undefined) !== undefined;
  const beside = (is: (order: number) => boolean) => (item: Item) =>
    isThere(item) && is(compare(item[field], value));
  const beginning = String(value).slice(0, -1);
  const rows: Record<string, Pick<EntityRow, 'asked' | 'finds'>> = {
    $eq: { asked: value, finds: isIt },
    $neq: { asked: value, finds: (item) => !isIt(item) },
    $exists: { asked: true, finds: isThere },
    $in: { asked: [value], finds: isIt },
    $notIn: { asked: [value], finds: (item) => !isIt(item) },
    $gt: { asked: value, finds: beside((order) => order > 0) },
    $gte: { asked: value, finds: beside((order) => order >= 0) },
    $lt: { asked: value, finds: beside((order) => order < 0) },
    $lte: { asked: value, finds: beside((order) => order <= 0) },
    $like: {
      asked: `${beginning}*`,
      finds: (item) => isThere(item) && String(item[field]).startsWith(beginning),
    },
  };
  return { field, operator, ...(rows[operator] ?? { asked: undefined, finds: () => false }) };
}

/** Dates in one form are in their order as texts, too. */
export function compare(one: unknown, other: unknown): number {
  const [a, b] =
    typeof one === 'number' && typeof other === 'number' ? [one, other] : [String(one), String(other)];
  return a < b ? -1 : Number(a > b);
}

/** By their digits, which are too many for a number. */
export function compareKeys(one: unknown, other: unknown): number {
  const [a, b] = [one, other].map((key) => String(key).replace(/^\d+/, (digits) => digits.padStart(20, '0')));
  return compare(a, b);
}
