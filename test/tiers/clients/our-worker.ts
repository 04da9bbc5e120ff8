import type { CamundaClient } from '../../../src/camunda-client';
import { systemClock } from '../../../src/clock';
import type { ActivatedJob } from '../../../src/jobs/job';
import type { Item, Work, Worker } from './vendors/vendor';

export interface OurWorker extends Worker {
  /** So far. */
  given: readonly Item[];
  /** The sentences of its warnings and errors. */
  complaints: readonly string[];
}

/** Our worker, which completes its jobs, or without a deed leaves them. */
export function workOf(client: CamundaClient, { type, worker, capacity, timeout, deeds }: Work): OurWorker {
  const given: Item[] = [];
  const complaints: string[] = [];
  const complain = (words: unknown) => void complaints.push(String(words));
  const results = client.jobs.results();
  const [deed] = deeds;
  const variables = deed && 'complete' in deed ? deed.complete : undefined;
  const underWay = new Set<Promise<unknown>>();
  const job = ({ job: { jobKey, ...fields } }: ActivatedJob) => {
    given.push({ jobKey, ...fields });
    if (!variables) return;
    const completed = results.complete({ jobKey }, { variables, result: undefined }).catch(complain);
    underWay.add(completed);
    void completed.then(() => underWay.delete(completed));
  };
  const end = client.jobs.work(
    {
      ...{ id: worker, type, workerName: worker, maxJobs: capacity, timeout, retryBackoff: 0 },
      ...{ whenUnanswered: 'fail', variables: [], tenantIds: [] },
    },
    { job, working() {}, silent() {}, failed: complain, warn: complain, say: String },
    systemClock,
  );
  const stop = async () => {
    await Promise.all(underWay);
    await end();
    return given;
  };
  return { given, complaints, stop };
}
