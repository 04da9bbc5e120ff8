import { UNPRINTABLE } from '../../src/errors';

const UNPRINTABLES = new RegExp(`${UNPRINTABLE.source}+`, 'gu');

/**
 * A text of a server, as it may stand beside a node or in a form: on one line, without control characters, and cut.
 * @param value anything; what is no text becomes an empty one
 * @param longest characters
 */
export function shownText(value: unknown, longest: number): string {
  if (typeof value !== 'string') return '';
  const text = value.slice(0, longest).replace(UNPRINTABLES, ' ').trim();
  return value.length > longest ? `${text}…` : text;
}

/** Characters of a version, of which Camunda's have about twenty. */
const LONGEST_VERSION = 60;

/** The version that a topology names; a question mark where it names none. */
export function shownVersion({ gatewayVersion }: Readonly<Record<string, unknown>>): string {
  return shownText(gatewayVersion, LONGEST_VERSION) || '?';
}
