import { forEachAtOnce } from '../at-once';
import type { Clock } from '../clock';
import { failJob } from '../operations/job';
import type { Server } from '../operations/operation';
import { callUntilDone } from '../operations/resend';
import type { Job } from './job';

/** At a time: a deploy may hand back a thousand. */
const AT_ONCE = 10;
/** Milliseconds for one request, and in which one that Camunda did not take is sent again. */
const LONGEST = 5_000;

/**
 * Gives jobs back to Camunda, which offers them to the next worker at once, with their retries unchanged. Never rejects: a
 * job that cannot be handed back is free when its lock ends. Where Camunda may have taken it, somebody else may have the job
 * by now: it is not sent again.
 * @param why what Camunda is told
 */
export async function handBack(
  server: Server,
  jobs: readonly Job[],
  why: string,
  clock: Clock,
): Promise<void> {
  const began = clock.monotonic();
  const patience = { clock, end: began + LONGEST, endIfTaken: began };
  const options = { longest: LONGEST, once: true } as const;
  await forEachAtOnce(jobs, AT_ONCE, async ({ jobKey, retries, leaseToken }) => {
    const input = { jobKey, retries: Math.max(1, retries), retryBackOff: 0, errorMessage: why, leaseToken };
    await callUntilDone(server, failJob, input, patience, options).catch(() => {});
  });
}
