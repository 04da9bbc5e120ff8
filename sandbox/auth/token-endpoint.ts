import { randomUUID } from 'node:crypto';
import { type Answer, json, type SandboxRequest } from '../http';
import type { SandboxSettings } from '../settings';
import type { OwnTokens } from './own-tokens';

const REALMS = '/auth/realms/';
const REALM = `${REALMS}camunda-platform`;

/** Keycloak's path, the one in Camunda's documentation. */
export const TOKEN_PATH = `${REALM}/protocol/openid-connect/token`;

const CLIENT_ID = 'node-red';
const CLIENT_SECRET = 'node-red-test-secret';

/** The client's optional scopes, and the audience that each puts into the token. */
const AUDIENCE_OF_SCOPE: Record<string, string> = {
  orchestration: 'orchestration',
  zeebe: 'zeebe-api',
  operate: 'operate-api',
};

/** Client credentials as Keycloak grants and refuses them; an `audience` is taken too, as in Camunda SaaS. */
export class TokenEndpoint {
  readonly #tokens: OwnTokens;
  readonly #life: number;
  readonly #now: () => number;

  constructor(tokens: OwnTokens, { tokenLife, now }: Pick<SandboxSettings, 'tokenLife' | 'now'>) {
    this.#tokens = tokens;
    this.#life = tokenLife;
    this.#now = now;
  }

  async answer(request: SandboxRequest): Promise<Answer | undefined> {
    if (request.path.startsWith(REALMS) && !request.path.startsWith(`${REALM}/`)) {
      return json({ error: 'Realm does not exist' }, 404);
    }
    if (request.path !== TOKEN_PATH) {
      return undefined;
    }
    if (request.method !== 'POST') {
      return refusal(405, 'HTTP 405 Method Not Allowed');
    }
    const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '');
    const form = new URLSearchParams(isForm ? request.body : '');
    return refuseGrant(form) ?? refuseClient(request, form) ?? this.#grant(request, form);
  }

  async #grant(request: SandboxRequest, form: URLSearchParams): Promise<Answer> {
    const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
    const unknown = scopes.filter((scope) => scope !== 'openid' && !AUDIENCE_OF_SCOPE[scope]);
    if (unknown.length > 0) {
      return refusal(400, 'invalid_scope', `Invalid scopes: ${form.get('scope')}`);
    }
    const audiences = [
      ...scopes.flatMap((scope) => AUDIENCE_OF_SCOPE[scope] ?? []),
      ...form.getAll('audience'),
    ];
    const issuedAt = Math.floor(this.#now() / 1000);
    const claims = {
      exp: issuedAt + this.#life,
      iat: issuedAt,
      jti: randomUUID(),
      iss: `http://${request.headers.host}${REALM}`,
      sub: CLIENT_ID,
      azp: CLIENT_ID,
      client_id: CLIENT_ID,
    };
    const [only, ...others] = audiences;
    const aud = only === undefined ? {} : { aud: others.length > 0 ? audiences : only };
    const scope = scopes.join(' ');
    const answer = json({
      access_token: await this.#tokens.sign({ ...claims, typ: 'Bearer', ...aud, scope }),
      expires_in: this.#life,
      refresh_expires_in: 0,
      token_type: 'Bearer',
      // Keycloak sends an identity for this scope, although nobody has logged in.
      ...(scopes.includes('openid')
        ? { id_token: await this.#tokens.sign({ ...claims, typ: 'ID', aud: CLIENT_ID }) }
        : {}),
      'not-before-policy': 0,
      scope,
    });
    return { ...answer, headers: { ...answer.headers, 'cache-control': 'no-store', pragma: 'no-cache' } };
  }
}

function refuseGrant(form: URLSearchParams): Answer | undefined {
  const grant = form.get('grant_type');
  if (grant === null) {
    return refusal(400, 'invalid_request', 'Missing form parameter: grant_type');
  }
  return grant === 'client_credentials'
    ? undefined
    : refusal(400, 'unsupported_grant_type', 'Unsupported grant_type');
}

/** `client_secret_post` or `client_secret_basic`. Keycloak tells a wrong secret from an unknown client by the code. */
function refuseClient(request: SandboxRequest, form: URLSearchParams): Answer | undefined {
  const [id, secret] = basicClient(request) ?? [form.get('client_id'), form.get('client_secret')];
  if (id === CLIENT_ID && secret === CLIENT_SECRET) {
    return undefined;
  }
  const error = id === CLIENT_ID ? 'unauthorized_client' : 'invalid_client';
  return refusal(401, error, 'Invalid client or Invalid client credentials');
}

/** RFC 6749, 2.3.1: id and secret are form-encoded before they are joined. */
function basicClient({ headers }: SandboxRequest): [string, string] | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (encoded === undefined) {
    return undefined;
  }
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString().split(':');
  return [formDecode(id), formDecode(secret)];
}

function formDecode(text: string): string {
  return new URLSearchParams(`x=${text.replaceAll('&', '%26')}`).get('x') ?? '';
}

function refusal(status: number, error: string, description?: string): Answer {
  return json({ error, ...(description ? { error_description: description } : {}) }, status);
}
