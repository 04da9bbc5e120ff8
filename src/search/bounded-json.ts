/** Ends the writing of a value that is too large. */
class TooLarge extends Error {}

/** Characters that a value and its comma take at least, without the names of its properties. */
function leastLength(value: unknown): number {
  return typeof value === 'string' ? value.length + 3 : 2;
}

/**
 * The JSON text of a value that somebody else has made, given up as soon as it is known to be too long: what is small in
 * memory can be endless as text (an empty list of 4e9 places, a value that is there 2^30 times).
 * @param most characters
 * @returns undefined where JSON has no text for it, `too large` where the text is longer
 * @throws whatever reading the value throws; TypeError for a circle or a BigInt, RangeError where it is nested too deep
 */
export function boundedJson(value: unknown, most: number): string | undefined | typeof TOO_LARGE {
  // The first value has no comma.
  let left = most + 1;
  const measure = (_name: string, one: unknown): unknown => {
    left -= leastLength(one);
    if (left < 0) throw new TooLarge();
    return one;
  };
  try {
    const text: string | undefined = JSON.stringify(value, measure);
    return text !== undefined && text.length > most ? TOO_LARGE : text;
  } catch (failure) {
    if (failure instanceof TooLarge) return TOO_LARGE;
    throw failure;
  }
}

/** Stands for a text that is too long. */
export const TOO_LARGE = Symbol('tooLarge');
