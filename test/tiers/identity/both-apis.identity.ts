import should from 'should';
import { FENCES, startFences } from '../../promises/contract/fences';
import { type ContractTarget, userTaskContract } from '../../promises/contract/user-task-contract';
import { instancesOf, tasksOf } from '../../support/node-red/user-tasks';
import { getToken } from './keycloak';
import { allInOneOf86, type Server, server88, server89 } from './servers';
import { stageOf } from './stage';

const actions = {
  v2: { type: 'camunda8-search-tasks', api: 'v2', pageSize: '3' },
  v1: { type: 'camunda8-search-tasks', api: 'v1', pageSize: '3' },
};

for (const server of [allInOneOf86, server88, server89]) {
  describe(`${server.name}, both of its APIs with tokens of Keycloak`, () => bothApisOf(server));
}

function bothApisOf(server: Server): void {
  const stage = stageOf(server);
  let headers: Record<string, string> = {};
  let instances: string[] = [];

  const target: ContractTarget = {
    url: () => stage().sandbox.url,
    headers: async () => headers,
    version: server.version,
    tasklist: true,
    ...FENCES,
    processInstanceKeys: () => instances,
  };

  before('start ten instances of a process with a user task', async () => {
    headers = { authorization: `Bearer ${await getToken(server.scope)}` };
    instances = (await startFences(target, 10)).sort();
  });

  describe('the user-task contract', () => userTaskContract(target));

  it('finds the ten tasks through /v2 and /v1 with the same cluster node and the same token', async () => {
    const { flows, sandbox } = stage();
    await flows.deploy(stage().cluster(), actions);
    const [tokensBefore, requestsBefore] = [stage().tokenRequests, sandbox.requests.length];
    should(instancesOf(tasksOf(await flows.ask('v2')))).eql(instances);
    should(instancesOf(tasksOf(await flows.ask('v1')))).eql(instances);
    should(stage().tokenRequests - tokensBefore).equal(1);
    const asked = sandbox.requests.slice(requestsBefore);
    should(new Set(asked.map(({ path }) => path.slice(0, 3)))).eql(new Set(['/v2', '/v1']));
    should(new Set(asked.map(({ headers: { authorization } }) => authorization)).size).equal(1);
  });

  it(`renews a token that is refused with ${server.wrong.status} once, and then says that it was refused`, async () => {
    const { flows } = stage();
    await flows.deploy(stage().cluster({ scope: server.wrong.scope }), actions);
    const before = stage().tokenRequests;
    for (const api of ['v2', 'v1']) {
      const { error } = await flows.ask(api);
      should(error).have.property('code', 'CAMUNDA_AUTH');
      should(error?.cause).have.properties({ status: server.wrong.status, source: 'api' });
      should(error?.message).match(/audience/);
    }
    should(stage().tokenRequests - before).be.belowOrEqual(3);
  });
}
