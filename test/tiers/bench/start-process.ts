import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { FlowNode } from './candidates/candidate';
import { clusterNode } from './candidates/search-node';
import { startNodeRed } from './embedded';
import { argument, run, serve } from './server/asked';

/** What Node-RED has to start with: nothing, our nodes, or as many of its own. */
export type Equipment = 'nothing' | 'our nodes' | 'core nodes';

export interface StartStart {
  equipment: Equipment;
  packageFolder: string;
  clusters: number;
  actions: number;
}

export interface StartFigures {
  /** Milliseconds from the start of the process until its flows run. */
  milliseconds: number;
  /** Of processor time, all threads. */
  cpu: number;
  /** The same a second later: nodes that send by themselves begin right after the start. */
  cpuLater: number;
  /** Resident memory after a garbage collection, MB. */
  memory: number;
}

/** Where nobody listens. */
const NOBODY = 'http://127.0.0.1:9';

/** Milliseconds after the start. */
const LATER = 1_000;

interface Manifest {
  'node-red': { nodes: Record<string, string> };
}

/** All of the package that have a place in a flow. */
function typesOf(packageFolder: string): string[] {
  const manifest: Manifest = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  return Object.keys(manifest['node-red'].nodes).filter((type) => type !== 'camunda8-cluster');
}

function nodesFor({ equipment, packageFolder, clusters, actions }: StartStart): FlowNode[] {
  if (equipment === 'nothing') return [];
  const isOurs = equipment === 'our nodes';
  const configs = Array.from({ length: clusters }, (_, index): FlowNode => {
    const id = `cluster-${index}`;
    return isOurs ? clusterNode(NOBODY, id) : { id, type: 'http proxy', url: 'http://127.0.0.1' };
  });
  const types = isOurs ? typesOf(packageFolder) : ['http request'];
  const used = Array.from({ length: actions }, (_, index): FlowNode => {
    const type = types[index % types.length] ?? '';
    const cluster = `cluster-${index % clusters}`;
    const own = { method: 'GET', jobType: `job-${index}` };
    return { id: `action-${index}`, type, version: 1, z: 'tab', cluster, ...own, wires: [[]] };
  });
  return [...configs, ...used];
}

/** Milliseconds, of all threads. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Starts Node-RED once. */
async function main(): Promise<void> {
  const start = argument<StartStart>();
  await startNodeRed(start.equipment === 'our nodes' ? start.packageFolder : undefined, nodesFor(start));
  const milliseconds = performance.now();
  const cpu = processorTime();
  await setTimeout(LATER);
  const cpuLater = processorTime();
  global.gc?.();
  const figures: StartFigures = {
    ...{ milliseconds, cpu, cpuLater },
    memory: process.memoryUsage.rss() / 1024 / 1024,
  };
  serve(figures, async () => undefined);
}

run(main);
