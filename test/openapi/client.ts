import should from 'should';
import type { Sandbox, SandboxAuthentication } from '../../sandbox/sandbox';
import { CamundaClient } from '../../src/camunda-client';
import { resolveSettings } from '../../src/connection/resolve';

/**
 * A client of a sandbox that it can log in to.
 * @param url where it asks, when that is not the sandbox itself
 */
export function clientOf(
  sandbox: Sandbox,
  authentication: SandboxAuthentication = 'none',
  url = sandbox.url,
): CamundaClient {
  const { tokenUrl } = sandbox;
  const properties = { environment: 'self-managed', restAddress: url, authentication, tenantId: '<default>' };
  const user = { username: 'demo', password: 'demo' };
  const application = { clientId: 'node-red', clientSecret: 'node-red-test-secret' };
  const settings = resolveSettings(
    authentication === 'oidc' ? { ...properties, tokenUrl, scope: 'orchestration' } : properties,
    authentication === 'oidc' ? application : user,
    () => undefined,
  );
  return new CamundaClient(settings, {}, (message) => should.fail(message, ''));
}
