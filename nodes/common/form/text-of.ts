/** A value of the form, or of a flow file, as text without spaces around it. */
export function textOf(value: unknown): string {
  return String(value ?? '').trim();
}
