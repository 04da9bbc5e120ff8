import type { CamundaError } from '../errors';
import type { Sentence } from '../sentence';
import type { EntityEvent } from './entity-event';

/** How an answer came about, e.g. for `msg.camunda`. */
export interface PollDetails {
  status: number;
  requests: number;
  durationMs: number;
}

/** An answer, and what time it was at Camunda then (milliseconds since 1970). */
export interface DatedAnswer {
  details: PollDetails;
  now: number;
}

/** What a watch tells. Where one of these throws, the watch warns once and goes on. */
export interface Listener {
  event(event: EntityEvent, details: PollDetails, redelivered: boolean): void;
  polling(): void;
  /** @param open items that are open */
  polled(open: number): void;
  failed(error: CamundaError): void;
  warn(words: Sentence): void;
}
