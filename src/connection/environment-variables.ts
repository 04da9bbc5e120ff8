import { configError } from '../errors';
import { type SentenceValue, sentence } from '../sentence';
import { Fields } from './fields';
import { FORM_LABELS } from './form';
import type { AuthenticationMethod, ClusterProperties, Field } from './settings';
import { BASIC, COOKIE, type Names, SHARED, STRATEGIES, STRATEGY } from './variables';

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
