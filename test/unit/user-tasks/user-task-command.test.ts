import should from 'should';
import { freePort } from '../../../scripts/free-port';
import type { CamundaErrorCode } from '../../../src/errors';
import { TasklistTasks } from '../../../src/tasklist/user-task-operations-v1';
import type { HttpTransport } from '../../../src/transport/http-transport';
import { OrchestrationCluster } from '../../../src/user-tasks/orchestration-cluster';
import type { UserTaskOperations } from '../../../src/user-tasks/user-task-operations';
import { OrchestrationClusterTasks } from '../../../src/user-tasks/user-task-operations-v2';
import { type Behaviour, FaultServer } from '../../support/fault-server';
import { empty, hang, inTurn, page, problem, reset } from '../../support/faults';
import { refusalOf } from '../../support/searches';
import { transportTo } from '../../support/transport';

const KEY = '2251799813685262';

type Command = [name: string, send: (tasks: UserTaskOperations) => Promise<unknown>];

const COMMANDS: Command[] = [
  ['assign', (tasks) => tasks.assign(KEY, { assignee: 'anna', allowOverride: false })],
  ['unassign', (tasks) => tasks.unassign(KEY)],
  ['complete', (tasks) => tasks.complete(KEY, { fed: true })],
];
const OF_V2: Command[] = [...COMMANDS, ['update', (tasks) => tasks.update(KEY, { priority: 1 })]];
const OF_V1: Command[] = [...COMMANDS, ['setDraftVariables', (tasks) => tasks.setDraftVariables(KEY, {})]];

/** What leaves it open whether the server did it. */
const UNKNOWN: [what: string, behaviour: Behaviour, code: CamundaErrorCode][] = [
  ['reset before the answer', reset, 'CAMUNDA_UNAVAILABLE'],
  ['never answered', hang, 'CAMUNDA_TIMEOUT'],
  ['lost sight of by a proxy (502)', page(502), 'CAMUNDA_UNAVAILABLE'],
  ['not finished in time (504)', problem(504, 'Gateway Timeout', 'late'), 'CAMUNDA_TIMEOUT'],
];

describe('A command on a user task', () => {
  let server: FaultServer;
  let transport: HttpTransport;
  let over: Record<'v1' | 'v2', UserTaskOperations>;

  async function start(timeout?: number): Promise<void> {
    server = await FaultServer.start({ port: await freePort(0) });
    transport = transportTo(server.url, timeout === undefined ? {} : { timeout });
    over = {
      v2: new OrchestrationClusterTasks(transport, new OrchestrationCluster(transport).versions),
      v1: new TasklistTasks(transport),
    };
  }
  afterEach(async () => {
    await transport.close();
    await server.stop();
  });

  for (const [api, commands] of [
    ['v2', OF_V2],
    ['v1', OF_V1],
  ] as const) {
    for (const [name, send] of commands) {
      for (const [what, behaviour, code] of UNKNOWN) {
        it(`${name} over ${api} that is ${what} is sent once, and says that it may have been done`, async () => {
          await start(behaviour === hang ? 300 : undefined);
          server.on('*', behaviour);
          const { message } = await refusalOf(code, () => send(over[api]));
          should(message).match(/It may have been done all the same: check before you send it again$/);
          should(server.seen).have.length(1);
        });
      }
    }
  }

  it('is sent again where Camunda was too busy to take it', async () => {
    await start();
    server.on('*', inTurn(problem(429, 'RESOURCE_EXHAUSTED', 'busy'), empty(204)));
    should(await over.v2.complete(KEY, {})).match({ status: 204, requests: 2 });
  });

  it('is sent again, and done once, where nobody listened at first', async () => {
    await start();
    const { port } = server;
    await server.stop();
    const completed = over.v2.complete(KEY, {});
    server = await FaultServer.start({ port });
    server.on('*', empty(204));
    should(await completed).match({ status: 204 });
    should(server.seen).have.length(1);
  });

  it('does not say that of a failure before it was sent', async () => {
    await start();
    await server.stop();
    const { message } = await refusalOf('CAMUNDA_UNAVAILABLE', () => over.v2.complete(KEY, {}));
    should(message)
      .match(/Nothing listens/)
      .and.not.match(/may have been done/);
    server = await FaultServer.start();
  });
});
