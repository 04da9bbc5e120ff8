import { type Sentence, sentence } from '../sentence';
import { Fields } from './fields';
import type { ClusterCredentials, ClusterProperties, Field } from './settings';

/** The labels of the cluster node's form. */
export const FORM_LABELS: Readonly<Record<Field, Sentence>> = {
  environment: sentence`Environment`,
  region: sentence`Region`,
  clusterId: sentence`Cluster ID`,
  restAddress: sentence`REST address`,
  tasklistAddress: sentence`Tasklist address`,
  authentication: sentence`Authentication`,
  tokenUrl: sentence`Token URL`,
  audience: sentence`Audience`,
  scope: sentence`Scope`,
  tasklistAudience: sentence`Tasklist audience`,
  tasklistScope: sentence`Tasklist scope`,
  resource: sentence`Resource`,
  clientAuthentication: sentence`Client authentication`,
  keyId: sentence`Key ID`,
  loginPath: sentence`Login path`,
  tenantId: sentence`Tenant ID`,
  timeout: sentence`Timeout`,
  maxConnections: sentence`Connections`,
  allowInsecure: sentence`Allow plain http`,
  username: sentence`Username`,
  password: sentence`Password`,
  clientId: sentence`Client ID`,
  clientSecret: sentence`Client secret`,
  privateKey: sentence`Private key`,
};

/** The fields as they were entered on the cluster node. */
export function formFields(properties: ClusterProperties, credentials: ClusterCredentials): Fields {
  return new Fields(
    { ...properties, ...credentials },
    FORM_LABELS,
    (label) => sentence`${label} is missing. Enter it in the cluster node`,
  );
}
