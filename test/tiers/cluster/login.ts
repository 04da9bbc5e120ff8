import type { BasicSettings, CookieSettings, OidcSettings } from '../../../src/connection/settings';
import type { Access } from './access';

type Headers = Record<string, string>;

/** Headers that let a request in, and until when, in milliseconds since 1970. */
export interface Login {
  headers: Headers;
  until: number;
}

/** Gets in by plain HTTP, without any of the package's code. @throws Error with the status of a refusal */
export async function logIn({ address, authentication }: Access): Promise<Login> {
  switch (authentication.method) {
    case 'none':
      return { headers: {}, until: Number.POSITIVE_INFINITY };
    case 'basic':
      return { headers: basicHeader(authentication), until: Number.POSITIVE_INFINITY };
    case 'cookie':
      return { headers: await openSession(address, authentication), until: Number.POSITIVE_INFINITY };
    case 'oidc':
      return fetchToken(authentication);
  }
}

export function basicHeader({ username, password }: Pick<BasicSettings, 'username' | 'password'>): Headers {
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
}

/** The cookies, and the CSRF token where the server gives one. 8.6 and 8.7 log in at `/api/login`, 8.8 and later at `/login`. */
async function openSession(address: string, { username, password }: CookieSettings): Promise<Headers> {
  const refusals: string[] = [];
  for (const path of ['/api/login', '/login']) {
    const body = new URLSearchParams({ username, password });
    const { status, headers } = await fetch(address + path, { method: 'POST', body, redirect: 'manual' });
    if (status === 204) return sessionHeaders(headers);
    refusals.push(`${path} answers ${status}`);
  }
  throw new Error(`No login: ${refusals.join(', ')}`);
}

/** Those that belong to the session that a login has opened. */
export function sessionHeaders(answered: globalThis.Headers): Headers {
  const cookies = answered.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
  const csrf = answered.get('x-csrf-token');
  return { cookie: cookies.join('; '), ...(csrf === null ? {} : { 'x-csrf-token': csrf }) };
}

async function fetchToken({ tokenUrl, clientId, clientSecret = '', targets }: OidcSettings): Promise<Login> {
  const grant = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const body = new URLSearchParams({ ...grant, ...targets.v2 });
  const answer = await fetch(tokenUrl, { method: 'POST', body });
  if (!answer.ok) throw new Error(`The token endpoint answers ${answer.status}`);
  const { access_token: token, expires_in: life = 60 } = await answer.json();
  // Renewed early, so that it does not end on the way.
  return { headers: { authorization: `Bearer ${token}` }, until: Date.now() + life * 800 };
}
