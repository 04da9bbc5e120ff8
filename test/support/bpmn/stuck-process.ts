import type { Sandbox } from '../../../sandbox/sandbox';

/** An instance that is stuck, as text keys. */
export interface Stuck {
  incidentKey: string;
  jobKey: string;
  processInstanceKey: string;
}

/** The process whose jobs get stuck; a sandbox that begins with a number of tasks has it deployed. */
export const PROCESS = 'water-garden';
export const JOB_TYPE = 'open-valve';
export const REASON = 'The valve is stuck';

/** Starts an instance whose job is out at a worker. @returns its keys */
function begun({ engine }: Sandbox): Omit<Stuck, 'incidentKey'> {
  const { key } = engine.createInstance({ process: { id: PROCESS }, variables: { valve: 7 } });
  const jobs = engine.activateJobs({ type: JOB_TYPE, timeout: 60_000, maxJobsToActivate: 1_000 });
  const own = jobs.find(({ job }) => job.scope.process.key === key);
  if (!own) throw new Error(`Nothing of ${key} was activated`);
  return { jobKey: own.job.key, processInstanceKey: key };
}

function incidentOf({ engine }: Sandbox, jobKey: string): string {
  const { incidentKey } = engine.store.job.get(jobKey) ?? {};
  if (incidentKey === undefined) throw new Error(`Job ${jobKey} has no incident`);
  return incidentKey;
}

/** An instance whose job has failed for the last time. */
export function stuckJob(sandbox: Sandbox, errorMessage = REASON): Stuck {
  const instance = begun(sandbox);
  sandbox.engine.failJob(instance.jobKey, { retries: 0, errorMessage });
  return { ...instance, incidentKey: incidentOf(sandbox, instance.jobKey) };
}

/** An instance whose job met a BPMN error that nothing catches; it has retries left. */
export function uncaughtError(sandbox: Sandbox): Stuck {
  const instance = begun(sandbox);
  sandbox.engine.throwError(instance.jobKey, { errorCode: 'NO_WATER', errorMessage: REASON });
  return { ...instance, incidentKey: incidentOf(sandbox, instance.jobKey) };
}

/** What the vendor's Operate does: retries, and then the resolution. */
export function mend({ engine }: Sandbox, { incidentKey, jobKey }: Stuck): void {
  engine.updateJob(jobKey, { retries: 1 });
  engine.resolveIncident(incidentKey);
}
