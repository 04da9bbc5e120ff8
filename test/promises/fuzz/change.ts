import { membersOf, type Parts, type Recipe } from './recipe';

/** A way to change a recipe. `at` counts its places, and begins anew behind the last. */
export interface Change {
  at: number;
  how: 'replace' | 'remove' | 'add' | 'repeat';
  name: string;
  value: Recipe;
  /** How often what is there comes, where it is repeated. */
  count: number;
}

/** What is in a recipe by its name or place; nothing in what is no JSON, save in a text that is JSON. */
function entriesOf(recipe: Recipe): [string, Recipe][] {
  if (typeof recipe !== 'object' || recipe === null) return [];
  if (!('$' in recipe)) return Object.entries(recipe);
  return recipe.$ === 'json' ? [['of', recipe.of ?? null]] : [];
}

/** How many places a recipe has: itself, and all that is in it. */
function placesIn(recipe: Recipe): number {
  return entriesOf(recipe).reduce((sum, [, one]) => sum + placesIn(one), 1);
}

/** Plain members alone: what is called `__proto__` is one of them. */
function withEntries(recipe: Recipe, entries: [string, Recipe][]): Recipe {
  return Array.isArray(recipe) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}

/** One of many, each with a name of its own. */
function numbered(recipe: Recipe): Recipe {
  const own = Object.entries(membersOf(recipe)).map(([name, one]): [string, Recipe] => [
    name,
    /^(name|field|id|key|userTaskKey)$/.test(name) && typeof one === 'string' ? `${one}#` : one,
  ]);
  return own.length > 0 ? (Object.fromEntries(own) satisfies Parts) : recipe;
}

function changedHere(recipe: Recipe, { how, name, value, count }: Change): Recipe | undefined {
  if (how === 'remove') return undefined;
  if (how === 'repeat')
    return { $: 'many', count, of: numbered(Array.isArray(recipe) ? (recipe[0] ?? null) : recipe) };
  if (how === 'replace' || typeof recipe !== 'object' || recipe === null || '$' in recipe) return value;
  return withEntries(recipe, [...Object.entries(recipe), [name, value]]);
}

/** The recipe with one of its places changed; null where nothing is left of it. */
export function changed(recipe: Recipe, change: Change): Recipe {
  let left = change.at % placesIn(recipe);
  const walk = (one: Recipe): Recipe | undefined => {
    if (left-- === 0) return changedHere(one, change);
    const entries = entriesOf(one);
    if (entries.length === 0) return one;
    const walked = entries.map(([name, inner]) => [name, walk(inner)] as const);
    const kept = walked.filter((entry): entry is [string, Recipe] => entry[1] !== undefined);
    const isText = membersOf(one) !== one && !Array.isArray(one);
    return isText ? { $: 'json', of: kept[0]?.[1] ?? null } : withEntries(one, kept);
  };
  return walk(recipe) ?? null;
}
