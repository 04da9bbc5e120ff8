import type { Node, NodeAPI } from 'node-red';
import { configError } from '../../src/errors';
import type { WorkerSettings } from '../../src/jobs/worker-settings';
import { sentence } from '../../src/sentence';
import type { ActionProperties } from '../common/action-node';
import {
  DEFAULT_RETRY_BACKOFF,
  DEFAULT_TIME,
  LONGEST_RETRY_BACKOFF,
  LONGEST_TIME,
} from '../common/choices/job-times';
import { clusterOf } from '../common/cluster-node';
import type { End, SourceNode } from '../common/source-node';
import { setText, wholeNumber } from '../common/typed-value';
import { variableNames } from '../common/variable-names';
import { DEFAULT_JOBS, MOST_JOBS } from './choices';
import { JobTeller } from './job-teller';

/** What a form has saved: a flow file may say anything. */
export interface JobWorkerProperties extends ActionProperties {
  jobType?: unknown;
  maxJobs?: unknown;
  timeout?: unknown;
  whenUnanswered?: unknown;
  retryBackoff?: unknown;
  variables?: unknown;
  tenantIds?: unknown;
  workerName?: unknown;
}

const DEFAULT_NAME = 'node-red';

/** Begins to work. @throws CamundaError CAMUNDA_CONFIG */
export function workAtJobs(
  RED: NodeAPI,
  node: Node,
  properties: JobWorkerProperties,
  source: SourceNode,
): End {
  const client = clusterOf(RED, properties.cluster).client();
  const settings = settingsOf(node, properties);
  const { type, maxJobs, retryBackoff } = settings;
  const sent = { type, maxJobs, retryBackoff: retryBackoff / 1_000, cluster: String(properties.cluster) };
  const teller = new JobTeller(RED, node, source, sent);
  source.asking();
  return client.jobs.work(settings, teller, source.clock);
}

function settingsOf(node: Node, properties: JobWorkerProperties): WorkerSettings {
  const type = setText(properties.jobType);
  if (type === '') throw configError(sentence`The job type is missing. Open the node and enter it`);
  const { maxJobs, timeout, retryBackoff } = properties;
  const seconds = {
    timeout: wholeNumber(sentence`Time limit`, timeout, 1, LONGEST_TIME) ?? DEFAULT_TIME,
    retryBackoff:
      wholeNumber(sentence`Retry after`, retryBackoff, 0, LONGEST_RETRY_BACKOFF) ?? DEFAULT_RETRY_BACKOFF,
  };
  return {
    id: node.id,
    type,
    maxJobs: wholeNumber(sentence`Jobs at once`, maxJobs, 1, MOST_JOBS) ?? DEFAULT_JOBS,
    timeout: seconds.timeout * 1_000,
    retryBackoff: seconds.retryBackoff * 1_000,
    whenUnanswered: properties.whenUnanswered === 'leave' ? 'leave' : 'fail',
    variables: variableNames(properties.variables),
    tenantIds: variableNames(properties.tenantIds),
    workerName: setText(properties.workerName) || node.name || DEFAULT_NAME,
  };
}
