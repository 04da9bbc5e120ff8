/** A number as each language writes it, for a sentence: `1,000,000`. */
export function countInWords(count: number): (language: string) => string {
  return (language) => count.toLocaleString(language);
}
