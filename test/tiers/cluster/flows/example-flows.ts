import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FlowNode } from '../../../../scripts/demo/flows';
import { type NodeRed, startNodeRed } from '../../../../scripts/node-red/start';
import { exampleNames, readExample } from '../../../promises/examples/example';
import { type Cluster, inReadyTab } from '../../../support/node-red/askable-flows';
import { dataFolder } from '../../../support/servers/cache';
import { until } from '../../../support/until';
import { ownRow } from '../chores';
import type { OwnProcess } from '../own-processes';

const root = path.join(__dirname, '..', '..', '..', '..');
const patience = 60_000;
const peopleExamples = exampleNames.filter((name) => /^(07|08|09|10) /.test(name));

/** Properties of nodes that a person would change in the editor, by the nodes' names. */
export type Edits = Record<string, { api: 'v1' | 'v2' }>;

/** The examples for people in the loop, together in a real Node-RED, on the tasks of one process. */
export class ExampleFlows {
  readonly #nodeRed: NodeRed;
  readonly #flows: FlowNode[];

  private constructor(nodeRed: NodeRed, flows: FlowNode[]) {
    this.#nodeRed = nodeRed;
    this.#flows = flows;
  }

  static async start(cluster: Cluster, process: OwnProcess, edits: Edits): Promise<ExampleFlows> {
    // All of them bring the same cluster node.
    const nodes = new Map(peopleExamples.flatMap(readExample).map((node) => [node.id, node]));
    const flows = [...nodes.values()].map((node) => {
      if (node.type === 'camunda8-cluster') return { ...node, ...cluster.properties };
      return limitedTo(process, { ...node, ...edits[String(node.name)] });
    });
    const userDir = await dataFolder('node-red');
    await writeFile(path.join(userDir, 'flows.json'), JSON.stringify(inReadyTab([], '/ready')));
    const onLog = (text: string) => console.log(text);
    const nodeRed = await startNodeRed({ userDir, nodesDir: root, onLog });
    const started = new ExampleFlows(nodeRed, flows);
    // Credentials that are deployed while it still reads its files would be lost.
    await started.#serves('/ready');
    await started.#deploy(cluster.credentials);
    return started;
  }

  async #deploy(credentials: Cluster['credentials']): Promise<void> {
    const flows = this.#flows.map((node) => {
      if (node.type === 'camunda8-cluster') return { ...node, credentials };
      return node.type === 'debug' ? remembering(node) : node;
    });
    const answer = await fetch(`${this.#nodeRed.url}/flows`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'Node-RED-API-Version': 'v2' },
      body: JSON.stringify({ flows: [...flows, ...tellingFlow] }),
    });
    if (!answer.ok) throw new Error(`Node-RED refuses the flows (${answer.status}): ${await answer.text()}`);
    await this.#serves('/seen');
  }

  /** Node-RED answers before it has started what it was given. */
  async #serves(resource: string): Promise<void> {
    await until('the flows have started', patience, async () => (await this.fetch(resource)).ok || undefined);
  }

  /** Presses the button of an inject node. */
  async press(name: string): Promise<void> {
    const button = this.#flows.find((node) => node.type === 'inject' && node.name === name);
    const answer = await fetch(`${this.#nodeRed.url}/inject/${button?.id}`, { method: 'POST' });
    if (!answer.ok) throw new Error(`The button ${name} answers ${answer.status}`);
  }

  /** What the debug node of that name has shown so far. */
  async seenAt(name: string): Promise<unknown[]> {
    return (await (await this.fetch('/seen')).json())[name] ?? [];
  }

  /** Asks an http in node. */
  fetch(resource: string, request: RequestInit = {}): Promise<Response> {
    return fetch(this.#nodeRed.url + resource, request);
  }

  /** POSTs as a page of this Node-RED does. */
  post(resource: string, body: unknown): Promise<Response> {
    const headers = { origin: new URL(this.#nodeRed.url).origin, 'content-type': 'application/json' };
    return this.fetch(resource, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  stop(): Promise<void> {
    return this.#nodeRed.stop();
  }
}

/** A node whose filter, where it has one, finds tasks of that process alone, and the element of that name in it. */
function limitedTo(own: OwnProcess, node: FlowNode): FlowNode {
  if (!Array.isArray(node.filters)) return node;
  const rows = node.filters.map((row) =>
    row.field === 'elementId' ? { ...row, value: `do-${own.id}` } : row,
  );
  return { ...node, filters: [...rows, ownRow(own, node.api === 'v1' ? 'v1' : 'v2')] };
}

/** In the place of a debug node: what it would show. */
function remembering({ id, z, name, x, y }: FlowNode): FlowNode {
  const func = `const seen = global.get('seen') ?? {}; (seen['${name}'] ??= []).push(msg.payload); global.set('seen', seen);`;
  return { id, z, name, x, y, type: 'function', func, outputs: 0, wires: [] };
}

const place = { z: 'telling', x: 100, y: 100 };
const tellingFlow: FlowNode[] = [
  { id: 'telling', type: 'tab', label: 'Telling' },
  { ...place, id: 'seen', type: 'http in', method: 'get', url: '/seen', wires: [['tell']] },
  {
    ...place,
    id: 'tell',
    type: 'function',
    func: `msg.payload = global.get('seen') ?? {}; return msg;`,
    outputs: 1,
    wires: [['told']],
  },
  { ...place, id: 'told', type: 'http response', wires: [] },
];
