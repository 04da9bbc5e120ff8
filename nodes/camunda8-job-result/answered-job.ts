import type { NodeMessage } from 'node-red';
import type { JobReference } from '../../src/jobs/results';
import { isJsonObject, type JsonObject } from '../../src/json-object';

/** `msg.job`; an empty object where the message has none. */
export function jobIn(msg: NodeMessage): JsonObject {
  const job = 'job' in msg ? msg.job : undefined;
  return isJsonObject(job) ? job : {};
}

/** The id of the cluster node that the job came from, for a form that names none. */
export function clusterIn(msg: NodeMessage): string | undefined {
  const { cluster } = jobIn(msg);
  return typeof cluster === 'string' ? cluster : undefined;
}

/** `msg.job` where it is the job with this key: what it says of another one is not true of this. */
export function sameJob(msg: NodeMessage, jobKey: string): JsonObject {
  const job = jobIn(msg);
  return String(job.jobKey) === jobKey ? job : {};
}

/** @param job as `sameJob` gives it */
export function referenceOf(jobKey: string, { deadline, leaseToken }: JsonObject): JobReference {
  const until = typeof deadline === 'string' ? Date.parse(deadline) : Number.NaN;
  return {
    jobKey,
    ...(Number.isNaN(until) ? {} : { deadline: until }),
    ...(typeof leaseToken === 'string' ? { leaseToken } : {}),
  };
}
