import { type Profiler, Session } from 'node:inspector/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import should from 'should';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox';
import { clusterAt, pass, startFlow, stopFlow } from '../../support/node-red/flow';
import { root } from '../package/project';

/**
 * Our own files in which any function ran, as V8 counts them, with each of ten messages. Before each goes another one, with
 * which the status has shown all that it shows at once: that, or a test before this one, is no part of a message.
 */
async function filesOfEach(send: () => Promise<unknown>): Promise<string[]> {
  const session = new Session();
  session.connect();
  const filesSince = async () => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return result.filter(isEntered).map(nameOf).filter(isOurs);
  };
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    let common: string[] | undefined;
    for (let message = 0; message < 10; message++) {
      await send();
      await filesSince();
      await send();
      const entered = await filesSince();
      common = common?.filter((file) => entered.includes(file)) ?? entered;
    }
    return common?.sort() ?? [];
  } finally {
    session.disconnect();
  }
}

/** tsx gives every export a getter, and every file a helper for names: they are no code of ours. */
function isWritten({ functionName, ranges: [whole] }: Profiler.FunctionCoverage): boolean {
  if (functionName === 'get' || functionName === '__name') return false;
  return !whole || whole.endOffset - whole.startOffset > `() => ${functionName}`.length;
}

const isEntered = ({ functions }: Profiler.ScriptCoverage) =>
  functions.some((one) => isWritten(one) && one.ranges.some(({ count }) => count > 0));

const nameOf = ({ url }: Profiler.ScriptCoverage) =>
  path.relative(root, url.startsWith('file:') ? fileURLToPath(url) : url).replaceAll(path.sep, '/');

const isOurs = (file: string) => file.startsWith('src/') || file.startsWith('nodes/');

/** Who changes what a message does has to read these files: few of them, or nobody finds the way. */
describe('A message that is like the one before', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox({ version: '8.8', tasks: 3 });
  });
  afterEach(async () => {
    await stopFlow();
    await sandbox.close();
  });

  for (const [type, state] of [
    ['camunda8-search-tasks', 'CREATED'],
    ['camunda8-search', 'ACTIVE'],
  ]) {
    it(`enters at most 22 files of ours as a search of ${type}`, async () => {
      await startFlow(clusterAt(sandbox.url), { type, version: 1 });
      const msg = () => ({ payload: { filter: { state } } });
      for (let warm = 0; warm < 3; warm++) should(await pass(msg())).not.have.property('error');
      const files = await filesOfEach(() => pass(msg()));
      should(files.length).be.belowOrEqual(22, files.join('\n'));
    });
  }

  it('enters at most 18 files of ours as a command for a task', async () => {
    const ofTask = {
      type: 'camunda8-task',
      version: 1,
      operation: 'assign',
      assignee: 'anna',
      allowOverride: true,
    };
    await startFlow(clusterAt(sandbox.url), ofTask);
    const userTaskKey = sandbox.addTask();
    const msg = () => ({ payload: { userTaskKey } });
    for (let warm = 0; warm < 3; warm++) should(await pass(msg())).not.have.property('error');
    const files = await filesOfEach(() => pass(msg()));
    should(files.length).be.belowOrEqual(18, files.join('\n'));
  });
});
