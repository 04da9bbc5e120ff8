import { configError } from '../errors';
import { type SentenceValue, sentence } from '../sentence';
import { type Field, Fields } from './fields';
import { FORM_LABELS } from './form';
import type { AuthenticationMethod, ClusterProperties } from './settings';

type Names = readonly [string, ...string[]];

/** Names of the console's export and of the vendor's SDKs for a field; the first one that is set wins. */
type VariableNames = Partial<Record<Field, Names>>;

const SHARED = {
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

const BASIC = {
  username: ['CAMUNDA_BASIC_AUTH_USERNAME'],
  password: ['CAMUNDA_BASIC_AUTH_PASSWORD'],
} satisfies VariableNames;

const COOKIE = {
  username: ['CAMUNDA_COOKIE_AUTH_USERNAME'],
  password: ['CAMUNDA_COOKIE_AUTH_PASSWORD'],
} satisfies VariableNames;

const STRATEGY = 'CAMUNDA_AUTH_STRATEGY';

const STRATEGIES = new Map<string, AuthenticationMethod>([
  ['NONE', 'none'],
  ['BASIC', 'basic'],
  ['OAUTH', 'oidc'],
  ['OIDC', 'oidc'],
  ['COOKIE', 'cookie'],
]);

/**
 * The fields as the environment variables give them; limits and the switch for plain http come from the form.
 *
 * @throws CamundaError CAMUNDA_CONFIG for an unknown `CAMUNDA_AUTH_STRATEGY`
 */
export function environmentFields(
  readVariable: (name: string) => string | undefined,
  form: ClusterProperties,
): Fields {
  const isSet = (name: string) => {
    // Node-RED's typed variables can be numbers or JSON, whatever the signature says.
    const value: unknown = readVariable(name) ?? '';
    return typeof value === 'object' || String(value).trim() !== '';
  };
  const authentication = authenticationMethod(readVariable, isSet);
  const names = { ...SHARED, ...(authentication === 'cookie' ? COOKIE : BASIC) };

  const values: Partial<Record<Field, unknown>> = {
    authentication,
    timeout: form.timeout,
    maxConnections: form.maxConnections,
    allowInsecure: form.allowInsecure,
  };
  const labels: Record<Field, SentenceValue> = { ...FORM_LABELS, authentication: STRATEGY };
  for (const [field, candidates] of Object.entries(names) as [Field, Names][]) {
    const name = candidates.find(isSet) ?? candidates[0];
    labels[field] = name;
    values[field] = readVariable(name);
  }
  return new Fields(values, labels, (name) => sentence`Environment variable ${name} is not set`);
}

function authenticationMethod(
  readVariable: (name: string) => string | undefined,
  isSet: (name: string) => boolean,
): AuthenticationMethod {
  if (isSet(STRATEGY)) {
    const value: unknown = readVariable(STRATEGY);
    const method = typeof value === 'string' ? STRATEGIES.get(value.trim().toUpperCase()) : undefined;
    if (!method) {
      throw configError(sentence`${STRATEGY} must be NONE, BASIC, OAUTH, OIDC or COOKIE`);
    }
    return method;
  }
  if (SHARED.clientId.some(isSet)) {
    return 'oidc';
  }
  if (BASIC.username.some(isSet)) {
    return 'basic';
  }
  return COOKIE.username.some(isSet) ? 'cookie' : 'none';
}
