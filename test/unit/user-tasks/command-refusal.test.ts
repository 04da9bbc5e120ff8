import should from 'should';
import type { CamundaErrorCode } from '../../../src/errors';
import { TasklistTasks } from '../../../src/tasklist/user-task-operations-v1';
import type { HttpTransport } from '../../../src/transport/http-transport';
import { OrchestrationCluster } from '../../../src/user-tasks/orchestration-cluster';
import type { UserTaskOperations } from '../../../src/user-tasks/user-task-operations';
import { OrchestrationClusterTasks } from '../../../src/user-tasks/user-task-operations-v2';
import { FaultServer } from '../../support/fault-server';
import { json, problem } from '../../support/faults';
import { recorded } from '../../support/recording';
import { refusalOf } from '../../support/searches';
import { transportTo } from '../../support/transport';

const KEY = '2251799813685262';
const TASKLIST_KEY = '2251799813685324';

const complete = (tasks: UserTaskOperations) => tasks.complete(KEY, {});
const assign = (tasks: UserTaskOperations) => tasks.assign(KEY, { assignee: 'ben', allowOverride: false });
const get = (tasks: UserTaskOperations) => tasks.get(KEY);

type Refusal = [
  what: string,
  status: number,
  body: unknown,
  operate: (tasks: UserTaskOperations) => Promise<unknown>,
  code: CamundaErrorCode,
  sentence: RegExp,
];

const ofReal = (note: string, path: string) => recorded('cookie-csrf-off', note, path);
const tasklistError = (status: number, message: string) => ({ status, message, instance: null });

const V2: Refusal[] = [
  [
    'completed already',
    404,
    recorded('basic', 'complete again', `/v2/user-tasks/${KEY}/completion`),
    complete,
    'CAMUNDA_NOT_FOUND',
    /^Task 2251799813685262 is not open\. It may already be completed/,
  ],
  [
    'with a key that does not exist',
    404,
    recorded('basic', 'unknown key', '/v2/user-tasks/2251799813699999/completion'),
    complete,
    'CAMUNDA_NOT_FOUND',
    /^Task \d+ is not open/,
  ],
  [
    'with a key of a partition that is not there',
    503,
    recorded('basic', 'key of a partition that is not there', '/v2/user-tasks/123/completion'),
    complete,
    'CAMUNDA_NOT_FOUND',
    /^The key 2251799813685262 is not from this cluster/,
  ],
  [
    'taken by somebody else',
    409,
    recorded('basic', 'assign again, no override', `/v2/user-tasks/${KEY}/assignment`),
    assign,
    'CAMUNDA_CONFLICT',
    /^Task 2251799813685262 is already taken/,
  ],
];

const V1: Refusal[] = [
  [
    'completed already',
    400,
    ofReal('v1: complete again', `/v1/tasks/${TASKLIST_KEY}/complete`),
    complete,
    'CAMUNDA_NOT_FOUND',
    /^Task 2251799813685262 is not open\. It may already be completed/,
  ],
  [
    'with a key that does not exist',
    404,
    ofReal('v1: unknown task', '/v1/tasks/99'),
    get,
    'CAMUNDA_NOT_FOUND',
    /^Task 2251799813685262 does not exist/,
  ],
  [
    "nobody's",
    400,
    ofReal('v1: complete, not assigned', `/v1/tasks/${TASKLIST_KEY}/complete`),
    complete,
    'CAMUNDA_INVALID',
    /^Assign task \d+ first/,
  ],
  [
    'taken by somebody else',
    400,
    tasklistError(400, 'Task is already assigned'),
    assign,
    'CAMUNDA_CONFLICT',
    /^Task 2251799813685262 is already taken/,
  ],
  [
    'given to somebody else than who asks',
    403,
    tasklistError(403, "User doesn't have the permission to assign another user to this task"),
    assign,
    'CAMUNDA_FORBIDDEN',
    /^Set Assignee to the user of the cluster/,
  ],
  [
    "Zeebe's, with a client's token",
    500,
    recorded('oidc-all-in-one', 'v1: complete', '/v1/tasks/2251799813685331/complete'),
    complete,
    'CAMUNDA_UNAVAILABLE',
    /^Set API to v2\. Tasklist v1 failed on task .*\. It may have been done all the same: check before you send it again$/,
  ],
  [
    "Zeebe's, with a session",
    500,
    tasklistError(
      500,
      'io.camunda.zeebe.client.api.command.ClientException: java.lang.NullPointerException: must specify a response',
    ),
    assign,
    'CAMUNDA_UNAVAILABLE',
    /^Set API to v2\. Tasklist v1 failed on task .*\. It may have been done all the same: check before you send it again$/,
  ],
  [
    'not supported',
    400,
    tasklistError(400, 'This operation is not supported using Tasklist V1 API. Please use the latest API.'),
    assign,
    'CAMUNDA_UNSUPPORTED',
    /^Set API to v2\. /,
  ],
];

describe('A user task that is refused', () => {
  let server: FaultServer;
  let transport: HttpTransport;
  let over: Record<'v1' | 'v2', UserTaskOperations>;

  beforeEach(async () => {
    server = await FaultServer.start();
    transport = transportTo(server.url);
    over = {
      v2: new OrchestrationClusterTasks(transport, new OrchestrationCluster(transport).versions),
      v1: new TasklistTasks(transport),
    };
  });
  afterEach(async () => {
    await transport.close();
    await server.stop();
  });

  for (const [api, refusals] of [
    ['v2', V2],
    ['v1', V1],
  ] as const) {
    for (const [what, status, body, operate, code, sentence] of refusals) {
      it(`${api}, because it is ${what}: has a sentence of its own and is sent once`, async () => {
        server.on('*', json(body, status, { 'content-type': 'application/problem+json' }));
        const { message, cause } = await refusalOf(code, () => operate(over[api]));
        should(message).match(sentence);
        should(cause).match({ status, source: 'api', detail: (body as { detail?: string }).detail ?? /./ });
        should(cause.retryable).be.false();
        should(server.seen).have.length(1);
      });
    }
  }

  it('v2, for another reason: keeps what Camunda says', async () => {
    server.on('*', problem(409, 'INVALID_STATE', 'it is in state COMPLETING'));
    const { message } = await refusalOf('CAMUNDA_CONFLICT', () => complete(over.v2));
    should(message).match(
      /^Something else came first, so Camunda refused this: INVALID_STATE, it is in state COMPLETING/,
    );
  });

  it('from 8.8 on, when it is read: is told as a task that is not there at all', async () => {
    server
      .on('/v2/topology', json({ gatewayVersion: '8.8.0', brokers: [] }))
      .on('*', problem(404, 'NOT_FOUND', `User Task with key '${KEY}' not found`));
    for (const operate of [
      get,
      (tasks: UserTaskOperations) => tasks.variables(KEY),
      (tasks: UserTaskOperations) => tasks.form(KEY),
    ]) {
      const { message } = await refusalOf('CAMUNDA_NOT_FOUND', () => operate(over.v2));
      should(message).match(/^Task 2251799813685262 does not exist/);
    }
  });
});
