import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WebSocket } from 'undici';
import { type NodeRed, startNodeRed } from '../../../scripts/node-red/start';
import { until } from '../../support/until';
import { root } from '../package/project';

/** What Node-RED's debug sidebar is sent of a message or an error: `msg` is its JSON text. */
export interface Debugged {
  id: string;
  msg: string;
}

/** One topology node with a Catch node, and one without, of a cluster at this address. */
function flowsAt(restAddress: string): object[] {
  const place = { z: 'tab', x: 100, y: 100 };
  const topology = { ...place, type: 'camunda8-topology', version: 1, cluster: 'cluster', wires: [[]] };
  const asked = (url: string, to: string) => ({
    ...{ ...place, id: `in ${to}`, type: 'http in', method: 'get', url, wires: [[to]] },
  });
  const said = '{{{error.message}}}\n{{{error.code}}}\n{{{error.cause}}}';
  return [
    { id: 'tab', type: 'tab', label: 'Test' },
    {
      ...{ id: 'cluster', type: 'camunda8-cluster', version: 1 },
      ...{ environment: 'self-managed', restAddress, authentication: 'none' },
    },
    asked('/ready', 'answer'),
    asked('/ask', 'caught'),
    asked('/ask-alone', 'alone'),
    { ...topology, id: 'caught' },
    { ...topology, id: 'alone' },
    // Node-RED hands the message itself to the first, and a clone to each other.
    { ...place, id: 'catch', type: 'catch', scope: ['caught'], wires: [['debug', 'say']] },
    { ...place, id: 'debug', type: 'debug', active: true, tosidebar: true, complete: 'true', wires: [] },
    { ...place, id: 'say', type: 'template', field: 'payload', template: said, wires: [['answer']] },
    { ...place, id: 'answer', type: 'http response', wires: [] },
    { ...place, id: 'status', type: 'status', scope: ['caught'], wires: [['shown']] },
    { ...place, id: 'shown', type: 'debug', active: true, tosidebar: true, complete: 'status', wires: [] },
  ];
}

/** A real Node-RED whose every message ends in an error, and all that it tells of that. */
export class Reported {
  log = '';
  readonly debugged: Debugged[] = [];
  #nodeRed: NodeRed | undefined;
  #comms: WebSocket | undefined;
  #folder = '';

  /** @param lang of Node-RED's settings */
  async start(lang: string, restAddress: string): Promise<void> {
    this.#folder = await mkdtemp(path.join(tmpdir(), 'camunda8-reported-'));
    await writeFile(path.join(this.#folder, 'flows.json'), JSON.stringify(flowsAt(restAddress)));
    const onLog = (text: string) => {
      this.log += text;
    };
    const options = { userDir: this.#folder, nodesDir: root, onLog };
    this.#nodeRed = await startNodeRed({ ...options, settings: { lang } });
    // It answers before its flows have started.
    const ready = `${this.#nodeRed.url}/ready`;
    await until('the flows have started', 20_000, async () => (await fetch(ready)).ok || undefined);
    await this.#listen(`${this.#nodeRed.url.replace('http', 'ws')}/comms`);
  }

  /** Listens as the debug sidebar of an editor does. */
  async #listen(address: string): Promise<void> {
    const comms = new WebSocket(address);
    this.#comms = comms;
    comms.addEventListener('message', ({ data }) => {
      const told: { topic: string; data: Debugged }[] = [JSON.parse(data)].flat();
      this.debugged.push(...told.filter(({ topic }) => topic === 'debug').map((one) => one.data));
    });
    await new Promise((resolve) => comms.addEventListener('open', resolve, { once: true }));
    comms.send('{"subscribe":"debug"}');
  }

  /** @returns the lines that a flow makes of the message, the code and the cause that it has caught */
  async ask(): Promise<string[]> {
    const answer = await fetch(`${this.#nodeRed?.url}/ask`);
    return (await answer.text()).split('\n');
  }

  /** Asks the node that has no Catch node. Nothing answers. */
  askAlone(): void {
    fetch(`${this.#nodeRed?.url}/ask-alone`).catch(() => {});
  }

  async stop(): Promise<void> {
    this.#comms?.close();
    await this.#nodeRed?.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
