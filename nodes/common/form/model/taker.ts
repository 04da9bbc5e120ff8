import type { Texts } from '../texts';
import type { Fact, Facts, Kind, Known } from './facts';

/** A field, or filter rows for one, that takes something of a file. */
export interface Taker {
  readonly kind: Kind;
  readonly isShown: boolean;
  /** Whether a file can fill it in: nobody has, and there is one value that it must be. */
  readonly isWaiting: boolean;
  /** Fields on which it depends. */
  readonly needs: readonly JQuery[];
  /** Suggests what a file has, in place of that of the file before. */
  offer(facts: Facts): void;
  /** Those that fit what else is in the form. */
  fitting(facts: Facts): Known;
  choose(value: string): void;
}

/** What tells people more than the value. */
export function labelOf({ name, type, version }: Fact, text: Texts): string {
  const words = [
    name,
    type === undefined ? undefined : text(`elementType.${type}`),
    version === undefined ? undefined : text('model.version', { version }),
  ];
  return words.filter(Boolean).join(' · ');
}
