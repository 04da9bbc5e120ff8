import type { Node, NodeMessage, NodeMessageInFlow } from 'node-red';
import { clusterNode } from './candidates/search-node';
import { deploy, registerNode, startNodeRed } from './embedded';
import { handWrittenLoop } from './paging-loop';
import { argument, run, serve } from './server/asked';
import { watchMemory } from './server/load';

export type Pager = 'our search node' | 'hand-written loop';
export type Output = 'array' | 'task';

export interface PagingStart {
  pager: Pager;
  output: Output;
  server: string;
  packageFolder: string;
}

export interface PagingFigures {
  seconds: number;
  /** Of processor time, all threads. */
  cpu: number;
  /** Resident memory, MB: at the start and at most. */
  memory: number;
  peak: number;
}

/** So many tasks, paged through. */
interface Search {
  total: number;
  /** After a garbage collection, without which the memory of the search before would count too. */
  isCollectedBefore?: boolean;
}

/** Counts what arrives at the sink, and keeps nothing of it. */
class Arrivals {
  #count = 0;
  #settle: (error?: Error) => void = () => {};

  /** Until all of them are there. @throws Error where it is another number */
  until(total: number): Promise<void> {
    this.#count = 0;
    return new Promise((resolve, reject) => {
      this.#settle = (error) => {
        if (error) reject(error);
        else if (this.#count === total) resolve();
        else reject(new Error(`${this.#count} of ${total} tasks arrived`));
      };
    });
  }

  arrived({ payload, parts }: NodeMessageInFlow): void {
    this.#count += Array.isArray(payload) ? payload.length : 1;
    if (Array.isArray(payload) || parts?.count !== undefined) this.#settle();
  }

  failed(msg: NodeMessage): void {
    this.#settle(new Error(JSON.stringify(msg).slice(0, 1_000)));
  }
}

async function measure(
  driver: Node | undefined,
  arrivals: Arrivals,
  { total, isCollectedBefore = false }: Search,
): Promise<PagingFigures> {
  if (isCollectedBefore) global.gc?.();
  const memory = process.memoryUsage.rss() / 1024 / 1024;
  const peak = watchMemory();
  const before = process.cpuUsage();
  const started = performance.now();
  const all = arrivals.until(total);
  driver?.send({ payload: { filter: { assignee: `pages-${total}` } } });
  await all;
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { seconds, cpu: (user + system) / 1_000_000, memory, peak: peak() };
}

/** One way to page through tasks in a Node-RED of its own: driver, the way, sink. */
async function main(): Promise<void> {
  const { pager, output, server, packageFolder } = argument<PagingStart>();
  const arrivals = new Arrivals();
  let driver: Node | undefined;
  await startNodeRed(packageFolder);
  registerNode('bench-driver', (node) => {
    driver = node;
  });
  registerNode('bench-loop', (node) => handWrittenLoop(node, server, output));
  registerNode('bench-sink', (node) => node.on('input', (msg) => arrivals.arrived(msg)));
  registerNode('bench-failure', (node) => node.on('input', (msg) => arrivals.failed(msg)));
  const type = pager === 'our search node' ? 'camunda8-search-tasks' : 'bench-loop';
  await deploy([
    clusterNode(server),
    { id: 'driver', type: 'bench-driver', z: 'tab', wires: [['pager']] },
    { id: 'pager', type, version: 1, z: 'tab', cluster: 'cluster', output, wires: [['sink']] },
    { id: 'sink', type: 'bench-sink', z: 'tab' },
    { id: 'catch', type: 'catch', z: 'tab', wires: [['failure']] },
    { id: 'failure', type: 'bench-failure', z: 'tab' },
  ]);
  serve('ready', (search: Search) => measure(driver, arrivals, search));
}

run(main);
