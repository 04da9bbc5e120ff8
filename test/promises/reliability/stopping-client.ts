import { CamundaClient } from '../../../src/camunda-client';
import { CLIENT } from './cluster';

/** A process with calls in flight at a server that hangs. It closes its client, and then nothing may keep it alive. */
async function main(url: string): Promise<void> {
  const client = new CamundaClient(
    {
      environment: 'self-managed',
      addresses: { v2: [url], v1: [url] },
      authentication: {
        method: 'oidc',
        tokenUrl: `${url}/token`,
        clientAuthentication: 'client_secret_post',
        targets: { v2: {}, v1: {} },
        ...CLIENT,
      },
      timeout: 30_000,
      maxConnections: 8,
    },
    {},
    () => {},
  );
  await client.login('v1');
  const calls = Array.from({ length: 100 }, () => client.topology().catch((error: unknown) => error));
  await new Promise((resolve) => setTimeout(resolve, 100));
  console.log('closing');
  await client.close();
  await Promise.all(calls);
}

void main(process.argv[2] ?? '');
