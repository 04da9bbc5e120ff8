import type { ConnectionOptions as NodeTlsOptions } from 'node:tls';
import type { buildConnector, Dispatcher, EnvHttpProxyAgent } from 'undici';
import { isLoopback } from '../connection/loopback';
import { configError } from '../errors';
import { sentence } from '../sentence';
import { proxyConnector } from './proxy-connection';

/** What Node-RED's `tls-config` node fills in; the names are those of Node's `tls.connect`. */
export type TlsOptions = Pick<
  NodeTlsOptions,
  'ca' | 'cert' | 'key' | 'pfx' | 'passphrase' | 'servername' | 'rejectUnauthorized'
>;

export interface ProxySettings {
  /** Address of the proxy, with username and password where it wants them. */
  url: string;
  /** Hosts that are asked directly, as in `no_proxy`. */
  noProxy: readonly string[];
}

export interface ConnectionOptions {
  tls?: TlsOptions;
  /** Absent: the proxy variables of the environment count. */
  proxy?: ProxySettings;
}

/** What sends requests. */
export type Wire = Pick<Dispatcher, 'dispatch'> & { destroy(error: Error): Promise<void> };

/** Milliseconds until a connection must stand. */
export const CONNECT_TIMEOUT = 5_000;
/** Below the 5 s after which Node servers, and the 60 s after which most balancers, drop an idle connection. */
const KEEP_ALIVE_TIMEOUT = 4_000;

function proxyOptions(proxy: ProxySettings | undefined): EnvHttpProxyAgent.Options {
  if (!proxy) return {};
  return { httpProxy: proxy.url, httpsProxy: proxy.url, noProxy: proxy.noProxy.join(',') };
}

/** The variables that `EnvHttpProxyAgent` reads. */
function isProxyInEnvironment(): boolean {
  const { env } = process;
  return [env.http_proxy, env.HTTP_PROXY, env.https_proxy, env.HTTPS_PROXY].some((address) => address);
}

/**
 * This machine is asked directly, whatever proxy there is: it may be sent credentials over plain http because nobody else
 * hears them.
 */
function pastLoopback(direct: Dispatcher, proxied: Dispatcher): Wire {
  return {
    dispatch(options, handler) {
      const { hostname } = new URL(String(options.origin));
      return (isLoopback(hostname) ? direct : proxied).dispatch(options, handler);
    },
    destroy: async (error) => {
      await Promise.all([direct.destroy(error), proxied.destroy(error)]);
    },
  };
}

/**
 * A dispatcher of our own; the global one belongs to Node-RED and everybody in it.
 * @param limits `connections` open at most to one origin, `maxResponseSize` in bytes
 * @throws CamundaError CAMUNDA_CONFIG where the proxy's address is none
 */
export async function createDispatcher(
  options: ConnectionOptions,
  limits: { connections: number; maxResponseSize: number },
): Promise<Wire> {
  const { Agent, EnvHttpProxyAgent, Pool } = await import('undici');
  const tls = { ...options.tls, timeout: CONNECT_TIMEOUT };
  const bounds = {
    ...limits,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
    // Our own limit counts from the request to the last byte; these two would only cut it short.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  const direct = new Agent({ ...bounds, connect: tls });
  // The other one looks for the proxy of each request, a tenth of what a message costs.
  if (!options.proxy && !isProxyInEnvironment()) return direct;
  const toProxies = new Set<unknown>();
  try {
    const proxied = new EnvHttpProxyAgent({
      ...bounds,
      ...proxyOptions(options.proxy),
      connect: tls,
      requestTls: tls,
      proxyTls: { timeout: CONNECT_TIMEOUT },
      // Plain http goes through a proxy in absolute form: most proxies allow CONNECT to port 443 only.
      proxyTunnel: false,
      // Its connections would else have no bounds: undici hands on nothing but `connect` to them.
      factory: (origin: string | URL, given: { connect: buildConnector.connector }) => {
        const connect = toProxies.has(given.connect) ? proxyConnector(given.connect) : given.connect;
        return new Pool(origin, { ...bounds, ...given, connect });
      },
      // A tunnel is part of the connection, so that a proxy that hangs counts as a server that does not accept one.
      clientFactory: (proxy: URL, given: { connect: buildConnector.connector }) => {
        toProxies.add(given.connect);
        return new Pool(proxy, { connect: proxyConnector(given.connect), headersTimeout: CONNECT_TIMEOUT });
      },
    });
    return pastLoopback(direct, proxied);
  } catch {
    throw configError(
      sentence`The proxy's address is not valid. Check the proxy configuration, HTTP_PROXY and HTTPS_PROXY`,
    );
  }
}
