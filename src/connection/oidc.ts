import { normalizeTokenUrl } from './address';
import { CLIENT_AUTHENTICATIONS } from './choices';
import type { Fields } from './fields';
import { isLoopback } from './loopback';
import { KEYCLOAK, SAAS } from './presets';
import { restorePrivateKey } from './private-key';
import type { Api, Environment, OidcSettings, TokenTarget } from './settings';

/**
 * @param address the first address of `/v2`
 * @throws CamundaError CAMUNDA_CONFIG
 */
export function resolveOidc(environment: Environment, fields: Fields, address: string): OidcSettings {
  const local = environment === 'env' ? isLoopback(new URL(address).hostname) : environment !== 'saas';
  const defaults = local ? KEYCLOAK : SAAS;
  const tokenUrl = normalizeTokenUrl(fields.text('tokenUrl') || defaults.tokenUrl, fields.label('tokenUrl'));
  const isSaas = environment === 'saas' || (environment === 'env' && isSaasTokenUrl(tokenUrl));
  const resource = fields.text('resource');
  return {
    method: 'oidc',
    tokenUrl,
    clientId: fields.required('clientId'),
    ...clientAuthentication(fields),
    ...(resource && { resource }),
    targets: targets(fields, defaults.audience, isSaas),
  };
}

function isSaasTokenUrl(tokenUrl: string): boolean {
  return new URL(tokenUrl).hostname === new URL(SAAS.tokenUrl).hostname;
}

function clientAuthentication(
  fields: Fields,
): Pick<OidcSettings, 'clientAuthentication' | 'clientSecret' | 'privateKey' | 'keyId'> {
  const method = fields.choice('clientAuthentication', CLIENT_AUTHENTICATIONS, 'client_secret_post');
  if (method !== 'private_key_jwt') {
    return { clientAuthentication: method, clientSecret: fields.secret('clientSecret') };
  }
  const keyId = fields.text('keyId');
  return {
    clientAuthentication: method,
    privateKey: restorePrivateKey(fields.secret('privateKey'), fields.label('privateKey')),
    ...(keyId && { keyId }),
  };
}

/** SaaS wants a token of its own for Tasklist. Elsewhere a blank Tasklist field means "as for /v2", so one token serves both. */
function targets(fields: Fields, defaultAudience: string, isSaas: boolean): Record<Api, TokenTarget> {
  const audience = fields.text('audience') || defaultAudience;
  const scope = fields.text('scope');
  const tasklistAudience = fields.text('tasklistAudience') || (isSaas ? SAAS.tasklistAudience : audience);
  const tasklistScope = fields.text('tasklistScope') || (isSaas ? '' : scope);
  return { v2: target(audience, scope), v1: target(tasklistAudience, tasklistScope) };
}

function target(audience: string, scope: string): TokenTarget {
  return { ...(audience && { audience }), ...(scope && { scope }) };
}
