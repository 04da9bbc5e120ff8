import type { Difference } from '../compare';
import type { Intent } from '../intent';

/** How a client is called, and the version of Camunda that it is for. */
export type ClientName = 'rest 8.8' | 'rest 8.9' | 'java 8.8' | 'java 8.9' | 'sdk 8.8';

/** A difference, or many of a kind: where it is and what is there may be patterns. */
export interface Place extends Omit<Difference, 'at'> {
  at: string | RegExp;
}

/** What our nodes send otherwise than these clients do for each of these intents, as far as a client has them. */
export type Found = readonly [clients: readonly ClientName[], intents: readonly string[], place: Place];

export interface KnownDifference {
  /** Why it is right. */
  readonly because: string;
  readonly found: readonly Found[];
}

export const JAVA: readonly ClientName[] = ['java 8.8', 'java 8.9'];
export const REST: readonly ClientName[] = ['rest 8.8', 'rest 8.9'];
export const SDK: readonly ClientName[] = ['sdk 8.8'];
export const ALL: readonly ClientName[] = [...JAVA, ...REST, ...SDK];

/** The names of intents, but for some. */
export function namesOf(intents: readonly Intent[], ...without: readonly string[]): string[] {
  return intents.map(({ name }) => name).filter((name) => !without.includes(name));
}
