import type { Cluster } from '../../cluster';
import type { Answer, SandboxRequest } from '../../http';
import type { Route } from '../../router';
import type { SandboxSettings } from '../../settings';
import { invalidArgument, v2Json } from '../answer';
import { integer, object, readBody, since, text, texts, word } from '../body';
import { checkRequired, tenantsOf } from '../commands';
import type { Waits } from '../waits';
import { jobShape } from './job-shape';
import { JobPolls } from './polls';

/** Milliseconds that a poll waits which does not say how long. */
const USUAL_WAIT = 10_000;

const ACTIVATION = object({
  type: text,
  timeout: integer,
  maxJobsToActivate: integer,
  worker: text,
  fetchVariable: texts,
  requestTimeout: integer,
  tenantIds: texts,
  tenantFilter: since('8.9', word('PROVIDED', 'ASSIGNED')),
});

/** Giving jobs to workers, as soon as there are some. */
export function jobActivationRoute({ engine }: Cluster, settings: SandboxSettings, waits: Waits): Route {
  const polls = new JobPolls(engine, waits);
  const path = '/v2/jobs/activation';
  return { method: 'POST', path, answer: (request) => activate(polls, settings, request) };
}

async function activate(
  polls: JobPolls,
  settings: SandboxSettings,
  request: SandboxRequest,
): Promise<Answer> {
  const { version } = settings;
  const {
    type = '',
    timeout,
    maxJobsToActivate,
    tenantIds = [],
    ...asked
  } = readBody(request, version, ACTIVATION);
  checkRequired(request, { type, timeout, maxJobsToActivate });
  checkPositive(request, { timeout, maxJobsToActivate });
  const isOfAll = asked.tenantFilter === 'ASSIGNED';
  const tenants = isOfAll ? undefined : tenantsOf(request, settings, 'Activate Jobs', tenantIds);
  const { requestTimeout = 0, worker = '', fetchVariable } = asked;
  const jobs = await polls.take(
    {
      type,
      timeout: timeout ?? 0,
      maxJobsToActivate: maxJobsToActivate ?? 0,
      worker,
      fetchVariables: fetchVariable,
      tenantIds: tenants,
    },
    requestTimeout === 0 ? USUAL_WAIT : requestTimeout,
  );
  return v2Json(version, { jobs: jobs.map((job) => jobShape(polls.engine, version, job)) });
}

/** @throws Refused with 400 */
function checkPositive(request: SandboxRequest, fields: Readonly<Record<string, number | undefined>>): void {
  const faults = Object.entries(fields)
    .filter(([, value = 1]) => value < 1)
    .map(([name, value]) => `The value for ${name} is '${value}' but must be greater than 0.`);
  if (faults.length > 0) throw invalidArgument(request, faults.join(' '));
}
