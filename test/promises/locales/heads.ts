import { headOf } from '../../../src/sentence';

/** What a value in the head of a sentence counts for: a host with its port, the name of a field or a node, a task key. */
const TYPICAL = 20;

/** Server's words, with the colon before them: with these the details begin. */
const OPENS_DETAILS = /^(said|detail)$/;

/** What may be longer than a line: what was thrown, a sentence of its own, a list of names, an address with its path. */
const MAY_BE_LONG = /^(reason|words|where|url)$|\.sentence$|^(wordsOf|list)\(|\.join\(/;

/**
 * What is wrong with the head of a template; undefined where nothing is.
 * @param values the expressions that are put in, by their places
 * @param longest characters
 */
export function faultOfHead(
  template: string,
  values: readonly string[],
  longest: number,
): string | undefined {
  if (/[.?!]$/.test(template)) return 'ends like a sentence that nothing can be put after';
  // What begins with another sentence has the head of that one.
  if (template.startsWith('{0}') && values[0]?.endsWith('.sentence')) return undefined;
  const opened = template.replace(/\{(\d+)\}/g, (place, index) =>
    OPENS_DETAILS.test(values[index] ?? '') ? ': ' : place,
  );
  const head = headOf(opened);
  const long = [...head.matchAll(/\{(\d+)\}/g)].map(([, index]) => values[Number(index)] ?? '');
  const tooLong = long.find((value) => MAY_BE_LONG.test(value));
  if (tooLong) return `has in its head what may be long: ${tooLong}`;
  const length = head.replace(/\{\d+\}/g, 'x'.repeat(TYPICAL)).length;
  return length > longest ? `has a head of ${length} characters` : undefined;
}
