import { abortedError } from '../errors';
import { largestAnswer } from '../http/bounds';
import type { ConnectionOptions } from '../http/dispatcher';
import { Exchange } from '../http/exchange';
import { type Connection, FreeConnections } from './free-connections';
import { LongCalls, MAX_LONG_CALLS } from './long-calls';
import type { ApiRequest } from './transport';

/** Connections for those who only look, however many they are. */
export const MAX_LOOKS = 3;

/** Where a call goes: what hands out its connection, and what it is asked over. */
export interface Lane {
  readonly exchange: Exchange;
  /** @throws CamundaError as `FreeConnections` and `LongCalls` */
  take(request: ApiRequest): Connection | Promise<Connection>;
  giveBack(connection: Connection): void;
}

/** Lanes to one cluster: calls that wait for something, those of somebody who only looks, and all others never wait for each other. */
export class Lanes {
  readonly #usual: Lane;
  readonly #looks: Lane;
  readonly #long: Lane;
  /** Of the lanes that end with `close`. */
  readonly #connections: readonly FreeConnections[];
  readonly #longCalls = new LongCalls();

  /** @param usual connections of the usual lane at most, and milliseconds of a request there */
  constructor(options: ConnectionOptions, usual: { connections: number; timeout: number }) {
    const maxResponseSize = largestAnswer();
    const over = (connections: number) => new Exchange(options, { connections, maxResponseSize }, 'api');
    const laneOf = (connections: FreeConnections, exchange: Exchange): Lane => ({
      exchange,
      take: ({ signal }) => connections.take(signal),
      giveBack: (connection) => connections.giveBack(connection),
    });
    const usualOnes = new FreeConnections(usual.connections, usual.timeout);
    const looks = new FreeConnections(MAX_LOOKS, usual.timeout);
    const longCalls = this.#longCalls;
    this.#connections = [usualOnes, looks];
    this.#usual = laneOf(usualOnes, over(usual.connections));
    this.#looks = laneOf(looks, over(MAX_LOOKS));
    this.#long = {
      exchange: over(MAX_LONG_CALLS),
      take: ({ longest = 0, signal }) => longCalls.take(longest, signal),
      giveBack: (connection) => longCalls.giveBack(connection),
    };
  }

  of({ longest, isLook }: ApiRequest): Lane {
    if (longest !== undefined) return this.#long;
    return isLook ? this.#looks : this.#usual;
  }

  /** Ends all calls but the long ones with CAMUNDA_ABORTED. */
  async close(): Promise<void> {
    for (const connections of this.#connections) connections.close();
    const lanes = [this.#usual, this.#looks];
    await Promise.all(lanes.map(({ exchange }) => exchange.close(abortedError())));
  }

  /** Ends the long ones likewise. */
  async closeLong(): Promise<void> {
    this.#longCalls.close();
    await this.#long.exchange.close(abortedError());
  }
}
