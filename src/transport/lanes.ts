import { abortedError } from '../errors';
import { largestAnswer } from '../http/bounds';
import type { ConnectionOptions } from '../http/dispatcher';
import { Exchange } from '../http/exchange';
import { type Connection, FreeConnections } from './free-connections';
import { LongCalls, MAX_LONG_CALLS } from './long-calls';
import type { ApiRequest } from './transport';

/** Where a call goes: what hands out its connection, and what it is asked over. */
export interface Lane {
  readonly exchange: Exchange;
  /** @throws CamundaError as `FreeConnections` and `LongCalls` */
  take(request: ApiRequest): Connection | Promise<Connection>;
  giveBack(connection: Connection): void;
}

/** Two lanes to one cluster, so that calls that wait for something, and all others, never wait for each other. */
export class Lanes {
  readonly #usual: Lane;
  readonly #long: Lane;
  readonly #connections: FreeConnections;
  readonly #longCalls = new LongCalls();

  /** @param usual connections of the usual lane at most, and milliseconds of a request there */
  constructor(options: ConnectionOptions, usual: { connections: number; timeout: number }) {
    const maxResponseSize = largestAnswer();
    const over = (connections: number) => new Exchange(options, { connections, maxResponseSize }, 'api');
    const connections = new FreeConnections(usual.connections, usual.timeout);
    const longCalls = this.#longCalls;
    this.#connections = connections;
    this.#usual = {
      exchange: over(usual.connections),
      take: ({ signal }) => connections.take(signal),
      giveBack: (connection) => connections.giveBack(connection),
    };
    this.#long = {
      exchange: over(MAX_LONG_CALLS),
      take: ({ longest = 0, signal }) => longCalls.take(longest, signal),
      giveBack: (connection) => longCalls.giveBack(connection),
    };
  }

  of({ longest }: ApiRequest): Lane {
    return longest === undefined ? this.#usual : this.#long;
  }

  /** Ends all usual calls with CAMUNDA_ABORTED. */
  async close(): Promise<void> {
    this.#connections.close();
    await this.#usual.exchange.close(abortedError());
  }

  /** Ends the long ones likewise. */
  async closeLong(): Promise<void> {
    this.#longCalls.close();
    await this.#long.exchange.close(abortedError());
  }
}
