import { type Sandbox, startSandbox, type Version } from '../../../sandbox/sandbox';
import { CertificateAuthority } from '../../support/certificates';
import { proxyNode, tlsNode } from '../../support/core-nodes';
import { type Behaviour, FaultServer, type Seen } from '../../support/fault-server';
import { empty, page } from '../../support/faults';
import { forwardTo } from '../../support/forward';
import { ForwardProxy } from '../../support/forward-proxy';
import type { ClusterSetup } from '../../support/node-red/flow';
import type { RunningProvider } from './provider';
import { LOGIN, loginBehaviour, startLogin } from './saas-login';

export const REGION = 'bru-2';
export const CLUSTER_ID = '5c34c0a7-7f29-4424-8414-125615f7a9b9';
const nameOf = (api: string) => `${REGION}.${api}.camunda.io`;
export const NAMES = { zeebe: nameOf('zeebe'), tasklist: nameOf('tasklist'), api: nameOf('api') };

/** What each name serves: the old ones an API each, the new one both. */
const SERVED: Record<string, RegExp> = {
  [NAMES.zeebe]: /^\/v2\//,
  [NAMES.tasklist]: /^\/v1\//,
  [NAMES.api]: /^\/v[12]\//,
};
const AUDIENCE_OF: Record<string, string> = { v2: 'zeebe.camunda.io', v1: 'tasklist.camunda.io' };

interface Options {
  version: Version;
  /** How the names of 8.9 and before are gone: their address is not known any more, or nobody is there. */
  oldNames?: 'gone from the DNS' | 'unknown to the edge';
}

/**
 * Camunda SaaS as its documents describe it: its names behind one TLS edge on loopback, with a CA of their own, and a
 * forward proxy that connects every name to it.
 */
export class Saas {
  readonly #parts: { stop(): Promise<void> }[] = [];

  private constructor(
    readonly proxy: ForwardProxy,
    readonly edge: FaultServer,
    readonly sandbox: Sandbox,
    readonly certificate: string,
    parts: { stop(): Promise<void> }[],
  ) {
    this.#parts = parts;
  }

  static async start({ version, oldNames }: Options): Promise<Saas> {
    const authority = new CertificateAuthority();
    const names: [string, ...string[]] = [LOGIN, ...Object.values(NAMES)];
    const [sandbox, login, edge] = await Promise.all([
      startSandbox({ version, tasklistV1: true, tasks: 4 }),
      startLogin(),
      FaultServer.start({ tls: authority.sign(...names) }),
    ]);
    const isOld = (name: string) => oldNames !== undefined && /\.(zeebe|tasklist)\./.test(name);
    const proxy = await ForwardProxy.start({
      everythingTo: edge.port,
      refuse: (target) => (oldNames === 'gone from the DNS' && isOld(target) ? 502 : undefined),
    });
    const toLogin = loginBehaviour(login);
    const toCluster = clusterBehaviour(sandbox, login);
    edge.on('*', (seen, response) => {
      const { host = '' } = seen.headers;
      if (host === LOGIN) return toLogin(seen, response);
      return (isOld(host) ? page(404) : toCluster)(seen, response);
    });
    return new Saas(proxy, edge, sandbox, authority.certificate, [login, edge, proxy]);
  }

  /** Requests for a host, oldest first. */
  asked(host: string): Seen[] {
    return this.edge.seen.filter(({ headers }) => headers.host === host);
  }

  /** A cluster node with this CA and this proxy, in Node-RED's own config nodes. */
  cluster(properties: Record<string, unknown>, credentials: Record<string, string> = {}): ClusterSetup {
    return {
      properties: { tls: 'tls', proxy: 'proxy', ...properties },
      credentials,
      coreNodes: [tlsNode({ cadata: this.certificate }), proxyNode(this.proxy.url)],
    };
  }

  async stop(): Promise<void> {
    await Promise.all([this.sandbox.close(), ...this.#parts.map((part) => part.stop())]);
  }
}

/** The cluster behind the edge: at a path of its own, each API with a token of its own. */
function clusterBehaviour({ url }: Sandbox, login: RunningProvider): Behaviour {
  const forward = forwardTo(url, { without: ['authorization'] });
  const notHere = page(404, '<html><body>default backend - 404</body></html>');
  return (seen, response) => {
    const path = seen.path.startsWith(`/${CLUSTER_ID}/`) ? seen.path.slice(CLUSTER_ID.length + 1) : '';
    if (!SERVED[seen.headers.host ?? '']?.test(path)) return notHere(seen, response);
    const token = (seen.headers.authorization ?? '').replace(/^Bearer /, '');
    const isForIt = login.claimsOf(token)?.aud === AUDIENCE_OF[path.slice(1, 3)];
    if (!isForIt) return empty(401, { 'www-authenticate': 'Bearer error="invalid_token"' })(seen, response);
    return forward({ ...seen, path }, response);
  };
}
