import { type FieldLabels, Fields } from './fields';
import type { ClusterCredentials, ClusterProperties } from './settings';

/** The labels of the cluster node's form (English). */
export const FORM_LABELS: FieldLabels = {
  environment: 'Environment',
  region: 'Region',
  clusterId: 'Cluster ID',
  restAddress: 'REST address',
  tasklistAddress: 'Tasklist address',
  authentication: 'Authentication',
  tokenUrl: 'Token URL',
  audience: 'Audience',
  scope: 'Scope',
  tasklistAudience: 'Tasklist audience',
  tasklistScope: 'Tasklist scope',
  resource: 'Resource',
  clientAuthentication: 'Client authentication',
  keyId: 'Key ID',
  loginPath: 'Login path',
  tenantId: 'Tenant ID',
  timeout: 'Timeout',
  maxConnections: 'Connections',
  allowInsecure: 'Allow plain http',
  username: 'Username',
  password: 'Password',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  privateKey: 'Private key',
};

/** The fields as they were entered on the cluster node. */
export function formFields(properties: ClusterProperties, credentials: ClusterCredentials): Fields {
  return new Fields(
    { ...properties, ...credentials },
    FORM_LABELS,
    (label) => `${label} is missing: enter it on the cluster node`,
  );
}
