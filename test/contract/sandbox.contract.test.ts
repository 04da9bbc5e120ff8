import should from 'should';
import { request } from 'undici';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/sandbox';
import { ask } from './ask';
import { type ContractTarget, userTaskContract } from './user-task-contract';

const CASES: [name: string, options: SandboxOptions][] = [
  ['8.6 without authentication, five partitions', { version: '8.6', partitions: 5 }],
  ['8.6 with cookie and CSRF token', { version: '8.6', authentication: 'cookie' }],
  ['8.8', { version: '8.8' }],
  ['8.8, five partitions', { version: '8.8', partitions: 5 }],
  ['8.9', { version: '8.9' }],
];

const PROCESS = `<definitions xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"><process id="paint-fence" isExecutable="true">
  <userTask id="paint" name="Paint the fence"><extensionElements>
    <zeebe:userTask/><zeebe:assignmentDefinition candidateGroups="garden, painters"/>
  </extensionElements></userTask></process></definitions>`;

describe('the user-task contract holds for the sandbox', () => {
  for (const [name, options] of CASES) {
    describe(name, () => contractOf(options));
  }
});

/** The household is there too: the contract must see no more than the tasks it was told of. */
function contractOf(options: SandboxOptions): void {
  let sandbox: Sandbox;
  let credentials: Record<string, string> = {};
  const instances: string[] = [];

  const target: ContractTarget = {
    url: () => sandbox.url,
    headers: async () => credentials,
    version: options.version ?? '8.8',
    tasklist: options.version !== '8.6' || options.authentication === 'cookie',
    processDefinitionId: 'paint-fence',
    candidateGroup: 'painters',
    processInstanceKeys: () => instances,
  };

  before(async () => {
    sandbox = await startSandbox(options);
    credentials = options.authentication === 'cookie' ? await login(sandbox) : {};
    await deploy(target);
    for (let i = 0; i < 8; i += 1) {
      const { body } = await ask(target, 'POST', '/v2/process-instances', {
        processDefinitionId: 'paint-fence',
      });
      instances.push((body as { processInstanceKey: string }).processInstanceKey);
    }
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

async function deploy(target: ContractTarget): Promise<void> {
  const { statusCode, body } = await request(`${target.url()}/v2/deployments`, {
    method: 'POST',
    headers: { ...(await target.headers('POST')), 'content-type': 'multipart/form-data; boundary=x' },
    body: `--x\r\nContent-Disposition: form-data; name="resources"; filename="paint-fence.bpmn"\r\n\r\n${PROCESS}\r\n--x--\r\n`,
  });
  should(statusCode).equal(200, await body.text());
}
