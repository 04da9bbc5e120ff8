import type { Node, NodeMessageInFlow } from 'node-red';
import { type Size, tasksOf } from '../server/canned';

export interface FlowNode {
  id: string;
  type: string;
  wires?: string[][];
  [property: string]: unknown;
}

/** The work of a node that the benchmark brings itself: the answer becomes `msg.payload`. */
export type Work = (msg: NodeMessageInFlow) => Promise<unknown>;

/** What a flow wants of Camunda. */
export interface Errand {
  path: string;
  /** What a message brings as its payload. */
  payload(size: Size): object;
  /** The body of the request for it. It knows nothing but the payload, for core's function node gets its text. */
  body(payload: unknown): unknown;
  /** Whether the payload that comes out is the answer, or what a node makes of it. */
  isAnswer(payload: unknown, size: Size): boolean;
}

/** One way to do an errand from a flow. */
export interface Candidate {
  errand: Errand;
  /**
   * Its nodes; the first one has the id `first`, and the last is wired to `sink`.
   * @param server the address of the server
   */
  flow(server: string): FlowNode[];
  /** What the node `bench-work` does, where the flow has one. @param server the address of the server */
  work?(server: string): Promise<Work>;
}

/** A flow of one node that does the candidate's work, as a function node would. */
export function workFlow(): FlowNode[] {
  return [{ id: 'first', type: 'bench-work', z: 'tab', wires: [['sink']] }];
}

/** Searches user tasks. */
export const search: Errand = {
  path: '/v2/user-tasks/search',
  payload: (size) => ({ filter: { assignee: size }, page: { limit: 100 } }),
  body: (payload) => payload,
  isAnswer: (payload, size) => {
    const tasks = isObject(payload) && 'items' in payload ? payload.items : payload;
    return Array.isArray(tasks) && tasks.length === tasksOf[size];
  },
};

/** Starts an instance of a process. */
export const start: Errand = {
  path: '/v2/process-instances',
  payload: () => ({ invoice: 'A-4711', amount: 99.5, customer: 'anna' }),
  body: (variables) => ({ processDefinitionId: 'invoice', variables }),
  isAnswer: (payload) => isObject(payload) && 'processInstanceKey' in payload,
};

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
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
