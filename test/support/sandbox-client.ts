import should from 'should';
import type { Sandbox } from '../../sandbox/sandbox';
import { CamundaClient } from '../../src/camunda-client';
import { resolveSettings } from '../../src/connection/resolve';
import type { ClusterProperties } from '../../src/connection/settings';

type Asked = Pick<Sandbox, 'url'> & Partial<Pick<Sandbox, 'tokenUrl'>>;

/** A client that the sandbox, or another server, lets in. @param properties of its cluster node, by default for no authentication */
export function clientOf(sandbox: Asked, properties: ClusterProperties = {}): CamundaClient {
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
