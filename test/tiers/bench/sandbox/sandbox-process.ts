import { Agent, request } from 'undici';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { bpmn, end, flows, service, start } from '../../../support/bpmn/build';
import { median } from '../report/statistics';
import { argument, run, serve } from '../server/asked';
import type { SandboxFigures, SandboxStart } from './figures';

const DIG = bpmn('dig-hole', start(), service('dig'), end(), flows('start dig end'));
const MEGABYTE = 1024 * 1024;
const dispatcher = new Agent({ connections: 1 });

async function post(sandbox: Sandbox, path: string, body: object): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const json = JSON.stringify(body);
  const answer = await request(`${sandbox.url}/v2/${path}`, {
    method: 'POST',
    headers,
    body: json,
    dispatcher,
  });
  const text = await answer.body.text();
  if (answer.statusCode >= 300) throw new Error(text);
  return text;
}

/** Median milliseconds that pass, and that the processor spends on it. */
async function timed(
  times: number,
  ask: (turn: number) => Promise<unknown>,
): Promise<{ wall: number; cpu: number }> {
  const [walls, cpus]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < times; turn++) {
    const [started, before] = [performance.now(), process.cpuUsage()];
    await ask(turn);
    const { user, system } = process.cpuUsage(before);
    walls.push(performance.now() - started);
    cpus.push((user + system) / 1000);
  }
  return { wall: median(walls), cpu: median(cpus) };
}

function heap(): number {
  global.gc?.();
  return process.memoryUsage().heapUsed / MEGABYTE;
}

async function measureJobs({ instances, jobs }: SandboxStart) {
  const sandbox = await startSandbox({ tasks: 'empty' });
  const { engine } = sandbox;
  await engine.deploy([{ name: 'dig.bpmn', content: DIG }]);
  const before = heap();
  for (let depth = 0; depth < instances; depth++) {
    engine.createInstance({ process: { id: 'dig-hole' }, variables: { depth } });
  }
  const memory = heap() - before;
  const taken = engine.activateJobs({ type: 'dig', timeout: 600_000, maxJobsToActivate: jobs });
  const keys = taken.map(({ job }) => job.key);
  const completion = await timed(keys.length, (turn) =>
    post(sandbox, `jobs/${keys[turn]}/completion`, { variables: { done: true } }),
  );
  await sandbox.close();
  return { memory, completion: completion.wall };
}

async function measureTasks({ tasks, searches }: SandboxStart) {
  const started = performance.now();
  const sandbox = await startSandbox({ tasks });
  const filled = (performance.now() - started) / 1000;
  const sort = [{ field: 'creationDate', order: 'DESC' }];
  const search = await timed(searches, (turn) =>
    post(sandbox, 'user-tasks/search', {
      filter: { state: 'CREATED', assignee: { $like: '*a*' }, priority: { $gte: turn } },
      ...{ sort, page: { limit: 100 } },
    }),
  );
  let after: string | undefined;
  const page = await timed(searches, async () => {
    const answer = JSON.parse(
      await post(sandbox, 'user-tasks/search', { sort, page: { limit: 100, after } }),
    );
    after = answer.page.endCursor;
  });
  await sandbox.close();
  return { filled, search: search.cpu, page: page.cpu };
}

/** Measures the stand-in for a cluster once. */
async function main(): Promise<void> {
  const plan = argument<SandboxStart>();
  const figures: SandboxFigures = { ...(await measureJobs(plan)), ...(await measureTasks(plan)) };
  serve(figures, async () => undefined);
}

run(main);
