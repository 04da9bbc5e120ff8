import type { Node, NodeAPI } from 'node-red';
import type { CamundaError } from '../../src/errors';
import type { ActivatedJob } from '../../src/jobs/job';
import type { Silence } from '../../src/jobs/silence';
import type { WorkerListener } from '../../src/jobs/worker-settings';
import type { Sentence } from '../../src/sentence';
import type { SourceNode } from '../common/source-node';
import { wordsInRuntimeLanguage } from '../common/wording';

/** What messages and the status say of the worker. */
interface Told {
  type: string;
  maxJobs: number;
  /** Seconds. */
  retryBackoff: number;
  /** Id of the cluster node. */
  cluster: string;
}

const LOOK = { fill: 'green', shape: 'dot' } as const;
const DOUBTFUL = { fill: 'yellow', shape: 'ring' } as const;

/** How it looks, by the words of the status. */
const LOOKS = { none: LOOK, long: LOOK, unknownType: DOUBTFUL, working: LOOK } as const;

/** Makes of jobs what the node sends and shows. */
export class JobTeller implements WorkerListener {
  readonly #RED: NodeAPI;
  readonly #node: Node;
  readonly #source: SourceNode;
  readonly #told: Told;
  #shown: keyof typeof LOOKS = 'none';

  constructor(RED: NodeAPI, node: Node, source: SourceNode, told: Told) {
    this.#RED = RED;
    this.#node = node;
    this.#source = source;
    this.#told = told;
  }

  job({ job, variables }: ActivatedJob): void {
    const { type, cluster, retryBackoff } = this.#told;
    this.#shown = 'working';
    this.#node.send({ topic: type, payload: variables, job: { ...job, cluster, retryBackoff } });
  }

  working(count: number): void {
    const key = this.#shown;
    const { maxJobs } = this.#told;
    this.#source.shows(LOOKS[key], () =>
      this.#RED._(`camunda8-job-worker.status.${key}`, { count, maxJobs }),
    );
  }

  silent(why: Silence): void {
    this.#shown = why;
  }

  failed(error: CamundaError): void {
    this.#source.failed(error);
  }

  warn(words: Sentence): void {
    this.#node.warn(this.say(words));
  }

  say(words: Sentence): string {
    return wordsInRuntimeLanguage(this.#RED, words);
  }
}
