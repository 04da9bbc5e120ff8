/** Characters that are kept of what a server said: nobody reads more. */
export const MAX_SAID = 500;

/** Shorter values occur in any text as plain words, and give no credential away there. */
const SHORTEST_SECRET = 6;

/**
 * A credential in the forms in which it travels: as it is, percent-encoded, form-encoded (also RFC 6749 2.3.1), in Base64
 * and in a JSON text.
 */
function formsOf(secret: string): string[] {
  // Half a surrogate pair has no percent-encoding; a request carries U+FFFD in its place.
  const percent = encodeURIComponent(Buffer.from(secret).toString());
  const everyCharacter = percent.replace(
    /[-_.!~*'()]/g,
    (character) => `%${Buffer.from(character).toString('hex').toUpperCase()}`,
  );
  const form = new URLSearchParams([['', secret]]).toString().slice(1);
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [secret, percent, everyCharacter, form, Buffer.from(secret).toString('base64'), inJson];
}

/** By their first characters, the longest first: one form may begin with another. */
function byFirst(forms: ReadonlySet<string>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const form of [...forms].sort((a, b) => b.length - a.length)) {
    const first = form.charAt(0);
    groups.set(first, [...(groups.get(first) ?? []), form]);
  }
  return groups;
}

/**
 * The beginning of a server's text without the credentials that it repeats: an error must not carry them on. It is read
 * once from its start, and no further than what is taken of it, so that no text and no credential makes this slow.
 * @returns at most 500 characters
 */
export function redact(text: string, secrets: readonly string[]): string {
  const forms = byFirst(new Set(secrets.filter(({ length }) => length >= SHORTEST_SECRET).flatMap(formsOf)));
  let said = '';
  for (let at = 0; at < text.length && said.length < MAX_SAID; ) {
    const character = text.charAt(at);
    const form = forms.get(character)?.find((one) => text.startsWith(one, at));
    said += form === undefined ? character : '[removed]';
    at += form?.length ?? 1;
  }
  return said.slice(0, MAX_SAID);
}
