import { randomUUID } from 'node:crypto';
import { type Clock, systemClock } from '../clock';
import type { Input } from '../operations/field';
import { broadcastSignal, correlateMessage, publishMessage } from '../operations/messages';
import { type Answered, callOperation, type Server } from '../operations/operation';
import { callUntilDone } from '../operations/resend';
import { objectIn } from './answers';

/** Milliseconds in which a publication whose answer was lost is repeated, however long the message is to live. */
const LONGEST_REPEATING = 60_000;

/** A message that was published; without its key where only a repeat told that it is there. */
export interface Published {
  messageKey?: unknown;
  messageId: string;
  tenantId?: unknown;
}

/** What may be left out, and is then the cluster's own or nothing. */
type Given<T> = { [Name in keyof T]?: T[Name] | undefined };

/** Messages and signals for the processes of one cluster. Everything throws CamundaError. */
export class Messages {
  readonly #server: Server;
  readonly #tenantId: string | undefined;

  /** @param tenantId of what names none */
  constructor(server: Server, tenantId: string | undefined) {
    this.#server = server;
    this.#tenantId = tenantId;
  }

  /**
   * Publishes a message, again where the answer was lost: while it is to live, Camunda takes it once by its ID.
   * @param message `timeToLive` in milliseconds; without a `messageId` it gets one of its own
   * @throws CamundaError CAMUNDA_CONFLICT where another one with its ID is kept; with `cause.done` `maybe` where it may have
   *   been published
   */
  async publish(
    message: Input<typeof publishMessage.input> & { timeToLive: number },
    signal?: AbortSignal,
    clock: Clock = systemClock,
  ): Promise<Answered<Published>> {
    const { messageId = randomUUID(), timeToLive } = message;
    const input = { ...this.#whole(message), messageId };
    const end = clock.monotonic();
    const patience = { clock, end, endIfTaken: end + Math.min(timeToLive, LONGEST_REPEATING) };
    const answer = await callUntilDone(this.#server, publishMessage, input, patience, { signal });
    const { messageKey, tenantId } = objectIn(answer);
    const key = messageKey === undefined ? {} : { messageKey };
    return { ...answer, value: { ...key, messageId, tenantId: tenantId ?? input.tenantId } };
  }

  /** Gives a message to whoever waits for it now. @throws CamundaError CAMUNDA_NOT_FOUND where nobody does */
  async correlate(
    message: Input<typeof correlateMessage.input>,
    signal?: AbortSignal,
  ): Promise<Answered<unknown>> {
    const answer = await callOperation(this.#server, correlateMessage, this.#whole(message), signal);
    return { ...answer, value: objectIn(answer) };
  }

  /** Tells everybody who waits for it now. */
  async broadcast(
    given: Input<typeof broadcastSignal.input>,
    signal?: AbortSignal,
  ): Promise<Answered<unknown>> {
    const input = { ...given, tenantId: given.tenantId ?? this.#tenantId };
    const answer = await callOperation(this.#server, broadcastSignal, input, signal);
    return { ...answer, value: objectIn(answer) };
  }

  /** A message without a correlation key starts processes alone; 8.6 wants it all the same. */
  #whole<T extends Given<{ correlationKey: string; tenantId: string }>>(message: T) {
    const { correlationKey = '', tenantId = this.#tenantId } = message;
    return { ...message, correlationKey, tenantId };
  }
}
