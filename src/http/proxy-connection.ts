import type { buildConnector } from 'undici';

/** No connection to the proxy could be made; the cause is what the network or TLS reported. */
export class ProxyConnectionError extends Error {
  constructor(override readonly cause: Error) {
    super('No connection to the proxy');
  }
}

/** The same connector, whose failures say that it was the proxy and not the server behind it that could not be reached. */
export function proxyConnector(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error) callback(new ProxyConnectionError(error), null);
      else callback(null, socket);
    });
}
