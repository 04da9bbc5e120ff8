import should from 'should';
import type { Sandbox } from '../../sandbox/sandbox';
import { CamundaClient } from '../../src/camunda-client';
import { resolveSettings } from '../../src/connection/resolve';
import type { ClusterProperties } from '../../src/connection/settings';

/** A client that the sandbox lets in. @param properties of its cluster node, by default for no authentication */
export function clientOf(sandbox: Sandbox, properties: ClusterProperties = {}): CamundaClient {
  const settings = resolveSettings(
    {
      ...{ environment: 'self-managed', restAddress: sandbox.url, authentication: 'none' },
      ...(properties.authentication === 'oidc' ? { tokenUrl: sandbox.tokenUrl, scope: 'orchestration' } : {}),
      ...properties,
    },
    { username: 'demo', password: 'demo', clientId: 'node-red', clientSecret: 'node-red-test-secret' },
    () => undefined,
  );
  return new CamundaClient(settings, {}, (words) => should.fail(String(words), ''));
}
