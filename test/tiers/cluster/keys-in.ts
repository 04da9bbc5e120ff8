/** Keys of that name in an answer, digit for digit: `JSON.parse` would round them. @param names of properties */
export function keysIn(text: string, ...names: string[]): string[] {
  const key = new RegExp(`"(?:${names.join('|')})"\\s*:\\s*"?(\\d+)`, 'g');
  return Array.from(text.matchAll(key), ([, digits = '']) => digits);
}

/** The first of them. @throws Error where there is none */
export function firstKeyIn(text: string, name: string): string {
  const [key] = keysIn(text, name);
  if (key === undefined) throw new Error(`No ${name} in ${text}`);
  return key;
}
