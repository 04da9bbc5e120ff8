import { toUSVString } from 'node:util';
import type { Node, NodeAPI } from 'node-red';
import { configError } from '../../../src/errors';
import type { ConnectionOptions, ProxySettings, TlsOptions } from '../../../src/http/dispatcher';
import { sentence } from '../../../src/sentence';

/** Node-RED's own `tls-config` node, as far as we use it. */
interface TlsConfigNode extends Node {
  valid?: boolean;
  addTLSOptions(options: TlsOptions): TlsOptions;
}

/** Node-RED's own `http proxy` node. */
interface HttpProxyNode extends Node<{ username?: string; password?: string }> {
  url?: string;
  noproxy?: string[];
}

function tlsOptions(node: TlsConfigNode | null): Pick<ConnectionOptions, 'tls'> {
  if (!node) return {};
  if (node.valid === false || typeof node.addTLSOptions !== 'function')
    throw configError(sentence`The TLS configuration is not valid. Check its certificate and key`);
  return { tls: node.addTLSOptions({}) };
}

function proxySettings(node: HttpProxyNode | null): { proxy?: ProxySettings } {
  if (!node) return {};
  if (typeof node.url !== 'string' || !URL.canParse(node.url)) {
    throw configError(sentence`The proxy's address is not valid. Check the proxy configuration`);
  }
  const url = new URL(node.url);
  const { username, password } = node.credentials ?? {};
  if (username) url.username = encoded(username);
  if (password) url.password = encoded(password);
  const noProxy = [node.noproxy ?? []].flat().filter((host) => typeof host === 'string');
  return { proxy: { url: url.href, noProxy } };
}

/** A percent sign would else be taken for the beginning of an encoded one. What a variable puts in can be a number. */
function encoded(text: unknown): string {
  return typeof text === 'object' ? '' : encodeURIComponent(toUSVString(String(text)));
}

/**
 * TLS and proxy of a cluster, from the core config nodes that it refers to.
 * @throws CamundaError CAMUNDA_CONFIG where one of them cannot be used
 */
export function connectionOptions(
  RED: NodeAPI,
  references: { tls?: string; proxy?: string },
): ConnectionOptions {
  const nodeOf = <T extends Node>(id: string | undefined) =>
    id && typeof id === 'string' ? (RED.nodes.getNode(id) as T | null) : null;
  return {
    ...tlsOptions(nodeOf<TlsConfigNode>(references.tls)),
    ...proxySettings(nodeOf<HttpProxyNode>(references.proxy)),
  };
}
