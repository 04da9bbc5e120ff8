import { request } from 'undici';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/sandbox';
import { FENCES, startFences } from './fences';
import { type ContractTarget, userTaskContract } from './user-task-contract';

const CASES: [name: string, options: SandboxOptions][] = [
  ['8.6 without authentication, five partitions', { version: '8.6', partitions: 5 }],
  ['8.6 with cookie and CSRF token', { version: '8.6', authentication: 'cookie' }],
  ['8.8', { version: '8.8' }],
  ['8.8, five partitions', { version: '8.8', partitions: 5 }],
  ['8.9', { version: '8.9' }],
];

describe('the user-task contract holds for the sandbox', () => {
  for (const [name, options] of CASES) {
    describe(name, () => contractOf(options));
  }
});

/** The household is there too: the contract must see no more than the tasks it was told of. */
function contractOf(options: SandboxOptions): void {
  let sandbox: Sandbox;
  let credentials: Record<string, string> = {};
  let instances: string[] = [];

  const target: ContractTarget = {
    url: () => sandbox.url,
    headers: async () => credentials,
    version: options.version ?? '8.8',
    tasklist: options.version !== '8.6' || options.authentication === 'cookie',
    ...FENCES,
    processInstanceKeys: () => instances,
  };

  before(async () => {
    sandbox = await startSandbox(options);
    credentials = options.authentication === 'cookie' ? await login(sandbox) : {};
    instances = await startFences(target, 8);
  });

  after(() => sandbox.close());

  userTaskContract(target);
}

async function login(sandbox: Sandbox): Promise<Record<string, string>> {
  const { headers } = await request(`${sandbox.url}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'username=demo&password=demo',
  });
  const cookies = [headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0]);
  return { cookie: cookies.join('; '), 'x-csrf-token': String(headers['x-csrf-token']) };
}
