import { failJob } from '../operations/job';
import { callOperation, type Server } from '../operations/operation';
import type { Job } from './job';

/** At a time: a deploy may hand back a thousand. */
const AT_ONCE = 10;
/** Milliseconds for one. */
const LONGEST = 5_000;

/**
 * Gives jobs back to Camunda, which offers them to the next worker at once, with their retries unchanged. Never rejects: a
 * job that cannot be handed back is free when its lock ends.
 * @param why what Camunda is told
 */
export async function handBack(server: Server, jobs: readonly Job[], why: string): Promise<void> {
  const left = [...jobs];
  const one = async () => {
    for (let job = left.shift(); job; job = left.shift()) {
      const { jobKey, retries, leaseToken } = job;
      const input = { jobKey, retries: Math.max(1, retries), retryBackOff: 0, errorMessage: why, leaseToken };
      await callOperation(server, failJob, input, { longest: LONGEST, once: true }).catch(() => {});
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, left.length) }, one));
}
