import type { NodeMessage } from 'node-red';
import should from 'should';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../../sandbox/sandbox';
import { freePort } from '../../../../scripts/free-port';
import { clusterAt, Flow, pass, startFlow, stopFlow, watchStatus } from '../../../support/node-red/flow';

const AGO = Date.now() - 600_000;
const row = (field: string, value: string, more: object = {}) => ({
  ...{ field, operator: '$eq', value, valueType: 'str' },
  ...more,
});
const claiming = (more: object = {}) => ({
  ...{ type: 'camunda8-task', operation: 'claim', assignee: 'demo', ...more },
});

type Kind = [name: string, node: object, options: SandboxOptions, task: object];

/** Tasks of job workers are all that Tasklist of 8.6 can assign. */
const KINDS: readonly Kind[] = [
  ['/v2 of 8.6', {}, { version: '8.6' }, {}],
  ['/v2 of 8.8', {}, { version: '8.8' }, {}],
  ['/v2 of 8.9', {}, { version: '8.9' }, {}],
  [
    '/v1 of 8.6',
    { api: 'v1' },
    { version: '8.6', authentication: 'cookie' },
    { implementation: 'JOB_WORKER' },
  ],
  ['/v1 of 8.9', { api: 'v1' }, { version: '8.9' }, {}],
];

/** What is claimed is remembered by address for a minute, and every sandbox gives the same keys: no two may share a port. */
let port = 12_000 + Math.floor(Math.random() * 15_000);
async function startAnew(options: SandboxOptions = {}): Promise<Sandbox> {
  port = await freePort(port + 1);
  return startSandbox({ tasks: 'empty', port, ...options });
}

describe('camunda8-task: claim the next task', () => {
  let sandbox: Sandbox;
  afterEach(async () => {
    await stopFlow();
    await sandbox.close();
  });

  function cluster({ authentication }: SandboxOptions) {
    if (authentication !== 'cookie') return clusterAt(sandbox.url);
    const ofTasklist = { authentication, tasklistAddress: sandbox.url, allowInsecure: true };
    return clusterAt(sandbox.url, ofTasklist, { username: 'demo', password: 'demo' });
  }

  async function start(node: object, options: SandboxOptions = {}) {
    sandbox = await startAnew(options);
    await startFlow(cluster(options), claiming(node));
  }

  async function claimed(msg: NodeMessage = {}) {
    const { sent, error } = await pass(msg);
    should(error).equal(undefined);
    should(sent).have.length(1);
    return sent[0] as NodeMessage & { payload: { userTaskKey: string } | null; camunda: object };
  }

  for (const [name, node, options, task] of KINDS) {
    describe(`over ${name}`, () => {
      it('takes the oldest task that nobody has, and tells how', async () => {
        await start(node, options);
        sandbox.addTask({ ...task, creationDate: AGO, assignee: 'anna' });
        const second = sandbox.addTask({ ...task, creationDate: AGO + 2 });
        const first = sandbox.addTask({ ...task, creationDate: AGO + 1 });
        const before = sandbox.requests.length;
        const sent = await claimed({ payload: 'whatever', topic: 'kept' });
        should(sent).match({
          topic: 'kept',
          payload: { userTaskKey: first, elementId: 'do-it', assignee: 'demo', state: 'CREATED' },
        });
        const asked = sandbox.requests.slice(before).filter(({ path }) => !path.endsWith('/login'));
        should(sent.camunda).match({ requests: asked.length });
        should((await claimed()).payload?.userTaskKey).equal(second);
      });

      it('sends null where there is none, and says so', async () => {
        await start(node, options);
        sandbox.addTask({ ...task, assignee: 'anna' });
        const shown = watchStatus();
        const sent = await claimed({ payload: { userTaskKey: '1' } });
        should(sent.payload).equal(null);
        should(sent.camunda).match({ status: 200 });
        should(shown.at(-1)?.text).equal('camunda8-task.status.none');
      });

      it('takes of all tasks only those of the rows', async () => {
        const filters = [row('candidateGroup', 'payload', { valueType: 'msg' })];
        await start({ ...node, filters }, options);
        sandbox.addTask({ ...task, candidateGroups: ['home'] });
        const wanted = sandbox.addTask({ ...task, candidateGroups: ['garden'] });
        should((await claimed({ payload: 'garden' })).payload?.userTaskKey).equal(wanted);
        should((await claimed({ payload: 'garden' })).payload).equal(null);
      });

      it('gives 50 tasks to five nodes of one name at once, each to one of them', async () => {
        sandbox = await startAnew(options);
        const nodes = ['one', 'two', 'three', 'four', 'five'];
        const flow = await Flow.start(
          cluster(options),
          Object.fromEntries(nodes.map((id) => [id, claiming(node)])),
        );
        const keys = Array.from({ length: 50 }, () => sandbox.addTask({ ...task }));
        const ends = await flow.passAll(50, ...nodes);
        const had = ends.map(({ sent, error }) => {
          should(error).equal(undefined);
          return (sent[0]?.payload as { userTaskKey?: string })?.userTaskKey;
        });
        should(had.sort()).eql(keys.sort());
      });
    });
  }

  for (const [order, wanted] of [
    ['oldest', 'oldest'],
    ['due', 'due'],
    ['priority', 'urgent'],
    ['anything', 'oldest'],
  ]) {
    for (const api of ['v2', 'v1']) {
      it(`takes with the order ${order} over ${api} the one that is first by it`, async () => {
        await start({ order, api });
        const day = 86_400_000;
        sandbox.addTask({ name: 'due', creationDate: AGO + 2, dueDate: AGO + day });
        sandbox.addTask({ name: 'oldest', creationDate: AGO });
        sandbox.addTask({ name: 'urgent', creationDate: AGO + 1, priority: 90, dueDate: AGO + 2 * day });
        sandbox.addTask({ name: 'urgent, but younger', creationDate: AGO + 3, priority: 90 });
        should((await claimed()).payload).match({ name: wanted });
      });
    }
  }

  it('says that /v2 of 8.6 knows no order by due date', async () => {
    await start({ order: 'due' }, { version: '8.6' });
    const { error } = await pass({});
    should(error?.code).equal('CAMUNDA_UNSUPPORTED');
    should(error?.message).match(
      /^CamundaError: Set API to v1, or choose another order\. Camunda 8\.6\.0 cannot sort tasks by due date/,
    );
  });

  it('has a task again that was given back a moment before', async () => {
    sandbox = await startAnew();
    await startFlow(clusterAt(sandbox.url), claiming(), { type: 'camunda8-task', operation: 'unassign' });
    const key = sandbox.addTask();
    const { payload } = await claimed();
    await pass({ payload }, 'm');
    should((await claimed()).payload?.userTaskKey).equal(key);
  });

  for (const field of ['state', 'assignee']) {
    it(`refuses a row for ${field}, which a claimed task always has`, async () => {
      await start({ filters: [row(field, 'x')] });
      const { error } = await pass({});
      should(error?.code).equal('CAMUNDA_INVALID');
      should(error?.message).match(/Remove (state|assignee) from the filter/);
      should(sandbox.requests).be.empty();
    });
  }

  it('refuses to claim for nobody, or by a value that is not there, before anything is sent', async () => {
    sandbox = await startAnew();
    const filters = [row('name', 'who', { valueType: 'msg' })];
    await startFlow(clusterAt(sandbox.url), claiming({ assignee: '' }), claiming({ filters }));
    should((await pass({})).error?.message).match(/The assignee is missing/);
    should((await pass({}, 'm')).error?.message).match(/The filter name has no value/);
    should(sandbox.requests).be.empty();
  });
});
