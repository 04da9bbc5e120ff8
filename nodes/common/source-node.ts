import type { Node, NodeAPI } from 'node-red';
import type { Clock } from '../../src/clock';
import { CamundaError, configError } from '../../src/errors';
import type { Sentence } from '../../src/sentence';
import { wordsOf } from '../../src/words';
import { FlowStart } from './flow-start';
import { NodeStatus } from './node-status';
import { inRuntimeLanguage } from './wording';

/** Ends the work of a node, and saves what the next node with its id, after a deploy or a start, goes on from. */
export type End = () => Promise<void>;

/** What a node does by itself. */
export interface Work {
  /** Begins it. What is thrown after the node was closed is not reported. @throws CamundaError */
  begin(source: SourceNode): Promise<End>;
  /** What is said where it cannot begin for a reason that nobody has foreseen. */
  cannotBegin(reason: string | Sentence): Sentence;
}

/** A node that sends by itself, as its work sees it: when it closes, what it shows, and what it tells Catch nodes. */
export class SourceNode {
  readonly clock: Clock;
  readonly #RED: NodeAPI;
  readonly #node: Node;
  readonly #status: NodeStatus;
  /** Codes of the errors since it last went well: a Catch node hears of each kind once. */
  readonly #reported = new Set<string>();
  readonly #closing = new AbortController();

  constructor(RED: NodeAPI, node: Node, clock: Clock) {
    this.clock = clock;
    this.#RED = RED;
    this.#node = node;
    this.#status = new NodeStatus(RED, node);
  }

  /** Aborted when the node closes. */
  get signal(): AbortSignal {
    return this.#closing.signal;
  }

  asking(): void {
    this.#status.asking();
  }

  /** @param figure what the status shows, asked for only when it does */
  succeeded(figure: () => string): void {
    this.#reported.clear();
    this.#status.succeeded(figure);
  }

  /** It went well, and what was found out has a look of its own. */
  shows(...state: Parameters<NodeStatus['shows']>): void {
    this.#reported.clear();
    this.#status.shows(...state);
  }

  failed(error: CamundaError): void {
    this.#status.failed(error);
    if (this.#reported.has(error.code)) return;
    this.#reported.add(error.code);
    this.#node.error(inRuntimeLanguage(this.#RED, error), {});
  }

  /** It was another thing that failed, and not the same one again: a Catch node hears of it though it knows the kind. */
  failedAnew(error: CamundaError): void {
    this.#reported.clear();
    this.failed(error);
  }

  close(): void {
    this.#closing.abort();
  }

  closed(): void {
    this.#status.clear();
  }
}

/** Never rejects. @returns undefined where there was no beginning */
async function begin(source: SourceNode, work: Work): Promise<End | undefined> {
  try {
    return await work.begin(source);
  } catch (failure) {
    if (source.signal.aborted) return undefined;
    const isForeseen = failure instanceof CamundaError;
    source.failed(isForeseen ? failure : configError(work.cannotBegin(wordsOf(failure))));
    return undefined;
  }
}

/**
 * For a type of nodes that send by themselves: one place for their start, their end, and what they show and report.
 * @returns gives a node its work, which begins when the flows have started. A close waits for nothing but that it is saved
 */
export function sourceNodes(RED: NodeAPI, clock: Clock): (node: Node, work: Work) => void {
  const flowStart = new FlowStart(RED);
  return (node, work) => {
    const source = new SourceNode(RED, node, clock);
    let working: Promise<End | undefined> | undefined;
    const stopWaiting = flowStart.wait(() => {
      working = begin(source, work);
    });
    const close = async () => {
      const end = await working;
      await end?.();
      source.closed();
    };
    node.on('close', (_removed: boolean, done: (error?: Error) => void) => {
      stopWaiting();
      source.close();
      close().then(() => done(), done);
    });
  };
}
