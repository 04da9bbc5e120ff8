import { resolveSettings } from '../../../src/connection/resolve';
import type { AuthenticationMethod, AuthenticationSettings } from '../../../src/connection/settings';
import type { Cluster } from '../../support/node-red/askable-flows';

export const methods: readonly AuthenticationMethod[] = ['none', 'basic', 'oidc', 'cookie'];

/** Where a cluster is, and who asks it. It holds secrets. */
export interface Access {
  /** Without `/v2` and without a slash at the end. */
  address: string;
  authentication: AuthenticationSettings;
}

/**
 * Credentials come from the environment variables that the package itself reads.
 * @throws CamundaError with the name of the variable that is missing or wrong
 */
export function readAccess(
  address: string,
  method: AuthenticationMethod,
  variables: Readonly<Record<string, string | undefined>>,
): Access {
  const told: Record<string, string | undefined> = {
    ...variables,
    CAMUNDA_REST_ADDRESS: address,
    CAMUNDA_TASKLIST_BASE_URL: undefined,
    CAMUNDA_AUTH_STRATEGY: method,
  };
  const settings = resolveSettings({ environment: 'env' }, {}, (name) => told[name]);
  return { address: settings.addresses.v2[0], authentication: settings.authentication };
}

/** The cluster node that gets in so. */
export function clusterNode({ address, authentication }: Access): Cluster {
  const common = {
    environment: 'self-managed',
    restAddress: address,
    authentication: authentication.method,
  };
  switch (authentication.method) {
    case 'none':
      return { properties: common, credentials: {} };
    case 'basic':
    case 'cookie': {
      const { username, password } = authentication;
      return { properties: common, credentials: { username, password } };
    }
    case 'oidc': {
      const { tokenUrl, clientId, clientSecret = '', targets } = authentication;
      const { audience = '', scope = '' } = targets.v2;
      const { audience: tasklistAudience = '', scope: tasklistScope = '' } = targets.v1;
      const tasklist = { tasklistAudience, tasklistScope };
      return {
        properties: { ...common, tokenUrl, audience, scope, ...tasklist },
        credentials: { clientId, clientSecret },
      };
    }
  }
}

/** The same caller with a wrong password or client secret. */
export function withWrongSecret({ address, authentication }: Access, secret: string): Access {
  const wrong = authentication.method === 'oidc' ? { clientSecret: secret } : { password: secret };
  return { address, authentication: { ...authentication, ...wrong } };
}

/** What nobody else may read. The name of a user or client is one of them. */
export function secretsOf({ authentication }: Access): string[] {
  switch (authentication.method) {
    case 'none':
      return [];
    case 'basic':
    case 'cookie':
      return [authentication.username, authentication.password];
    case 'oidc':
      return [authentication.clientId, authentication.clientSecret ?? ''];
  }
}
