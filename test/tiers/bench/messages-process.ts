import { type CandidateName, candidates } from './candidates';
import { type Candidate, doWork } from './candidates/candidate';
import { deploy, registerNode, startNodeRed } from './embedded';
import { profiled } from './profile';
import { argument, run, serve } from './server/asked';
import { Load, type Run } from './server/load';

export interface Start {
  candidate: CandidateName;
  server: string;
  /** Folder of the package with our nodes. */
  packageFolder: string;
}

/** A time under load, profiled or measured. */
export interface Question extends Run {
  profile?: boolean;
}

/** One candidate in a Node-RED of its own: driver, the candidate's nodes, sink. */
async function main(): Promise<void> {
  const { candidate: name, server, packageFolder } = argument<Start>();
  const candidate: Candidate = candidates[name];
  const load = new Load(candidate);
  await startNodeRed(packageFolder);
  const work = await candidate.work?.(server);
  registerNode('bench-work', (node) => work && doWork(node, work));
  registerNode('bench-driver', (node) => {
    load.driver = node;
  });
  registerNode('bench-sink', (node) => node.on('input', (msg) => load.arrived(msg)));
  registerNode('bench-failure', (node) => node.on('input', (msg) => load.failed(JSON.stringify(msg))));
  await deploy([
    { id: 'driver', type: 'bench-driver', z: 'tab', wires: [['first']] },
    ...candidate.flow(server),
    { id: 'sink', type: 'bench-sink', z: 'tab' },
    { id: 'catch', type: 'catch', z: 'tab', wires: [['failure']] },
    { id: 'failure', type: 'bench-failure', z: 'tab' },
  ]);
  serve('ready', ({ profile, ...time }: Question) =>
    profile ? profiled(() => load.run(time)) : load.run(time),
  );
}

run(main);
