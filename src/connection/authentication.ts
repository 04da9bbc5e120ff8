import { configError } from '../errors';
import { type SentenceValue, sentence } from '../sentence';
import { AUTHENTICATION_METHODS } from './choices';
import type { Fields } from './fields';
import { resolveOidc } from './oidc';
import type { AuthenticationSettings, BasicSettings, CookieSettings, Environment } from './settings';

/**
 * @param address the first address of `/v2`
 * @throws CamundaError CAMUNDA_CONFIG
 */
export function resolveAuthentication(
  environment: Environment,
  fields: Fields,
  address: string,
): AuthenticationSettings {
  const fallback = environment === 'saas' ? 'oidc' : 'none';
  const method = fields.choice('authentication', AUTHENTICATION_METHODS, fallback);
  if (environment === 'saas' && method !== 'oidc') {
    throw configError(
      sentence`Camunda SaaS accepts only OIDC. Set ${fields.label('authentication')} to oidc`,
    );
  }
  switch (method) {
    case 'none':
      return { method };
    case 'basic':
      return basic(fields);
    case 'cookie':
      return cookie(fields);
    case 'oidc':
      return resolveOidc(environment, fields, address);
  }
}

function basic(fields: Fields): BasicSettings {
  const username = fields.required('username');
  if (username.includes(':')) {
    // RFC 7617, 2: the server would take the rest for the password.
    throw configError(
      sentence`${fields.label('username')} must not contain a colon. Basic authentication does not allow one`,
    );
  }
  return { method: 'basic', username, password: fields.secret('password') };
}

function cookie(fields: Fields): CookieSettings {
  const path = fields.text('loginPath');
  return {
    method: 'cookie',
    username: fields.required('username'),
    password: fields.secret('password'),
    ...(path && { loginPath: loginPath(path, fields.label('loginPath')) }),
  };
}

/** The password goes to this path, so it must not be able to name another host (`//host`, `https://host`). */
function loginPath(text: string, label: SentenceValue): string {
  const origin = 'http://cluster.invalid';
  const url = URL.canParse(text, origin) ? new URL(text, origin) : undefined;
  if (!url || !text.startsWith('/') || url.origin !== origin || url.search || url.hash) {
    throw configError(sentence`${label} must be a path such as /api/login`);
  }
  return url.pathname;
}
