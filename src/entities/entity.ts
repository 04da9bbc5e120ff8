import type { Sentence } from '../sentence';

export type FieldKind = 'text' | 'number' | 'date' | 'key' | 'tags' | 'variables';

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
  /** Newest names of what is called otherwise here; absent where nothing is. */
  newest?: ReadonlyMap<string, string>;
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
  /** Path of its search. */
  path: string;
  /** The oldest version that has the search. */
  since: string;
  /** What to do on an older one. */
  before: Sentence;
  /** Name of an item's own key. */
  key: string;
  /** What it can be filtered by. */
  fields: Readonly<Record<string, EntityField>>;
  /** Fields by which a form offers to sort, and the oldest version that can. */
  sorts: Readonly<Record<string, string>>;
  /** By field; a form offers these fields first, in this order. */
  suggest: Readonly<Record<string, Suggestion>>;
  /** Members that are a list even where the server has none. */
  lists: readonly string[];
  /** Newest names of members that 8.6 and 8.7 call otherwise. */
  oldMembers: Readonly<Record<string, string>>;
  words: EntityWords;
}

export interface Entity extends EntityDefinition {
  /** Newest names of what older versions call otherwise in filter and sort. */
  oldFields: ReadonlyMap<string, string>;
  newestNaming: Naming;
  /** /v2 of 8.6 and 8.7. */
  namingBefore88: Naming;
}

const EQUAL: readonly Operator[] = ['$eq'];

/** @param operators equality alone where there is no more */
export function since(version: string, name: string, operators: readonly Operator[] = EQUAL): Since {
  return [version, { name, operators }];
}

export function field(kind: FieldKind, ...history: Since[]): EntityField {
  return { kind, history };
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
  const { key, lists, words, oldMembers } = definition;
  const dates = fields.filter(([, { kind }]) => kind === 'date').map(([name]) => name);
  const newest = new Map(Object.entries(oldMembers));
  const oldKey = [...newest].find(([, name]) => name === key)?.[0] ?? key;
  return {
    ...definition,
    oldFields,
    newestNaming: { key, dates, lists, words },
    namingBefore88: { key: oldKey, newest, dates, lists, words },
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
