import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/sandbox';
import type { FlowNode } from '../../../scripts/demo/flows';
import { type NodeRed, startNodeRed } from '../../../scripts/node-red/start';
import { until } from '../../support/until';
import { root } from '../package/project';

/** A real Node-RED with this package, in which a test deploys one flow after the other. */
export class Kitchen {
  /** Errors that Node-RED logged. */
  log = '';
  readonly #userDir: string;
  #nodeRed: NodeRed | undefined;
  #sandbox: Sandbox | undefined;

  private constructor(userDir: string) {
    this.#userDir = userDir;
  }

  static async open(): Promise<Kitchen> {
    const kitchen = new Kitchen(await mkdtemp(path.join(tmpdir(), 'camunda8-cookbook-')));
    const onLog = (text: string) => {
      kitchen.log += text;
    };
    const options = { userDir: kitchen.#userDir, nodesDir: root, onLog };
    kitchen.#nodeRed = await startNodeRed(options);
    return kitchen;
  }

  /** A sandbox that ends with `clear`. */
  async camunda(options: SandboxOptions = {}): Promise<Sandbox> {
    this.#sandbox = await startSandbox(options);
    return this.#sandbox;
  }

  /** Of an http in node. */
  url(resource: string): string {
    return `${this.#nodeRed?.url}${resource}`;
  }

  async fetch(resource: string, request: RequestInit = {}): Promise<Response> {
    return fetch(this.url(resource), request);
  }

  /** Replaces all flows, and waits until the new ones run. */
  async deploy(flow: readonly FlowNode[]): Promise<void> {
    const place = { z: 'ready', x: 100, y: 100 };
    const ready = [
      { id: 'ready', type: 'tab', label: 'Ready' },
      { ...place, id: 'asked', type: 'http in', method: 'get', url: '/ready', wires: [['told']] },
      { ...place, id: 'told', type: 'http response', wires: [] },
    ];
    const answer = await this.fetch('/flows', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([...flow, ...(flow.length > 0 ? ready : [])]),
    });
    if (!answer.ok) throw new Error(`Node-RED refuses the flow: ${await answer.text()}`);
    if (flow.length > 0)
      await until('the flow runs', 20_000, async () => (await this.fetch('/ready')).ok || undefined);
  }

  /** Ends the flows and their Camunda. */
  async clear(): Promise<void> {
    await this.deploy([]);
    await this.#sandbox?.close();
    this.#sandbox = undefined;
  }

  async close(): Promise<void> {
    await this.#nodeRed?.stop();
    await rm(this.#userDir, { recursive: true, force: true, maxRetries: 5 });
  }
}
