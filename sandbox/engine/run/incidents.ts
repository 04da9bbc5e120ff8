import { FeelFailure } from '../feel/failure';
import { invalidState, notFound } from '../refusal';
import type { Incident, IncidentType, Job } from '../work/records';
import type { ElementInstance } from './records';
import type { Run } from './run';

/** What keeps an element instance from going on until somebody has mended it. */
export class Failure extends Error {
  constructor(
    readonly type: IncidentType,
    message: string,
  ) {
    super(message);
  }
}

/** Does something of an element instance; where it fails there is an incident, which does it again when it is resolved. */
export function attempt(run: Run, scope: ElementInstance, step: () => void): void {
  try {
    step();
  } catch (error) {
    if (!(error instanceof Failure) && !(error instanceof FeelFailure)) throw error;
    const type = error instanceof Failure ? error.type : 'EXTRACT_VALUE_ERROR';
    raise(run, scope, new Failure(type, error.message), () => attempt(run, scope, step));
  }
}

export function raise(
  run: Run,
  scope: ElementInstance,
  { type, message }: Failure,
  retry: () => void,
  job?: Job,
): void {
  const key = run.key(scope.process);
  const incident: Incident = {
    key,
    type,
    message,
    scope,
    jobKey: job?.key,
    createdDate: run.now(),
    state: 'ACTIVE',
    retry,
  };
  if (job) job.incidentKey = key;
  scope.incidentKey = key;
  scope.process.incidents += 1;
  run.store.put('incident', incident);
  run.store.touch('elementInstance', scope);
  run.store.touch('processInstance', scope.process);
}

/** @throws Refusal where there is no such incident, or its job has no retries */
export function resolve(run: Run, key: string): void {
  const incident = run.store.incident.get(key);
  if (incident?.state !== 'ACTIVE') {
    throw notFound(`Expected to resolve incident with key '${key}', but no such incident was found`);
  }
  const job = run.store.job.get(incident.jobKey ?? '');
  if (job?.state === 'FAILED' && job.retries <= 0) {
    const fault = `Expected to resolve incident with key '${key}', but job with key '${job.key}' has no retries left`;
    throw invalidState(fault);
  }
  close(run, key);
  incident.retry();
}

/** Ends an incident whose element or job is gone or mended. */
export function close(run: Run, key: string | undefined): void {
  const incident = run.store.incident.get(key ?? '');
  if (incident?.state !== 'ACTIVE') return;
  const { scope } = incident;
  incident.state = 'RESOLVED';
  if (scope.incidentKey === key) scope.incidentKey = undefined;
  const job = run.store.job.get(incident.jobKey ?? '');
  if (job) job.incidentKey = undefined;
  scope.process.incidents -= 1;
  run.store.touch('incident', incident);
  run.store.touch('elementInstance', scope);
  run.store.touch('processInstance', scope.process);
}
