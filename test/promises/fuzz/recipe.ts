/**
 * A value as data, so that it can be printed, shrunk, sent to Node-RED and pasted into a test: JSON, and in it objects
 * with `$`, which stand for what JSON says too long or not at all:
 * `{ $: 'long', before, unit, count, after }` a text, `{ $: 'many', count, of }` a list, `{ $: 'wide', count }` an object of so many names,
 * `{ $: 'deep', levels, name }` objects in objects, or lists in lists where the name is empty, `{ $: 'raw', text }` a number
 * as JSON writes it, `{ $: 'json', of }` a text that is JSON, `{ $: 'sent' }` what a request brought, and `{ $: 'thing', name }` what only a process can hold
 * (`nodes/lib/recipe.js`). In texts of `many`, `#` is the place in the list.
 */
export type Recipe = null | boolean | number | string | Recipe[] | { [name: string]: Recipe };

export type Parts = { [name: string]: Recipe };

function isObject(recipe: Recipe | undefined): recipe is Parts {
  return typeof recipe === 'object' && recipe !== null && !Array.isArray(recipe);
}

function countIn(parts: Parts, name: string): number {
  return Number(parts[name] ?? 0);
}

/** The JSON text of a special value; undefined where it is an object like any other. @param sent what stands for `sent` */
function specialText(parts: Parts, sent: string): string | undefined {
  switch (parts.$) {
    case 'long':
      return JSON.stringify(
        `${parts.before ?? ''}${String(parts.unit).repeat(countIn(parts, 'count'))}${parts.after ?? ''}`,
      );
    case 'many': {
      const one = jsonText(parts.of ?? null, sent);
      return `[${Array.from({ length: countIn(parts, 'count') }, (_, index) => one.replaceAll('#', String(index)))}]`;
    }
    case 'wide':
      return `{${Array.from({ length: countIn(parts, 'count') }, (_, index) => `"name${index}":${index}`)}}`;
    case 'deep': {
      const levels = countIn(parts, 'levels');
      const open = parts.name ? `{${JSON.stringify(parts.name)}:` : '[';
      return open.repeat(levels) + jsonText(parts.of ?? 1, sent) + (parts.name ? '}' : ']').repeat(levels);
    }
    case 'raw':
      return String(parts.text);
    case 'json':
      return JSON.stringify(jsonText(parts.of ?? null, sent));
    case 'sent':
      return JSON.stringify(sent);
    default:
      return undefined;
  }
}

/** The recipe as JSON text, written without recursion where it is deep. */
export function jsonText(recipe: Recipe, sent = ''): string {
  if (Array.isArray(recipe)) return `[${recipe.map((one) => jsonText(one, sent))}]`;
  if (!isObject(recipe)) return JSON.stringify(recipe);
  const special = specialText(recipe, sent);
  if (special !== undefined) return special;
  return `{${Object.entries(recipe).map(([name, one]) => `${JSON.stringify(name)}:${jsonText(one, sent)}`)}}`;
}

/** The members of a plain object; of anything else none. */
export function membersOf(recipe: Recipe): Parts {
  return isObject(recipe) && !('$' in recipe) ? recipe : {};
}

/** About how many characters of JSON the recipe stands for. */
export function lengthOf(recipe: Recipe): number {
  if (Array.isArray(recipe)) return recipe.reduce<number>((sum, one) => sum + lengthOf(one) + 1, 2);
  if (!isObject(recipe)) return typeof recipe === 'string' ? recipe.length + 2 : 8;
  switch (recipe.$) {
    case 'long':
      return countIn(recipe, 'count') * JSON.stringify(recipe.unit).length;
    case 'json':
      return 2 * lengthOf(recipe.of ?? null);
    case 'many':
      return countIn(recipe, 'count') * (lengthOf(recipe.of ?? null) + 1);
    case 'thing':
      return String(recipe.name).startsWith('huge') ? 10_000_000 : 100;
    case 'wide':
      return countIn(recipe, 'count') * 16;
    case 'deep':
      return countIn(recipe, 'levels') * (String(recipe.name).length + 6) + lengthOf(recipe.of ?? 1);
    default:
      return Object.entries(recipe).reduce<number>(
        (sum, [name, one]) => sum + name.length + 4 + lengthOf(one),
        2,
      );
  }
}

/** Whether there are more than a thousand levels in it, which Node-RED cannot clone. */
export function isVeryDeep(recipe: Recipe): boolean {
  if (typeof recipe !== 'object' || recipe === null) return false;
  if (isObject(recipe) && countIn(recipe, 'levels') > 1_000) return true;
  return Object.values(recipe).some(isVeryDeep);
}
