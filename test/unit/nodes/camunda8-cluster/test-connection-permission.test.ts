import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { type NodeRed, startNodeRed } from '../../../../scripts/node-red/start';
import { root } from '../../../promises/package/project';

const password = 'editor-test';
/** bcrypt of that password, as Node-RED's settings hold it. */
const hash = '$2b$04$Fp4IsJdFiHvVV4ljara4H.HmNrRmCaKq9I/LvYoAJvWyOmI1r29qa';

const users = [
  { username: 'owner', password: hash, permissions: '*' },
  { username: 'guest', password: hash, permissions: 'read' },
];

/** A real Node-RED whose editor asks for a login; node-red-node-test-helper lets everybody in. */
describe('Test connection in a Node-RED with users', function () {
  this.timeout(90_000);
  const userDir = mkdtempSync(path.join(tmpdir(), 'camunda8-users-'));
  let sandbox: Sandbox;
  let nodeRed: NodeRed;

  before(async () => {
    sandbox = await startSandbox();
    nodeRed = await startNodeRed({
      userDir,
      nodesDir: root,
      settings: { httpAdminRoot: '/admin', adminAuth: { type: 'credentials', users } },
      onLog: () => {},
    });
  });

  after(async () => {
    await nodeRed?.stop();
    await sandbox.close();
    rmSync(userDir, { recursive: true, force: true, maxRetries: 5 });
  });

  /** What the editor sends after a login, or without one. */
  async function headersOf(username?: string): Promise<Record<string, string>> {
    if (username === undefined) return {};
    const scope = users.find((user) => user.username === username)?.permissions ?? '';
    const form = { client_id: 'node-red-editor', grant_type: 'password', scope, username, password };
    const answer = await fetch(`${nodeRed.url}/auth/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    const { access_token } = (await answer.json()) as { access_token: string };
    return { authorization: `Bearer ${access_token}` };
  }

  async function test(username?: string): Promise<Response> {
    const properties = { environment: 'self-managed', restAddress: sandbox.url, authentication: 'none' };
    return fetch(`${nodeRed.url}/camunda8-cluster/test-connection`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await headersOf(username)) },
      body: JSON.stringify({ id: 'new', properties, credentials: {} }),
    });
  }

  it('is for those who may change flows', async () => {
    const answer = await test('owner');
    should(answer.status).equal(200);
    should(await answer.json()).match({ ok: true, version: '8.8.0' });
  });

  async function askDeployed(username?: string): Promise<Response> {
    const properties = { environment: 'self-managed', restAddress: sandbox.url, authentication: 'none' };
    const cluster = { id: 'new', properties, credentials: {} };
    return fetch(`${nodeRed.url}/camunda8-cluster/deployed`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await headersOf(username)) },
      body: JSON.stringify({ cluster, question: { about: 'processes' } }),
    });
  }

  it('is not the only question for those who may change flows: so is what is deployed', async () => {
    const answer = await askDeployed('owner');
    should(answer.status).equal(200);
    should(await answer.json()).have.property('processes');
    const asked = sandbox.requests.length;
    for (const username of ['guest', undefined]) should((await askDeployed(username)).status).equal(401);
    should(sandbox.requests).have.length(asked);
  });

  for (const [who, username] of [
    ['a user who may only read', 'guest'],
    ['somebody who has not logged in', undefined],
  ] as const) {
    it(`is not for ${who}: nothing is asked`, async () => {
      const asked = sandbox.requests.length;
      should((await test(username)).status).equal(401);
      should(sandbox.requests).have.length(asked);
    });
  }

  it('asks for more than the sidebar does: that is for all who may read, but for what it changes', async () => {
    const ask = async (route: string, username?: string) => {
      const headers = { 'content-type': 'application/json', ...(await headersOf(username)) };
      const body = JSON.stringify({ about: 'cluster', cluster: 'none', key: '1' });
      const address = `${nodeRed.url}/camunda8-sidebar/${route}`;
      return (await fetch(address, { method: 'POST', headers, body })).status;
    };
    should(await ask('look', 'guest')).equal(200);
    should(await ask('look')).equal(401);
    should(await ask('mend', 'guest')).equal(401);
    should(await ask('mend', 'owner')).equal(200);
  });

  it('is what the guest is refused: reading the flows is not', async () => {
    const answer = await fetch(`${nodeRed.url}/flows`, { headers: await headersOf('guest') });
    should(answer.status).equal(200);
  });
});
