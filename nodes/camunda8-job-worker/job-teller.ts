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

/** Words of the status before the first job. */
const SILENCES = {
  short: { look: LOOK, key: 'none' },
  long: { look: LOOK, key: 'long' },
  unknown: { look: DOUBTFUL, key: 'unknownType' },
} as const satisfies Record<'short' | Silence, object>;

/** Makes of jobs what the node sends and shows. */
export class JobTeller implements WorkerListener {
  readonly #RED: NodeAPI;
  readonly #node: Node;
  readonly #source: SourceNode;
  readonly #told: Told;
  /** Undefined from the first job on. */
  #silence: keyof typeof SILENCES | undefined = 'short';

  constructor(RED: NodeAPI, node: Node, source: SourceNode, told: Told) {
    this.#RED = RED;
    this.#node = node;
    this.#source = source;
    this.#told = told;
  }

  job({ job, variables }: ActivatedJob): void {
    const { type, cluster, retryBackoff } = this.#told;
    this.#silence = undefined;
    this.#node.send({ topic: type, payload: variables, job: { ...job, cluster, retryBackoff } });
  }

  working(count: number): void {
    const { look, key } = this.#silence ? SILENCES[this.#silence] : { look: LOOK, key: 'working' };
    const { maxJobs } = this.#told;
    this.#source.shows(look, () => this.#RED._(`camunda8-job-worker.status.${key}`, { count, maxJobs }));
  }

  silent(why: Silence): void {
    if (!this.#silence) return;
    this.#silence = why;
    this.working(0);
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
