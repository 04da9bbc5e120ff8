import type { NodeInitializer } from 'node-red';
import { CATALOG } from '../../../../src/operations/catalog';
import type { Fields } from '../../../../src/operations/operation';
import { types } from '../../../promises/package/project';
import { clusterAt, Flow, type Outcome } from '../../../support/node-red/flow';
import type { Intent } from './intent';
import { INTENTS } from './intents';
import type { Part, Sent } from './recorder';

const NODES: NodeInitializer[] = types.map((type) => require(`../../../../nodes/${type}/${type}`));

/** Node-RED with a node for each intent, and a request node for each operation, on a cluster at this address. */
export class OurNodes {
  readonly #flow: Flow;

  private constructor(flow: Flow) {
    this.#flow = flow;
  }

  static async start(url: string): Promise<OurNodes> {
    const nodes = INTENTS.flatMap(({ name, node }) => (node ? [[name, node] as const] : []));
    const requests = CATALOG.map(({ id, input }) => [id, requestNode(id, input)] as const);
    const flow = await Flow.start(clusterAt(url), Object.fromEntries([...nodes, ...requests]), NODES);
    return new OurNodes(flow);
  }

  /** Lets the node of an intent do what it does. */
  ask({ name, msg = {} }: Intent): Promise<Outcome> {
    return this.#flow.pass(name, structuredClone(msg));
  }

  /** Lets a request node send what a client has sent for this operation, by the catalog alone. */
  repeat(id: string, { ask, query, body }: Sent): Promise<Outcome> {
    const [, path = ''] = ask.split(' ');
    const { path: template = '' } = CATALOG.find((operation) => operation.id === id) ?? {};
    const parts = path.split('/').map(decodeURIComponent);
    const places = template.split('/').map((part, at) => [part.replace(/[{}]/g, ''), parts[at]] as const);
    const message = { payload: isForm(body) ? filesOf(body) : body, ...query, ...Object.fromEntries(places) };
    return this.#flow.pass(id, message);
  }

  stop(): Promise<void> {
    return this.#flow.stop();
  }
}

function requestNode(operation: string, input: Fields) {
  const parameters = Object.keys(input).map((name) => ({ name, value: name, valueType: 'msg' }));
  return { type: 'camunda8-request', operation, parameters };
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
