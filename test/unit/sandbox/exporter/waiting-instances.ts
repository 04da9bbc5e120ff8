import { Cluster } from '../../../../sandbox/cluster';
import { wallClock } from '../../../../sandbox/engine/clock';
import { bpmn, end, flows, service, start } from '../../../support/bpmn/build';

const COUNT = 10_000;

/** Prints the megabytes that 10,000 instances take that wait at a job, with what searches see of them. Needs `--expose-gc`. */
async function measure(): Promise<void> {
  const cluster = new Cluster(1, wallClock());
  const content = bpmn('work', start(), service('dig'), end(), flows('start dig end'));
  await cluster.engine.deploy([{ name: 'work.bpmn', content }]);
  const create = (depth: number) =>
    cluster.engine.createInstance({ process: { id: 'work' }, variables: { depth } });
  for (let i = 0; i < 100; i += 1) create(i);
  const before = used();
  for (let i = 0; i < COUNT; i += 1) create(i);
  console.log((used() - before) / 1e6);
}

function used(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

void measure();
