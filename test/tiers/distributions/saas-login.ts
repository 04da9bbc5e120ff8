import type { Behaviour, Seen } from '../../support/fault-server';
import { json } from '../../support/faults';
import { forwardTo } from '../../support/forward';
import { type RunningProvider, startProvider } from './provider';

export const LOGIN = 'login.cloud.camunda.io';
/** Seconds. */
export const LIFE = 24 * 60 * 60;
export const CLIENT = { clientId: 'my-client', clientSecret: 'p+ss/w%rd:=' };

const AUDIENCES = ['zeebe.camunda.io', 'tasklist.camunda.io'];
const RESOURCE = 'urn:camunda:';

interface Context {
  oidc: { body?: { audience?: string } };
}

export async function startLogin(): Promise<RunningProvider> {
  const { errors } = await import('oidc-provider');
  const client = {
    client_id: CLIENT.clientId,
    client_secret: CLIENT.clientSecret,
    token_endpoint_auth_method: 'client_secret_post',
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  };
  return startProvider(`https://${LOGIN}`, {
    clients: [client],
    routes: { token: '/oauth/token' },
    features: {
      // Camunda names an API by `audience`, where RFC 8707 has `resource`.
      resourceIndicators: {
        enabled: true,
        defaultResource: ({ oidc }: Context) => {
          const { audience = '' } = oidc.body ?? {};
          if (!AUDIENCES.includes(audience)) throw new errors.InvalidTarget();
          return RESOURCE + audience;
        },
        getResourceServerInfo: (_context: unknown, resource: string) => ({
          audience: resource.slice(RESOURCE.length),
          scope: '',
          accessTokenFormat: 'jwt',
          accessTokenTTL: LIFE,
        }),
      },
    },
  });
}

/** A body of JSON is taken like a form (Camunda's documents show both). */
function asForm(seen: Seen): Seen {
  if (!seen.headers['content-type']?.startsWith('application/json')) return seen;
  const body = new URLSearchParams(JSON.parse(seen.body)).toString();
  return { ...seen, body, headers: { ...seen.headers, 'content-type': 'application/x-www-form-urlencoded' } };
}

/** The login before its provider: one request a second from one address, refused ones too. */
export function loginBehaviour(provider: RunningProvider): Behaviour {
  const forward = forwardTo(provider.url);
  const last = new Map<string | undefined, number>();
  return (seen, response) => {
    const source = seen.socket.remoteAddress;
    const pause = seen.at - (last.get(source) ?? Number.NEGATIVE_INFINITY);
    last.set(source, seen.at);
    if (pause < 1_000) return json({ error: 'too_many_requests' }, 429)(seen, response);
    return forward(asForm(seen), response);
  };
}
