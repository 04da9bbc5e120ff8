import type { JsonObject } from '../json-object';
import type { Sentence } from '../sentence';

/** `tags`: a list of texts, all of which must be there. `json`: whatever a query has there; no row of a form can say it. */
export type FieldKind = 'text' | 'number' | 'date' | 'key' | 'flag' | 'tags' | 'variables' | 'json';

/** What a field can be compared by, in the order in which a form offers it. */
export const OPERATORS = [
  ...['$eq', '$neq', '$in', '$notIn', '$like', '$exists', '$gt', '$gte', '$lt', '$lte'],
] as const;

export type Operator = (typeof OPERATORS)[number];

/** How a field can be filtered by from a version on: its name there, and its operators. */
export interface FieldUse {
  name: string;
  operators: readonly string[];
}

/** A version, and the use from then on; undefined where it took the field away. */
export type Since = readonly [version: string, use: FieldUse | undefined];

export interface EntityField {
  kind: FieldKind;
  /** The oldest version first. */
  history: readonly Since[];
}

/** Where values of a field are found that a form can suggest. */
export type Suggestion =
  | { values: readonly string[] }
  /** Member of an item, and the member that says more to people. */
  | { member: string; label?: string };

/** What the entity is called inside of sentences. */
export interface EntityWords {
  /** `task` */
  one: Sentence;
  /** `a task` */
  a: Sentence;
  /** `a new task` */
  aNew: Sentence;
  /** `tasks` */
  many: Sentence;
  /** `user tasks` */
  full: Sentence;
}

/** How one kind of server names what an item has. */
export interface Naming {
  /** Name of the item's own key. */
  key: string;
  /** Members that tell items apart where the key alone does not. */
  keyWith?: readonly string[];
  /** Whether people have chosen the key, which may then be any text. */
  isId?: boolean;
  /** Newest names of what is called otherwise here; absent where nothing is. */
  newest?: ReadonlyMap<string, string>;
  /** Today's values of members, by their newest name, that are called otherwise here. */
  values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What belongs to the paging and not to the item. */
  paging?: ReadonlySet<string>;
  /** Newest names of the members with a date, and of the lists. */
  dates: readonly string[];
  lists: readonly string[];
  words: EntityWords;
}

/**
 * Something that can be searched over /v2, as data. Requests, answers, forms, previews and tests are made from it, so
 * that a fact stands here and nowhere else. All names are those of the newest version.
 */
export interface EntityDefinition {
  /** What flows save; never changed. */
  id: string;
  /** Path of its search. */
  path: string;
  /** Path on 8.6 and 8.7; absent: the same. */
  oldPath?: string;
  /** The oldest version that has the search. */
  since: string;
  /** What to do on an older one; absent: nothing but to upgrade. */
  before?: Sentence;
  /** Name of an item's own key. */
  key: string;
  /** As in `Naming`. */
  keyWith?: readonly string[];
  /** Whether it is searched in all tenants where nobody names one, though it can be filtered by them. */
  isAcrossTenants?: boolean;
  /** What it can be filtered by. */
  fields: Readonly<Record<string, EntityField>>;
  /** Fields by which a form offers to sort, and the oldest version that can. */
  sorts: Readonly<Record<string, string>>;
  /** Whether versions that cannot sort by a field do not refuse to, and find everything in some other order. */
  ignoresSorts?: boolean;
  /** By newest name: what 8.6 and 8.7 call otherwise in a sort than in a filter. */
  oldSorts?: Readonly<Record<string, string>>;
  /** The sort by which the newest come first, and what a form shows of an item. */
  newestBy?: string;
  shown: readonly string[];
  /** By field; a form offers these fields first, in this order. */
  suggest: Readonly<Record<string, Suggestion>>;
  /** Members that are a list even where the server has none. */
  lists: readonly string[];
  /** Newest names of members that 8.6 and 8.7 call otherwise. */
  oldMembers: Readonly<Record<string, string>>;
  /** Today's values of members, by their newest name, that 8.6 and 8.7 call otherwise. */
  oldValues?: NonNullable<Naming['values']>;
  /** The last touch to a filter for 8.6 and 8.7, which is in their names. @throws CamundaError for what they cannot be asked */
  oldFilter?(filter: JsonObject): JsonObject;
  words: EntityWords;
}

export interface Entity extends EntityDefinition {
  /** Newest names of what older versions call otherwise in filter and sort. */
  oldFields: ReadonlyMap<string, string>;
  newestNaming: Naming;
  /** /v2 of 8.6 and 8.7. */
  namingBefore88: Naming;
}

export const EQUAL: readonly Operator[] = ['$eq'];
export const TEXT: readonly Operator[] = ['$eq', '$neq', '$exists', '$in', '$notIn', '$like'];
/** One of some words. */
export const STATE: readonly Operator[] = ['$eq', '$neq', '$exists', '$in', '$like'];
export const RANGE: readonly Operator[] = ['$eq', '$neq', '$exists', '$in', '$gt', '$gte', '$lt', '$lte'];
export const KEY: readonly Operator[] = ['$eq', '$neq', '$exists', '$in', '$notIn'];

/** @param operators equality alone where there is no more */
export function since(version: string, name: string, operators: readonly Operator[] = EQUAL): Since {
  return [version, { name, operators }];
}

export function field(kind: FieldKind, ...history: Since[]): EntityField {
  return { kind, history };
}

/** Fields that have the same name and operators since they came. */
export function fields(
  version: string,
  kind: FieldKind,
  operators: readonly Operator[],
  ...names: string[]
): Record<string, EntityField> {
  return Object.fromEntries(names.map((name) => [name, field(kind, since(version, name, operators))]));
}

/** Fields by which a version is the oldest to sort. */
export function sorts(version: string, ...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, version]));
}

/** An entity, with what follows from its table. */
export function entity(definition: EntityDefinition): Entity {
  const fields = Object.entries(definition.fields);
  const oldFields = new Map<string, string>();
  for (const [name, { history }] of fields) {
    for (const [, use] of history) {
      if (use && use.name !== name && !oldFields.has(use.name)) oldFields.set(use.name, name);
    }
  }
  const { key, keyWith, lists, words, oldMembers, oldValues } = definition;
  const dates = fields.filter(([, { kind }]) => kind === 'date').map(([name]) => name);
  const newest = new Map(Object.entries(oldMembers));
  const oldKey = [...newest].find(([, name]) => name === key)?.[0] ?? key;
  const common = {
    dates,
    lists,
    words,
    ...(keyWith ? { keyWith } : {}),
    ...(key.endsWith('Key') ? {} : { isId: true }),
  };
  return {
    ...definition,
    oldFields,
    newestNaming: { key, ...common },
    namingBefore88: { key: oldKey, newest, ...common, ...(oldValues ? { values: oldValues } : {}) },
  };
}

/** @param name the newest one; a foreign name may be anything */
export function kindOf({ fields }: Entity, name: string): FieldKind | undefined {
  return Object.hasOwn(fields, name) ? fields[name]?.kind : undefined;
}

/** The values of a field that has a fixed list of them. */
export function constantsOf({ suggest }: Entity, name: string): readonly string[] | undefined {
  const suggestion = Object.hasOwn(suggest, name) ? suggest[name] : undefined;
  return suggestion && 'values' in suggestion ? suggestion.values : undefined;
}

/** The newest name of a field that may have an old one; an unknown name stays as it is. */
export function newestName({ oldFields }: Entity, name: string): string {
  return oldFields.get(name) ?? name;
}
