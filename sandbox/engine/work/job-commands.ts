import { throwError } from '../events/errors';
import { invalidArgument, invalidState, notFound } from '../refusal';
import { Failure, raise } from '../run/incidents';
import type { Variables } from '../run/records';
import type { Run } from '../run/run';
import { setLocal } from '../run/variables';
import { finish, isOpen, lock, offer, release, setDeadline } from './jobs';
import type { IncidentType, Job, JobKind, JobResult } from './records';

const NO_RETRIES: Readonly<Record<JobKind, IncidentType>> = {
  BPMN_ELEMENT: 'JOB_NO_RETRIES',
  EXECUTION_LISTENER: 'EXECUTION_LISTENER_NO_RETRIES',
  TASK_LISTENER: 'TASK_LISTENER_NO_RETRIES',
  AD_HOC_SUB_PROCESS: 'AD_HOC_SUB_PROCESS_NO_RETRIES',
};

/** @throws Refusal */
export function completeJob(run: Run, key: string, result: JobResult): void {
  const job = openJob(run, key, 'complete');
  if (job.kind === 'TASK_LISTENER') checkTaskListener(job, result);
  const { denied, deniedReason } = result;
  Object.assign(job, { isDenied: denied, deniedReason });
  finish(run, job, 'COMPLETED');
  job.done(result);
}

/** What Zeebe takes from no task listener. @throws Refusal */
function checkTaskListener(
  { key, type, scope, listenerEventType = '' }: Job,
  { variables, denied, corrections }: JobResult,
): void {
  const which = `(job key '${key}', type '${type}', processInstanceKey '${scope.process.key}')`;
  if (Object.keys(variables ?? {}).length > 0) {
    throw invalidArgument(
      `Task Listener job completion with variables payload provided is not yet supported ${which}.`,
    );
  }
  if (denied && ['CREATING', 'CANCELING'].includes(listenerEventType)) {
    const event = listenerEventType.toLowerCase();
    throw invalidArgument(`Denying result is not supported for '${event}' task listener jobs ${which}.`);
  }
  if (denied && Object.keys(corrections ?? {}).length > 0) {
    throw invalidArgument(
      `Expected to complete task listener job with corrections, but the job result is denied ${which}.`,
    );
  }
}

export interface JobFailure {
  readonly retries: number;
  readonly errorMessage?: string | undefined;
  /** Milliseconds until somebody may try again. */
  readonly retryBackOff?: number | undefined;
  readonly variables?: Variables | undefined;
}

/** @throws Refusal */
export function failJob(
  run: Run,
  key: string,
  { retries, errorMessage, retryBackOff = 0, variables = {} }: JobFailure,
): void {
  const job = openJob(run, key, 'fail');
  release(run, job);
  Object.assign(job, { retries, errorMessage, state: 'FAILED' } satisfies Partial<Job>);
  setLocal(run, job.scope, variables);
  if (retries <= 0) {
    const failure = new Failure(NO_RETRIES[job.kind], errorMessage || 'No more retries left.');
    raise(run, job.scope, failure, () => again(run, job), job);
  } else if (retryBackOff > 0) setDeadline(run, job, retryBackOff, () => offer(run, job));
  else offer(run, job);
  run.store.touch('job', job);
}

function again(run: Run, job: Job): void {
  job.state = 'CREATED';
  offer(run, job);
  run.store.touch('job', job);
}

export interface JobError {
  readonly errorCode: string;
  readonly errorMessage?: string | undefined;
  readonly variables?: Variables | undefined;
}

/** Throws a BPMN error where the job is. @throws Refusal */
export function throwJobError(
  run: Run,
  key: string,
  { errorCode, errorMessage = '', variables = {} }: JobError,
): void {
  const job = openJob(run, key, 'throw an error for');
  Object.assign(job, { errorCode, errorMessage });
  const failure = throwError(run, job.scope, { code: errorCode, message: errorMessage, variables });
  if (failure) {
    release(run, job);
    job.state = 'ERROR_THROWN';
    raise(run, job.scope, failure, () => again(run, job), job);
  } else finish(run, job, 'ERROR_THROWN');
  run.store.touch('job', job);
}

/** @throws Refusal */
export function updateJob(
  run: Run,
  key: string,
  change: { retries?: number | undefined; timeout?: number | undefined },
): void {
  const job = run.store.job.get(key);
  if (!job || !isOpen(job))
    throw notFound(`Expected to update job with key '${key}', but no such job was found`);
  const { retries, timeout } = change;
  if (retries !== undefined && retries < 1) {
    throw invalidArgument(
      `Expected to update retries for job with key '${key}' with a positive amount of retries, but the amount given was '${retries}'`,
    );
  }
  if (timeout !== undefined && job.state !== 'ACTIVATED') {
    throw invalidArgument(`Expected to update the timeout of job with key '${key}', but it is not active`);
  }
  if (retries !== undefined) {
    job.retries = retries;
    if (job.state !== 'ACTIVATED' && job.incidentKey === undefined) job.state = 'RETRIES_UPDATED';
  }
  if (timeout !== undefined) lock(run, job, timeout);
  run.store.touch('job', job);
}

/** @throws Refusal */
function openJob(run: Run, key: string, verb: string): Job {
  const job = run.store.job.get(key);
  if (!job || !isOpen(job))
    throw notFound(`Expected to ${verb} job with key '${key}', but no such job was found`);
  if (job.incidentKey !== undefined) {
    throw invalidState(`Expected to ${verb} job with key '${key}', but it is in state '${job.state}'`);
  }
  return job;
}
