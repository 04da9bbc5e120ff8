import type { Sandbox, SandboxOptions, TaskDraft } from '../../../sandbox/sandbox';
import { reset } from '../../support/faults';
import { forwardTo } from '../../support/forward';
import { clusterAt } from '../../support/node-red/flow';
import type { Provoke, Refused, Stage } from './stage';

const node = (operation: string, more: object = {}) => ({ type: 'camunda8-task', operation, ...more });

/** One operation on a task of a sandbox. */
async function refusalOfTask(
  stage: Stage,
  action: ReturnType<typeof node>,
  options: SandboxOptions = {},
  draft: TaskDraft = {},
  before: (sandbox: Sandbox, key: string) => void = () => {},
): Promise<Refused> {
  const sandbox = await stage.sandbox({ tasks: 'empty', tasklistV1: true, ...options });
  const userTaskKey = sandbox.addTask(draft);
  before(sandbox, userTaskKey);
  return stage.refusal(clusterAt(sandbox.url), action, { userTaskKey });
}

const completed = (sandbox: Sandbox, key: string) => sandbox.completeTask(key);

/** With a key, whichever it is. */
async function refusalOfKey(stage: Stage, operation: string, userTaskKey: string): Promise<Refused> {
  const { url } = await stage.sandbox({ version: '8.6', tasks: 'empty' });
  return stage.refusal(clusterAt(url), node(operation), { userTaskKey });
}

/** What is refused because of the task that a message names. */
export const taskRefusals: Record<string, Provoke> = {
  'A task that is completed already': (stage) =>
    refusalOfTask(stage, node('complete'), { version: '8.6' }, {}, completed),

  'A task that is completed already, over v1': (stage) =>
    refusalOfTask(stage, node('complete', { api: 'v1' }), {}, { assignee: 'demo' }, completed),

  'A task that somebody else has taken': (stage) =>
    refusalOfTask(stage, node('assign', { assignee: 'ben' }), { version: '8.6' }, { assignee: 'anna' }),

  'A task that somebody else has taken, over v1': (stage) =>
    refusalOfTask(stage, node('assign', { api: 'v1', assignee: 'ben' }), {}, { assignee: 'anna' }),

  'A task that nobody has, completed over v1': (stage) =>
    refusalOfTask(stage, node('complete', { api: 'v1' })),

  'A task of Zeebe, changed over v1 of 8.6': (stage) =>
    refusalOfTask(stage, node('complete', { api: 'v1' }), { version: '8.6' }, { assignee: 'demo' }),

  'A task key that does not exist': (stage) => refusalOfKey(stage, 'get', '2251799813999999'),

  'A task key of a partition that is not there': (stage) => refusalOfKey(stage, 'complete', '123'),

  'A task key that is no number': (stage) => refusalOfKey(stage, 'complete', 'abc'),

  'Variables of a task over v2, 8.6 and 8.7': (stage) =>
    refusalOfTask(stage, node('variables'), { version: '8.6' }),

  'A command whose answer is lost': async (stage) => {
    const server = await stage.server();
    server.on('*', reset);
    return stage.refusal(clusterAt(server.url), node('complete'), { userTaskKey: '1' });
  },

  'A completed task that the search shows as open for too long': async (stage) => {
    const sandbox = await stage.sandbox({ tasks: 'empty' });
    const userTaskKey = sandbox.addTask();
    const late = await stage.server();
    late
      .on('*', forwardTo(sandbox.url))
      .on(
        `/v2/user-tasks/${userTaskKey}/completion`,
        (_seen, response) => void response.writeHead(204).end(),
      );
    const action = node('complete', { wait: true, waitTimeout: '1' });
    return stage.refusal(clusterAt(late.url), action, { userTaskKey });
  },
};
