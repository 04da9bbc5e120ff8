import type { Authentication } from '../../src/auth/authentication';
import { noAuthentication } from '../../src/auth/fixed';
import { type Clock, systemClock } from '../../src/clock';
import type { Addresses } from '../../src/connection/settings';
import type { ConnectionOptions } from '../../src/http/dispatcher';
import { HttpTransport } from '../../src/transport/http-transport';
import type { ApiAnswer, ApiRequest } from '../../src/transport/transport';

interface Options {
  authentication?: Authentication;
  connection?: ConnectionOptions;
  clock?: Clock;
  /** Milliseconds. */
  timeout?: number;
  maxConnections?: number;
  /** Where the v1 API is, if not at the same address. */
  v1?: string;
}

/** A transport for one address of both APIs, or for a name and its successor. */
export function transportTo(addresses: string | Addresses, options: Options = {}): HttpTransport {
  const { authentication = noAuthentication(), connection = {}, clock = systemClock } = options;
  const both: Addresses = typeof addresses === 'string' ? [addresses] : addresses;
  const { timeout = 10_000, maxConnections = 8, v1 } = options;
  const settings = {
    addresses: { v2: both, v1: v1 === undefined ? both : ([v1] as const) },
    timeout,
    maxConnections,
  };
  return new HttpTransport(settings, authentication, connection, clock);
}

/** A read of the topology, or what it is made of `more`. */
export function read(transport: HttpTransport, more: Partial<ApiRequest> = {}): Promise<ApiAnswer> {
  return transport.send({ api: 'v2', method: 'GET', path: '/v2/topology', kind: 'read', ...more });
}

/** A search, which is a read although it is a POST. */
export function search(transport: HttpTransport, more: Partial<ApiRequest> = {}): Promise<ApiAnswer> {
  return read(transport, { method: 'POST', path: '/v2/user-tasks/search', body: {}, ...more });
}
