import type { CoreNode } from './node-red/flow';

/** Node-RED's own TLS configuration `tls`, with certificates as the editor uploads them (PEM). */
export function tlsNode(uploaded: { cadata?: string; certdata?: string; keydata?: string }): CoreNode {
  const node = { id: 'tls', type: 'tls-config', cert: '', key: '', ca: '', verifyservercert: true };
  return { node, credentials: uploaded };
}

/** Node-RED's own proxy configuration `proxy`. */
export function proxyNode(url: string, credentials: { username?: string; password?: string } = {}): CoreNode {
  return { node: { id: 'proxy', type: 'http proxy', url, noproxy: [] }, credentials };
}
