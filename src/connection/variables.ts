// Environment variables of the console's export and of the vendor's SDKs. Data alone, because the form of the cluster node
// reads them out of what is pasted into it.
import type { AuthenticationMethod, Field } from './settings';

export type Names = readonly [string, ...string[]];

/** Names for a field; the first one that is set wins. */
type VariableNames = Partial<Record<Field, Names>>;

export const SHARED = {
  restAddress: ['CAMUNDA_REST_ADDRESS', 'ZEEBE_REST_ADDRESS'],
  tasklistAddress: ['CAMUNDA_TASKLIST_BASE_URL'],
  clusterId: ['CAMUNDA_CLUSTER_ID'],
  region: ['CAMUNDA_CLUSTER_REGION'],
  clientId: ['CAMUNDA_CLIENT_ID', 'ZEEBE_CLIENT_ID'],
  clientSecret: ['CAMUNDA_CLIENT_SECRET', 'ZEEBE_CLIENT_SECRET'],
  tokenUrl: ['CAMUNDA_OAUTH_URL', 'ZEEBE_AUTHORIZATION_SERVER_URL'],
  audience: ['CAMUNDA_TOKEN_AUDIENCE', 'ZEEBE_TOKEN_AUDIENCE'],
  scope: ['CAMUNDA_OAUTH_SCOPE', 'CAMUNDA_TOKEN_SCOPE'],
  tenantId: ['CAMUNDA_DEFAULT_TENANT_ID'],
} satisfies VariableNames;

export const BASIC = {
  username: ['CAMUNDA_BASIC_AUTH_USERNAME'],
  password: ['CAMUNDA_BASIC_AUTH_PASSWORD'],
} satisfies VariableNames;

export const COOKIE = {
  username: ['CAMUNDA_COOKIE_AUTH_USERNAME'],
  password: ['CAMUNDA_COOKIE_AUTH_PASSWORD'],
} satisfies VariableNames;

export const STRATEGY = 'CAMUNDA_AUTH_STRATEGY';

export const STRATEGIES: ReadonlyMap<string, AuthenticationMethod> = new Map([
  ['NONE', 'none'],
  ['BASIC', 'basic'],
  ['OAUTH', 'oidc'],
  ['OIDC', 'oidc'],
  ['COOKIE', 'cookie'],
]);
