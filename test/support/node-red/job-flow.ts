import type { NodeAPI, NodeMessage } from 'node-red';
import helper, { type TestFlows } from 'node-red-node-test-helper';
import cluster from '../../../nodes/camunda8-cluster/camunda8-cluster';
import jobResult from '../../../nodes/camunda8-job-result/camunda8-job-result';
import jobWorker from '../../../nodes/camunda8-job-worker/camunda8-job-worker';
import { requireNodeRed } from '../../../scripts/node-red/installed';
import type { Clock } from '../../../src/clock';
import type { StatusShown } from './flow';

helper.init(requireNodeRed.resolve('node-red'));

type Properties = Record<string, unknown>;

export interface JobMessage extends NodeMessage {
  job?: Properties;
  camunda?: Properties;
  error?: { message: string; code: string; cause: Properties };
}

/** A job worker `w` and a job result `r`, which the test wires together by hand, with Catch and Status nodes around them. */
export class JobFlow {
  readonly jobs: JobMessage[] = [];
  readonly results: JobMessage[] = [];
  readonly errors: JobMessage[] = [];
  readonly statuses: { w: StatusShown[]; r: StatusShown[] } = { w: [], r: [] };
  readonly #url: string;

  private constructor(url: string) {
    this.#url = url;
  }

  static async start(url: string, clock: Clock, worker: Properties = {}, result: Properties = {}) {
    const flow = new JobFlow(url);
    await helper.startServer();
    const types = [cluster, (RED: NodeAPI) => jobWorker(RED, clock), (RED: NodeAPI) => jobResult(RED, clock)];
    await helper.load(types, flow.#nodes(worker, result));
    flow.#listen();
    return flow;
  }

  /** Deploys everything anew. */
  async deploy(worker: Properties = {}, result: Properties = {}): Promise<void> {
    await helper.setFlows(this.#nodes(worker, result), 'full');
    this.#listen();
  }

  /** Sends a message into the job result node. */
  answer(msg: NodeMessage): void {
    helper.getNode('r').receive(msg);
  }

  /** What the worker has warned of. */
  get warnings(): string[] {
    const { WARN } = helper.log() as unknown as { WARN: number };
    return helper
      .log()
      .args.map(([entry]) => entry as unknown as { level: number; id?: string; msg: unknown })
      .filter(({ level, id }) => level === WARN && id === 'w')
      .map(({ msg }) => String(msg));
  }

  /** The sentences of errors, as Catch nodes get them. */
  get sentences(): string[] {
    return this.errors.map(({ error }) => String(error?.message).replace('CamundaError: ', ''));
  }

  async stop(): Promise<void> {
    await helper.unload();
    await helper.stopServer();
  }

  #nodes(worker: Properties, result: Properties): TestFlows {
    const onTab = { z: 'tab', x: 1, y: 1 };
    const address = { environment: 'self-managed', restAddress: this.#url, authentication: 'none' };
    return [
      { id: 'tab', type: 'tab', label: 'test' },
      { id: 'c', type: 'camunda8-cluster', ...address },
      {
        ...{ id: 'w', type: 'camunda8-job-worker', cluster: 'c', jobType: 'open-valve', ...onTab },
        ...{ wires: [['jobs']], ...worker },
      },
      { id: 'r', type: 'camunda8-job-result', ...onTab, wires: [['results']], ...result },
      { id: 'catch', type: 'catch', ...onTab, scope: ['w', 'r'], wires: [['caught']] },
      { id: 'status', type: 'status', ...onTab, scope: ['w', 'r'], wires: [['statuses']] },
      ...['jobs', 'results', 'caught', 'statuses'].map((id) => ({
        id,
        ...onTab,
        type: 'helper',
      })),
    ] as TestFlows;
  }

  #listen(): void {
    const into = (id: string, messages: JobMessage[]) =>
      helper.getNode(id).on('input', (msg: JobMessage) => void messages.push(msg));
    into('jobs', this.jobs);
    into('results', this.results);
    into('caught', this.errors);
    helper.getNode('statuses').on('input', (msg) => {
      const { status } = msg as unknown as { status: StatusShown & { source: { id: 'w' | 'r' } } };
      this.statuses[status.source.id].push(status);
    });
  }
}
