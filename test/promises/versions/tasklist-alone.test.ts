import should from 'should';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/sandbox';
import { clusterAt, pass, startFlow, stopFlow } from '../../support/node-red/flow';

/** What is sent, and how many searches it takes where there are seven tasks. */
const NODES = [
  ['a search', { type: 'camunda8-search-tasks', api: 'v1', pageSize: '3' }, 3],
  ['a login', { type: 'camunda8-login', api: 'v1' }, 1],
  ['a login with its headers', { type: 'camunda8-login', api: 'v1', headers: true }, 1],
] as const;

const CLUSTERS: readonly SandboxOptions[] = [
  { version: '8.6', authentication: 'cookie' },
  { version: '8.8', authentication: 'cookie' },
  { version: '8.8', authentication: 'basic' },
  { version: '8.8', authentication: 'none' },
];

/** Nothing listens there: port 1 is reserved. */
const NOWHERE = 'http://127.0.0.1:1';

describe('Over Tasklist v1', () => {
  let sandbox: Sandbox;

  afterEach(async () => {
    await stopFlow();
    await sandbox.close();
  });

  const asked = () => sandbox.requests.map(({ path }) => path);

  for (const [what, node, searches] of NODES) {
    for (const options of CLUSTERS) {
      it(`${what} never asks /v2: ${options.version}, ${options.authentication}`, async () => {
        sandbox = await startSandbox({ ...options, tasks: 7 });
        const addresses = { restAddress: NOWHERE, tasklistAddress: sandbox.url };
        const setup = clusterAt(NOWHERE, { ...addresses, authentication: options.authentication });
        await startFlow({ ...setup, credentials: { username: 'demo', password: 'demo' } }, node);
        should((await pass({})).error).equal(undefined);
        should(asked().filter((path) => path === '/v1/tasks/search').length).equal(searches);
        should(asked().filter((path) => path.startsWith('/v2'))).eql([]);
      });
    }

    it(`${what} asks for the token of Tasklist's audience alone`, async () => {
      sandbox = await startSandbox({ version: '8.8', authentication: 'oidc', tasks: 7 });
      const { tokenUrl } = sandbox;
      const audiences = { audience: 'zeebe.camunda.io', tasklistAudience: 'tasklist.camunda.io' };
      const setup = clusterAt(sandbox.url, { authentication: 'oidc', tokenUrl, ...audiences });
      const credentials = { clientId: 'node-red', clientSecret: 'node-red-test-secret' };
      await startFlow({ ...setup, credentials }, node);
      should((await pass({})).error).equal(undefined);
      const tokens = sandbox.requests.filter(({ path }) => tokenUrl.endsWith(path));
      should(tokens.map(({ body }) => new URLSearchParams(body).getAll('audience'))).eql([
        ['tasklist.camunda.io'],
      ]);
      should(asked().filter((path) => path.startsWith('/v2'))).eql([]);
    });
  }
});
