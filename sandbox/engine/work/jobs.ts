import type { JobSpec } from '../model/model';
import { close } from '../run/incidents';
import type { ElementInstance, Variables } from '../run/records';
import type { Run } from '../run/run';
import { visible } from '../run/variables';
import type { Job, JobKind, JobResult } from './records';

export interface JobRequest {
  readonly type: string;
  /** Milliseconds that each is locked. */
  readonly timeout: number;
  readonly maxJobsToActivate: number;
  readonly worker?: string | undefined;
  /** None: all. */
  readonly fetchVariables?: readonly string[] | undefined;
  /** None: all. */
  readonly tenantIds?: readonly string[] | undefined;
}

export interface ActivatedJob {
  readonly job: Job;
  readonly variables: Variables;
}

/** Makes a job of an element instance. @param done what follows its completion @throws Failure */
export function createJob(
  run: Run,
  scope: ElementInstance,
  spec: JobSpec,
  done: (result: JobResult) => void,
  kind: JobKind = 'BPMN_ELEMENT',
  listenerEventType?: string,
): Job {
  const type = run.text(spec.type, scope);
  const retries = run.number(spec.retries, scope);
  const job: Job = {
    key: run.key(scope.process),
    kind,
    listenerEventType,
    type,
    headers: spec.headers,
    scope,
    createdDate: run.now(),
    state: 'CREATED',
    retries,
    worker: '',
    deadline: undefined,
    errorCode: undefined,
    errorMessage: undefined,
    endDate: undefined,
    isDenied: undefined,
    deniedReason: undefined,
    incidentKey: undefined,
    cancelDeadline: undefined,
    done,
  };
  scope.jobKey = job.key;
  run.store.put('job', job);
  offer(run, job);
  return job;
}

/** Lets workers have it. */
export function offer(run: Run, job: Job): void {
  run.queues.add(job);
  run.store.offer(job.type);
}

export function activateJobs(run: Run, request: JobRequest): ActivatedJob[] {
  const { type, timeout, maxJobsToActivate, worker = '', fetchVariables, tenantIds } = request;
  const isWanted = ({ scope }: Job) => tenantIds?.includes(scope.process.definition.tenantId) ?? true;
  const now = run.now();
  return run.queues.take(type, maxJobsToActivate, isWanted).map((job) => {
    Object.assign(job, { state: 'ACTIVATED', worker } satisfies Partial<Job>);
    lock(run, job, timeout, now);
    return { job, variables: visible(job.scope, fetchVariables) };
  });
}

/** Nobody else can have it for so many milliseconds. */
export function lock(run: Run, job: Job, timeout: number, now = run.now()): void {
  const end = () => {
    job.state = 'TIMED_OUT';
    offer(run, job);
  };
  setDeadline(run, job, timeout, end, now);
}

/** Does something with it after so many milliseconds, unless it is released before. */
export function setDeadline(run: Run, job: Job, delay: number, then: () => void, now = run.now()): void {
  job.cancelDeadline?.();
  job.deadline = now + delay;
  job.cancelDeadline = run.schedule(delay, () => {
    job.cancelDeadline = undefined;
    then();
    run.store.touch('job', job);
  });
  run.store.touch('job', job);
}

/** Takes a job back whose element instance ends. */
export function cancelJob(run: Run, key: string | undefined): void {
  const job = run.store.job.get(key ?? '');
  if (job && isOpen(job)) finish(run, job, 'CANCELED');
}

/** Ends it in this state. */
export function finish(run: Run, job: Job, state: Job['state']): void {
  release(run, job);
  close(run, job.incidentKey);
  job.state = state;
  job.endDate = run.now();
  if (job.scope.jobKey === job.key) job.scope.jobKey = undefined;
  run.store.touch('job', job);
}

/** No worker has it, and none can get it. */
export function release(run: Run, job: Job): void {
  job.cancelDeadline?.();
  job.cancelDeadline = undefined;
  job.deadline = undefined;
  run.queues.remove(job);
}

export const isOpen = ({ endDate }: Job) => endDate === undefined;
