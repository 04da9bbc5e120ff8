import type { Deed, Item, Work } from '../vendor';

/** A job as the worker of a client for Node hands it over. */
export interface Job {
  readonly jobKey: string;
  complete(variables: Item): Promise<unknown>;
  error(error: { errorCode: string; errorMessage: string; variables?: Item }): Promise<unknown>;
}

/** Opens a client's worker. @returns what stops it, once it has finished what it has */
export type OpenWorker = (
  client: object,
  work: Work,
  handler: (job: Job) => Promise<unknown>,
) => () => Promise<unknown>;

/** What a worker's handler does, and the jobs that it was given so far. */
export function handlerFor({ deeds }: Work): { handler: (job: Job) => Promise<unknown>; jobs: object[] } {
  const jobs: object[] = [];
  const turns = new Map<string, number>();
  const handler = (job: Job) => {
    const turn = turns.get(job.jobKey) ?? 0;
    turns.set(job.jobKey, turn + 1);
    jobs.push(described(job));
    return perform(job, deeds[Math.min(turn, deeds.length - 1)]);
  };
  return { handler, jobs };
}

async function perform(job: Job, deed: Deed | undefined): Promise<unknown> {
  if (!deed) throw new Error('Nothing is to be done');
  if ('complete' in deed) return job.complete(deed.complete);
  if ('error' in deed) return job.error({ errorMessage: '', ...deed.error });
  throw new Error(deed.fail);
}

/** What the job says, without what it can do. */
function described(job: Job): object {
  const isData = (value: unknown) => typeof value !== 'function';
  return Object.fromEntries(
    Object.entries(job).filter(([name, value]) => isData(value) && name !== 'log' && name !== 'acknowledged'),
  );
}
