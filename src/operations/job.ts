import { sentence } from '../sentence';
import type { Field } from './field';
import type { Operation } from './operation';
import type { Refusal } from './refusal';

/** Characters of an error message that Camunda is sent: what is longer it may refuse. */
export const MAX_ERROR_MESSAGE = 6_000;

const jobKey = {
  in: 'path',
  kind: 'key',
  label: sentence`The job key`,
  required: true,
} as const satisfies Field;
const variables = { in: 'body', kind: 'variables', optional: true } as const satisfies Field;
const leaseToken = { in: 'body', kind: 'text', since: '8.10' } as const satisfies Field;
const text = { in: 'body', kind: 'text' } as const satisfies Field;
const count = { in: 'body', kind: 'count' } as const satisfies Field;

const REFUSALS: readonly Refusal[] = [
  {
    matches: ({ status, title }) => status === 404 && title === 'NOT_FOUND',
    code: 'CAMUNDA_NOT_FOUND',
    says: (key) =>
      sentence`Job ${key} does not exist. It may be done already, or the process went on without it`,
  },
  {
    matches: ({ status, title }) => status === 409 && title === 'INVALID_STATE',
    code: 'CAMUNDA_CONFLICT',
    says: (key) =>
      sentence`Job ${key} is not active. It may have failed for good, and waits for its incident to be resolved`,
  },
];

const says = (says: Refusal['says'], matches: Refusal['matches']): Refusal => ({
  matches,
  code: 'CAMUNDA_INVALID',
  says,
});
const ofTenants = ({ status, detail = '' }: { status?: number; detail?: string }, words: RegExp) =>
  status === 400 && words.test(detail);

/** What a cluster says of tenants where it gives no jobs. */
const TENANT_REFUSALS: readonly Refusal[] = [
  says(
    () => sentence`Enter a tenant ID here or in the cluster. This Camunda has several tenants`,
    (cause) => ofTenants(cause, /but no tenant/i),
  ),
  says(
    () => sentence`Remove the tenant IDs here or in the cluster. This Camunda has no tenants`,
    (cause) => ofTenants(cause, /multi-tenancy is disabled/i),
  ),
];

export const activateJobs = {
  id: 'activateJobs',
  method: 'POST',
  path: '/v2/jobs/activation',
  kind: 'command',
  resend: 'never',
  since: '8.6',
  input: {
    type: { in: 'body', kind: 'text', required: true },
    timeout: { in: 'body', kind: 'count', required: true },
    maxJobsToActivate: { in: 'body', kind: 'count', required: true },
    worker: text,
    requestTimeout: count,
    fetchVariable: { in: 'body', kind: 'list' },
    tenantIds: { in: 'body', kind: 'list' },
    tenantFilter: { in: 'body', kind: 'text', since: '8.9' },
  },
  refusals: TENANT_REFUSALS,
} as const satisfies Operation;

export const searchJobs = {
  id: 'searchJobs',
  method: 'POST',
  path: '/v2/jobs/search',
  kind: 'read',
  since: '8.8',
  input: { filter: { in: 'body', kind: 'object' }, page: { in: 'body', kind: 'object' } },
} as const satisfies Operation;

export const completeJob = {
  id: 'completeJob',
  method: 'POST',
  path: '/v2/jobs/{jobKey}/completion',
  kind: 'command',
  resend: 'gone is done',
  since: '8.6',
  input: { jobKey, variables, result: { in: 'body', kind: 'object', since: '8.8' }, leaseToken },
  refusals: REFUSALS,
} as const satisfies Operation;

export const failJob = {
  id: 'failJob',
  method: 'POST',
  path: '/v2/jobs/{jobKey}/failure',
  kind: 'command',
  // Only while its back-off lasts, in which nobody else can have the job.
  resend: 'gone is done',
  since: '8.6',
  input: {
    jobKey,
    retries: { ...count, required: true, label: sentence`The number of retries` },
    retryBackOff: count,
    errorMessage: text,
    leaseToken,
  },
  refusals: REFUSALS,
} as const satisfies Operation;

export const throwJobError = {
  id: 'throwJobError',
  method: 'POST',
  path: '/v2/jobs/{jobKey}/error',
  kind: 'command',
  resend: 'gone is done',
  since: '8.6',
  input: {
    jobKey,
    errorCode: {
      ...text,
      required: true,
      missing: (where) =>
        sentence`The error code is missing (${where}). It must be that of an error event in the process`,
    },
    errorMessage: text,
    variables,
    leaseToken,
  },
  refusals: REFUSALS,
} as const satisfies Operation;

export const updateJob = {
  id: 'updateJob',
  method: 'PATCH',
  path: '/v2/jobs/{jobKey}',
  kind: 'command',
  resend: 'safe',
  since: '8.6',
  input: { jobKey, changeset: { in: 'body', kind: 'object', required: true }, leaseToken },
  refusals: REFUSALS,
} as const satisfies Operation;
