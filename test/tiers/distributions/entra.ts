import { createHash, X509Certificate } from 'node:crypto';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox';
import { CertificateAuthority, selfSigned } from '../../support/certificates';
import { proxyNode, tlsNode } from '../../support/core-nodes';
import { type Behaviour, FaultServer } from '../../support/fault-server';
import { empty, json } from '../../support/faults';
import { forwardTo } from '../../support/forward';
import { ForwardProxy } from '../../support/forward-proxy';
import type { ClusterSetup } from '../../support/node-red/flow';
import { type RunningProvider, startProvider } from './provider';

const HOST = 'login.microsoftonline.com';
const CLUSTER = 'camunda.example.com';
const TENANT = '9f2b1c3e-41c5-4c9e-8a3f-6b1f2f0c7d11';
const TOKEN_PATH = `/${TENANT}/oauth2/v2.0/token`;
/** The cluster's app registration, whose client ID names it in scopes and audiences. */
export const API_ID = '0d1c9d1e-77a5-4f0c-9d6b-2b6a1f4d8e22';
export const SCOPE = `${API_ID}/.default`;

/** App registrations of clients: one with a secret, one with a certificate. */
export const SECRET_CLIENT = { clientId: '1f0e-secret', clientSecret: 'abc8Q~p+ss/w%rd' };
export const CERTIFICATE_CLIENT_ID = '2a7d-certificate';
export const certificate = selfSigned('node-red');

const registered = new X509Certificate(certificate.cert);
const thumbprint = createHash('sha256').update(registered.raw).digest('base64url');

async function startTenant(): Promise<RunningProvider> {
  const { errors } = await import('oidc-provider');
  const common = {
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    scope: SCOPE,
  };
  return startProvider(`https://${HOST}/${TENANT}/v2.0`, {
    clients: [
      {
        ...common,
        client_id: SECRET_CLIENT.clientId,
        client_secret: SECRET_CLIENT.clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
      },
      {
        ...common,
        client_id: CERTIFICATE_CLIENT_ID,
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: { keys: [{ ...registered.publicKey.export({ format: 'jwk' }), use: 'sig' }] },
      },
    ],
    scopes: [SCOPE],
    clientAuthMethods: ['client_secret_post', 'private_key_jwt'],
    routes: { token: TOKEN_PATH },
    assertJwtClientAuthClaimsAndHeader: (_context: unknown, _claims: object, header: object) => {
      const named = 'x5t#S256' in header && header['x5t#S256'];
      if (named !== thumbprint) throw new errors.InvalidClientAuth('no such certificate');
    },
    features: {
      resourceIndicators: {
        enabled: true,
        defaultResource: () => `api://${API_ID}`,
        getResourceServerInfo: () => ({
          audience: API_ID,
          scope: SCOPE,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 3_600,
        }),
      },
    },
  });
}

/** What Entra's v2.0 endpoint wants of a request, beyond what RFC 6749 does. */
function tokenBehaviour(tenant: RunningProvider): Behaviour {
  const forward = forwardTo(tenant.url);
  const refuse = (error: string, what: string) => json({ error, error_description: what }, 400);
  return (seen, response) => {
    const form = new URLSearchParams(seen.body);
    if (form.has('resource')) {
      return refuse('invalid_request', "AADSTS901002: 'resource' is not supported.")(seen, response);
    }
    if (!form.get('scope')?.endsWith('/.default')) {
      return refuse('invalid_scope', 'AADSTS1002012: the scope has no /.default')(seen, response);
    }
    const forwarded = { 'x-forwarded-host': HOST, 'x-forwarded-proto': 'https' };
    return forward({ ...seen, headers: { ...seen.headers, ...forwarded } }, response);
  };
}

/** A cluster that takes the tokens of a tenant of Microsoft Entra ID, both reached through a forward proxy. */
export class EntraCluster {
  private constructor(
    readonly edge: FaultServer,
    readonly sandbox: Sandbox,
    readonly proxy: ForwardProxy,
    readonly tenant: RunningProvider,
    readonly ca: string,
  ) {}

  static async start(): Promise<EntraCluster> {
    const authority = new CertificateAuthority();
    const [sandbox, tenant, edge] = await Promise.all([
      startSandbox({ version: '8.8', tasks: 4 }),
      startTenant(),
      FaultServer.start({ tls: authority.sign(HOST, CLUSTER) }),
    ]);
    const proxy = await ForwardProxy.start({ everythingTo: edge.port });
    const toCluster = forwardTo(sandbox.url, { without: ['authorization'] });
    edge.on(TOKEN_PATH, tokenBehaviour(tenant)).on('*', (seen, response) => {
      const token = (seen.headers.authorization ?? '').replace(/^Bearer /, '');
      const isForIt = tenant.claimsOf(token)?.aud === API_ID;
      return (isForIt ? toCluster : empty(401, { 'www-authenticate': 'Bearer' }))(seen, response);
    });
    return new EntraCluster(edge, sandbox, proxy, tenant, authority.certificate);
  }

  /** The forms that the token endpoint got, oldest first. */
  get tokenRequests(): URLSearchParams[] {
    return this.edge.asked(TOKEN_PATH).map(({ body }) => new URLSearchParams(body));
  }

  node(properties: Record<string, unknown>, credentials: Record<string, string>): ClusterSetup {
    const settings = {
      environment: 'self-managed',
      authentication: 'oidc',
      restAddress: `https://${CLUSTER}`,
      tokenUrl: `https://${HOST}${TOKEN_PATH}`,
      scope: SCOPE,
      tls: 'tls',
      proxy: 'proxy',
    };
    return {
      properties: { ...settings, ...properties },
      credentials,
      coreNodes: [tlsNode({ cadata: this.ca }), proxyNode(this.proxy.url)],
    };
  }

  async stop(): Promise<void> {
    await Promise.all([this.edge.stop(), this.sandbox.close(), this.proxy.stop(), this.tenant.stop()]);
  }
}
