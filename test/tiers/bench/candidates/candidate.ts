import type { Node, NodeMessageInFlow } from 'node-red';

export interface FlowNode {
  id: string;
  type: string;
  wires?: string[][];
  [property: string]: unknown;
}

/** The work of a node that the benchmark brings itself: the answer becomes `msg.payload`. */
export type Work = (msg: NodeMessageInFlow) => Promise<unknown>;

/** One way to search tasks from a flow. */
export interface Candidate {
  /**
   * Its nodes; the first one has the id `first`, and the last is wired to `sink`.
   * @param server the address of the server
   */
  flow(server: string): FlowNode[];
  /** The tasks in `msg.payload` of the last node. */
  tasksIn(payload: unknown): unknown;
  /** What the node `bench-work` does, where the flow has one. @param server the address of the server */
  work?(server: string): Promise<Work>;
}

/** A flow of one node that does the candidate's work, as a function node would. */
export function workFlow(): FlowNode[] {
  return [{ id: 'first', type: 'bench-work', z: 'tab', wires: [['sink']] }];
}

/** The tasks of an answer of `/v2/user-tasks/search`. */
export function itemsOf(payload: unknown): unknown {
  return typeof payload === 'object' && payload !== null && 'items' in payload ? payload.items : undefined;
}

/** Listens as a node does that answers each message with one. */
export function doWork(node: Node, work: Work): void {
  node.on('input', async (msg, send, done) => {
    try {
      msg.payload = await work(msg);
      send(msg);
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

/** Camunda's settings for the peers: the same server, OIDC with a token that they keep. */
export function camundaVariables(server: string): Record<string, string> {
  return {
    CAMUNDA_REST_ADDRESS: server,
    ZEEBE_REST_ADDRESS: server,
    CAMUNDA_AUTH_STRATEGY: 'OAUTH',
    CAMUNDA_CLIENT_ID: 'bench',
    CAMUNDA_CLIENT_SECRET: 'secret',
    ZEEBE_CLIENT_ID: 'bench',
    ZEEBE_CLIENT_SECRET: 'secret',
    CAMUNDA_OAUTH_URL: `${server}/token`,
    CAMUNDA_TOKEN_AUDIENCE: 'bench',
  };
}
