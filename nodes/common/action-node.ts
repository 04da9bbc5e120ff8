import type { Node, NodeAPI, NodeDef, NodeMessage, NodeMessageInFlow } from 'node-red';
import type { CamundaClient } from '../../src/camunda-client';
import type { Api } from '../../src/connection/settings';
import { abortedError, CamundaError, errorIn } from '../../src/errors';
import { sentence } from '../../src/sentence';
import { type ClusterNode, clusterOf } from './cluster-node';
import { NodeStatus } from './node-status';
import { inRuntimeLanguage } from './wording';

export interface ActionProperties extends NodeDef {
  cluster?: string;
}

/** `msg.camunda`: how the answer came about. */
export interface CallDetails {
  api: Api;
  status?: number;
  requests: number;
  durationMs: number;
  totalItems?: number;
  hasMoreTotalItems?: boolean;
  endCursor?: string;
}

/** One message on its way through an action node. */
export interface Call {
  client: CamundaClient;
  msg: NodeMessageInFlow;
  /** Ends with a deploy or a stop. */
  signal: AbortSignal;
  send(msg: NodeMessage): void;
  /** What the status shows while this message waits, and is asked for only when it does. */
  waits(words: () => string): void;
  /** `durationMs` of `msg.camunda`, so far. */
  elapsed(): number;
}

/** Sends a message on with what was found out. */
export function sendAnswer({ msg, send }: Call, payload: unknown, details: CallDetails | undefined): void {
  msg.payload = payload;
  msg.camunda = details;
  send(msg);
}

/** What the status may show of a message that went well, asked for only when it does. */
export type Figure = () => string;

/** Does the work of a message. @throws CamundaError */
export type Action = (call: Call) => Promise<Figure>;

type Done = (error?: Error) => void;

/** Whatever was thrown, as the one error of this package. */
function toCamundaError(thrown: unknown): CamundaError {
  const failure = errorIn(thrown);
  if (failure instanceof CamundaError) return failure;
  const words = failure?.message ?? sentence`no reason was given`;
  return new CamundaError('CAMUNDA_INVALID', sentence`The message could not be processed: ${words}`, {
    retryable: false,
  });
}

/** Whatever a deploy or a stop led to is its end of the call, except that a command may have been done by then. */
function endedByDeploy(thrown: unknown): CamundaError {
  const failure = errorIn(thrown);
  return failure instanceof CamundaError && failure.cause.done ? failure : abortedError();
}

/**
 * Reports the end of a message. Node-RED clones it for Catch and Complete nodes, and a property with a throwing getter
 * makes that fail: then the error goes out with the message's id alone, because a throw here would end Node-RED.
 */
function finish(RED: NodeAPI, node: Node, msg: NodeMessageInFlow, done: Done, error?: CamundaError): void {
  try {
    done(error && inRuntimeLanguage(RED, error));
  } catch (failure) {
    reportAlone(node, msg, error ?? toCamundaError(failure));
  }
}

function reportAlone(node: Node, msg: NodeMessageInFlow, error: CamundaError): void {
  try {
    node.error(error, { _msgid: msg._msgid });
  } catch {
    // The id throws when it is read, or the log does: nobody is left who could be told.
  }
}

/** What a node has from its first message on: many nodes of a large flow have none for hours. */
class Work {
  readonly closing = new AbortController();
  readonly status: NodeStatus;

  constructor(RED: NodeAPI, node: Node) {
    this.status = new NodeStatus(RED, node);
  }
}

/**
 * Gives a node its input: one place for the cluster, the status, the error to Catch nodes, and the end of everything.
 * @param clusterIn finds the id of the cluster in a message, for a form that may name none
 */
export function handleInput(
  RED: NodeAPI,
  node: Node,
  properties: ActionProperties,
  action: Action,
  clusterIn?: (msg: NodeMessageInFlow) => string | undefined,
): void {
  let begun: Work | undefined;
  const work = () => {
    begun ??= new Work(RED, node);
    return begun;
  };
  let cluster: ClusterNode | undefined;
  const isInMessage = clusterIn !== undefined && !properties.cluster;
  try {
    if (!isInMessage) {
      cluster = clusterOf(RED, properties.cluster);
      cluster.check();
    }
  } catch (failure) {
    work().status.failed(toCamundaError(failure));
  }

  node.on('input', async (msg, send, done) => {
    const started = performance.now();
    const { status, closing } = work();
    const { signal } = closing;
    status.asking();
    try {
      const id = isInMessage ? clusterIn(msg) : properties.cluster;
      const client = (cluster ?? clusterOf(RED, id)).client();
      const elapsed = () => Math.round(performance.now() - started);
      const waits = (words: () => string) => status.waiting(words);
      const figure = await action({ client, msg, send, waits, elapsed, signal });
      status.succeeded(figure);
      finish(RED, node, msg, done);
    } catch (failure) {
      const error = signal.aborted ? endedByDeploy(failure) : toCamundaError(failure);
      status.failed(error);
      finish(RED, node, msg, done, error);
    }
  });

  node.on('close', (_removed: boolean, done: () => void) => {
    // Also where no message came yet: one that comes from now on is refused.
    const { status, closing } = work();
    closing.abort();
    status.clear();
    done();
  });
}
