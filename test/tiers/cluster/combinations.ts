import { type Sandbox, type SandboxOptions, startSandbox, type Version } from '../../../sandbox/sandbox';
import type { AuthenticationMethod } from '../../../src/connection/settings';
import { type Access, readAccess } from './access';
import type { PlanOptions } from './plan';

/** A sandbox, by which the tests are known to work before anybody runs them on a cluster. */
export interface Combination extends PlanOptions {
  name: string;
  version: Version;
  method: AuthenticationMethod;
  options?: SandboxOptions;
}

const partitions = 5;

/** The household is in each: those are tasks of others, in the same group and of the same kinds. */
export const combinations: readonly Combination[] = [
  { name: '8.6 with a cookie', version: '8.6', method: 'cookie' },
  { name: '8.6 without search', version: '8.6', method: 'none', options: { searchEnabled: false } },
  { name: '8.6 on five partitions', version: '8.6', method: 'none', options: { partitions } },
  { name: '8.6 with Basic', version: '8.6', method: 'basic', quick: true },
  { name: '8.6 with OIDC', version: '8.6', method: 'oidc', quick: true },
  { name: '8.8 with Basic', version: '8.8', method: 'basic', quick: true },
  { name: '8.8 on five partitions', version: '8.8', method: 'none', options: { partitions } },
  { name: '8.9 with OIDC', version: '8.9', method: 'oidc' },
  { name: '8.9 with a cookie', version: '8.9', method: 'cookie', quick: true },
];

export function startCombination({ version, method, options }: Combination): Promise<Sandbox> {
  return startSandbox({ version, authentication: method, ...options });
}

/** As whom the sandbox is asked, told by environment variables as a contributor tells them. */
export function accessTo(
  sandbox: Sandbox,
  { version, method }: Pick<Combination, 'version' | 'method'>,
): Access {
  return readAccess(sandbox.url, method, {
    CAMUNDA_BASIC_AUTH_USERNAME: 'demo',
    CAMUNDA_BASIC_AUTH_PASSWORD: 'demo',
    CAMUNDA_COOKIE_AUTH_USERNAME: 'demo',
    CAMUNDA_COOKIE_AUTH_PASSWORD: 'demo',
    CAMUNDA_CLIENT_ID: 'node-red',
    CAMUNDA_CLIENT_SECRET: 'node-red-test-secret',
    CAMUNDA_OAUTH_URL: sandbox.tokenUrl,
    CAMUNDA_OAUTH_SCOPE: version === '8.6' ? 'operate' : 'orchestration',
  });
}
