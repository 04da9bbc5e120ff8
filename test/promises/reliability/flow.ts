import type { Node, NodeInitializer, NodeMessage } from 'node-red';
import helper, { type TestFlows } from 'node-red-node-test-helper';
import cluster from '../../../nodes/camunda8-cluster/camunda8-cluster';
import login from '../../../nodes/camunda8-login/camunda8-login';
import searchTasks from '../../../nodes/camunda8-search-tasks/camunda8-search-tasks';
import topology from '../../../nodes/camunda8-topology/camunda8-topology';

helper.init(require.resolve('node-red'));

const coreNode = (file: string): NodeInitializer => require(`@node-red/nodes/core/network/${file}`);
const types = [cluster, searchTasks, topology, login, coreNode('05-tls.js'), coreNode('06-httpproxy.js')];

type Properties = Record<string, unknown>;

export interface FlowSetup {
  /** Properties of the cluster node `cluster`. */
  cluster: Properties;
  credentials?: Record<string, string>;
  /** Action nodes by their id; where none are given, one of each type, `topology`, `search` and `login`. */
  actions?: Record<string, Properties>;
  /** Other nodes, and their credentials by id. */
  others?: Properties[];
  otherCredentials?: Record<string, Record<string, string>>;
}

/** `msg.error` as a Catch node gets it. */
export interface Caught {
  code: string;
  message: string;
  cause: Record<string, unknown>;
}

/** What became of one message. */
export interface Outcome {
  sent: NodeMessage[];
  error?: Caught;
}

export const oneOfEach = {
  topology: { type: 'camunda8-topology' },
  search: { type: 'camunda8-search-tasks' },
  login: { type: 'camunda8-login' },
};

function nodesOf({ cluster: properties, actions = oneOfEach, others = [] }: FlowSetup): TestFlows {
  // Without a place on the tab a node counts as a config node.
  const onTab = { z: 'tab', x: 1, y: 1 };
  const scope = Object.keys(actions);
  return [
    { id: 'tab', type: 'tab', label: 'test' },
    { id: 'cluster', type: 'camunda8-cluster', environment: 'self-managed', ...properties },
    ...Object.entries(actions).map(([id, own]) => ({
      id,
      ...onTab,
      cluster: 'cluster',
      wires: [['sent']],
      ...own,
    })),
    { id: 'catch', type: 'catch', ...onTab, scope, wires: [['caught']] },
    { id: 'complete', type: 'complete', ...onTab, scope, wires: [['completed']] },
    { id: 'status', type: 'status', ...onTab, scope, wires: [['statuses']] },
    ...['sent', 'caught', 'completed', 'statuses'].map((id) => ({ id, ...onTab, type: 'helper' })),
    ...others,
  ] as TestFlows;
}

const credentialsOf = ({ credentials = {}, otherCredentials = {} }: FlowSetup) => ({
  cluster: credentials,
  ...otherCredentials,
});

/** Node-RED with a cluster node and action nodes in it, and Catch, Complete and Status nodes around these. */
export class Flow {
  static #current: Flow | undefined;
  /** Every status that an action node showed. */
  readonly statuses: unknown[] = [];
  /** Ends of messages that Catch and Complete nodes have told. */
  ends = 0;
  readonly #waiting = new Map<string, (error?: Caught) => void>();
  #sent = new Map<string, NodeMessage[]>();
  #messages = 0;

  static async start(setup: FlowSetup): Promise<Flow> {
    const flow = new Flow();
    Flow.#current = flow;
    await helper.startServer();
    await helper.load(types, nodesOf(setup), credentialsOf(setup));
    flow.#listen();
    return flow;
  }

  /** Sends a message into an action node and waits until it is completed or caught. */
  pass(into: string, msg: NodeMessage = {}): Promise<Outcome> {
    const id = `message-${this.#messages++}`;
    msg._msgid = id;
    const ended = new Promise<Outcome>((resolve) => {
      this.#waiting.set(id, (error) => {
        const sent = this.#sent.get(id) ?? [];
        this.#sent.delete(id);
        resolve({ sent, ...(error ? { error } : {}) });
      });
    });
    this.node(into).receive(msg);
    return ended;
  }

  /** Sends so many messages into these nodes in turn, all at once. */
  passAll(count: number, ...into: string[]): Promise<Outcome[]> {
    return Promise.all(
      Array.from({ length: count }, (_, index) => this.pass(into[index % into.length] ?? '', {})),
    );
  }

  node(id: string): Node {
    return helper.getNode(id);
  }

  /** Deploys another flow in place of this one, and waits until all its nodes are there. */
  async deploy(setup: FlowSetup): Promise<void> {
    await helper.setFlows(nodesOf(setup), 'full', credentialsOf(setup));
    this.#listen();
  }

  /** Deploys what has changed, as the editor's "Modified nodes" does: the cluster, and the nodes that use it. */
  deployChanges(setup: FlowSetup): Promise<void> {
    return helper.setFlows(nodesOf(setup), 'nodes', credentialsOf(setup));
  }

  /** Everything that was logged, at any level. */
  get log(): unknown[] {
    return helper.log().args;
  }

  /** Stops the flow that a test has left, however it ended. */
  static async stopLast(): Promise<void> {
    await Flow.#current?.stop();
  }

  async stop(): Promise<void> {
    if (Flow.#current !== this) return;
    Flow.#current = undefined;
    await helper.unload();
    await helper.stopServer();
  }

  #listen(): void {
    this.#sent = new Map();
    this.node('sent').on('input', (msg) => {
      const sent = this.#sent.get(msg._msgid) ?? [];
      this.#sent.set(msg._msgid, [...sent, msg]);
    });
    this.node('statuses').on('input', (msg) => this.statuses.push(msg));
    const end = (msg: NodeMessage, error?: Caught) => {
      this.ends++;
      this.#waiting.get(msg._msgid ?? '')?.(error);
      this.#waiting.delete(msg._msgid ?? '');
    };
    this.node('completed').on('input', (msg) => end(msg));
    this.node('caught').on('input', (msg: NodeMessage & { error?: Caught }) => end(msg, msg.error));
  }
}
