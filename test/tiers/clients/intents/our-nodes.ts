import { EventEmitter, once } from 'node:events';
import type { NodeInitializer, NodeMessage } from 'node-red';
import helper, { type TestFlows } from 'node-red-node-test-helper';
import { requireNodeRed } from '../../../../scripts/node-red/installed';
import { CATALOG } from '../../../../src/operations/catalog';
import { types } from '../../../promises/package/project';
import type { Item } from '../vendors/vendor';
import type { Intent } from './intent';
import { INTENTS } from './intents';
import type { Part, Sent } from './recorder';

helper.init(requireNodeRed.resolve('node-red'));

const NODES: NodeInitializer[] = types.map((type) => require(`../../../../nodes/${type}/${type}`));

/** Node-RED with a node for each intent, and a request node for each operation, on a cluster at an address. */
export class OurNodes {
  /** The ends of messages, by their ids. */
  readonly #ends = new EventEmitter();
  #messages = 0;

  static async start(url: string): Promise<OurNodes> {
    const nodes = new OurNodes();
    await helper.startServer();
    await helper.load(NODES, flowAt(url));
    for (const id of ['caught', 'completed']) {
      helper.getNode(id).on('input', (msg: Ended) => nodes.#ends.emit(msg._msgid ?? '', msg.error?.message));
    }
    return nodes;
  }

  /** Lets the node of an intent do what it does. @returns the sentence of its error, if it has one */
  ask({ name, msg = {} }: Intent): Promise<string | undefined> {
    return this.#pass(name, structuredClone(msg));
  }

  /** Lets a request node send what a client has sent for this operation, by the catalog alone. */
  repeat(id: string, { ask, query, body }: Sent): Promise<string | undefined> {
    const [, path = ''] = ask.split(' ');
    const { path: template = '' } = CATALOG.find((operation) => operation.id === id) ?? {};
    const parts = path.split('/').map(decodeURIComponent);
    const places = template.split('/').map((part, at) => [part.replace(/[{}]/g, ''), parts[at]] as const);
    return this.request(id, { ...query, ...Object.fromEntries(places) }, isForm(body) ? filesOf(body) : body);
  }

  /** Lets a request node ask for an operation, with parameters by their names. */
  request(id: string, parameters: Item, payload: unknown): Promise<string | undefined> {
    return this.#pass(id, { payload, ...parameters });
  }

  async stop(): Promise<void> {
    await helper.unload();
    await helper.stopServer();
  }

  async #pass(id: string, msg: NodeMessage): Promise<string | undefined> {
    const _msgid = `message-${this.#messages++}`;
    const ended = once(this.#ends, _msgid);
    helper.getNode(id).receive({ ...msg, _msgid });
    const [sentence]: (string | undefined)[] = await ended;
    return sentence;
  }
}

/** As a Catch or a Complete node has it. */
type Ended = NodeMessage & { error?: { message: string } };

function flowAt(url: string): TestFlows {
  const onTab = { z: 'tab', x: 1, y: 1 };
  const nodes = [
    ...INTENTS.flatMap(({ name, node }) => (node ? [{ id: name, ...node }] : [])),
    ...CATALOG.map(({ id, input }) => ({
      ...{ id, type: 'camunda8-request', operation: id },
      parameters: Object.keys(input).map((name) => ({ name, value: name, valueType: 'msg' })),
    })),
  ];
  const scope = nodes.map(({ id }) => id);
  return [
    { id: 'tab', type: 'tab', label: 'test' },
    {
      ...{ id: 'c', type: 'camunda8-cluster', environment: 'self-managed', restAddress: url },
      authentication: 'none',
    },
    ...nodes.map((node) => ({ ...node, ...onTab, cluster: 'c', wires: [] })),
    { id: 'catch', type: 'catch', ...onTab, scope, wires: [['caught']] },
    { id: 'complete', type: 'complete', ...onTab, scope, wires: [['completed']] },
    ...['caught', 'completed'].map((id) => ({ id, ...onTab, type: 'helper' })),
  ] as TestFlows;
}

const isForm = (body: unknown): body is Part[] => Array.isArray(body);

/** As a message brings the parts of a form. */
function filesOf(parts: readonly Part[]): Record<string, unknown> {
  return Object.fromEntries(
    parts.map(({ name, fileName }) => {
      const ofName = parts.filter((part) => part.name === name);
      if (fileName === undefined) return [name, ofName[0]?.content];
      return [name, ofName.map((part) => ({ name: part.fileName, content: part.content, type: part.type }))];
    }),
  );
}
