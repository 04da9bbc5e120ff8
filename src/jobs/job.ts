import { protocolError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import type { Answered } from '../operations/operation';
import { sentence } from '../sentence';

/** What is known of a job beside its variables: plain data, keys as text, and only what the server sent. */
export interface Job extends JsonObject {
  jobKey: string;
  retries: number;
  /** RFC 3339: when Camunda's lock ends, unless it is extended. */
  deadline?: string;
  /** Of a job with a lease (8.10): each command for it must have it. */
  leaseToken?: string;
}

/** A job as an activation brings it. */
export interface ActivatedJob {
  job: Job;
  variables: JsonObject;
}

/** What flows get of a job, in this order. */
const NAMES = [
  ...['type', 'customHeaders', 'elementId', 'elementInstanceKey', 'processInstanceKey'],
  ...[
    'processDefinitionId',
    'processDefinitionKey',
    'processDefinitionVersion',
    'tenantId',
    'worker',
    'kind',
  ],
  ...['listenerEventType', 'userTask', 'tags', 'businessId'],
] as const;

/**
 * The jobs of an activation.
 * @throws CamundaError CAMUNDA_PROTOCOL where there is no list of jobs, or one has no key
 */
export function readJobs({ value, status }: Answered<unknown>): ActivatedJob[] {
  const jobs = isJsonObject(value) ? value.jobs : undefined;
  if (!Array.isArray(jobs)) throw protocolError(sentence`there is no list of jobs`, status);
  return jobs.map((one: unknown) => readJob(one, status));
}

function readJob(sent: unknown, status: number): ActivatedJob {
  // 8.6 says `key`.
  const key = isJsonObject(sent) ? (sent.jobKey ?? sent.key) : undefined;
  if (!isJsonObject(sent) || (typeof key !== 'string' && typeof key !== 'number')) {
    throw protocolError(sentence`a job has no key`, status);
  }
  const { variables, retries, deadline, leaseToken } = sent;
  const job: Job = {
    jobKey: String(key),
    ...fieldsOf(sent),
    retries: typeof retries === 'number' ? retries : 1,
    ...(typeof deadline === 'number' ? { deadline: dateOf(deadline) } : {}),
    ...(typeof leaseToken === 'string' ? { leaseToken } : {}),
  };
  return { job, variables: isJsonObject(variables) ? variables : {} };
}

function fieldsOf(sent: JsonObject): JsonObject {
  const fields: JsonObject = {};
  for (const name of NAMES) {
    const field = sent[name];
    if (field !== undefined && field !== null) fields[name] = withKeysAsText(name, field);
  }
  return fields;
}

/** @param milliseconds since 1970; what is no such time stays an empty text */
function dateOf(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

/** 8.6 sends keys as numbers. */
function withKeysAsText(name: string, value: unknown): unknown {
  if (name.endsWith('Key') && typeof value === 'number') return String(value);
  if (name !== 'userTask' || !isJsonObject(value)) return value;
  const fields = Object.entries(value).map(([field, inner]) => [field, withKeysAsText(field, inner)]);
  return Object.fromEntries(fields);
}
