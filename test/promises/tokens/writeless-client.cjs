// Logs in, asks, logs out, asks again and closes, in a process that Node lets read files but not write any.
const assert = require('node:assert');
const path = require('node:path');
const { CamundaClient } = require(path.join(__dirname, '..', '..', '..', 'dist', 'src', 'camunda-client.js'));

async function main(url) {
  // A pause before the second login alone would not keep a process alive.
  const alive = setInterval(() => {}, 1_000);
  assert.strictEqual(process.permission.has('fs.write'), false);
  const authentication = {
    method: 'oidc',
    tokenUrl: `${url}/token`,
    clientId: 'node-red',
    clientSecret: 'secret',
    clientAuthentication: 'client_secret_post',
    targets: { v2: {}, v1: {} },
  };
  const addresses = { v2: [url], v1: [url] };
  const settings = {
    environment: 'self-managed',
    addresses,
    authentication,
    timeout: 5_000,
    maxConnections: 8,
  };
  const client = new CamundaClient(settings, {}, () => {});
  await client.login('v2');
  await client.topology();
  await client.logout('v2');
  await client.login('v2');
  await client.topology();
  await client.close();
  clearInterval(alive);
}

main(process.argv[2]);
