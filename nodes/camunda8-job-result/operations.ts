import type { NodeMessageInFlow } from 'node-red';
import type { Clock } from '../../src/clock';
import type { JobReference, JobResults } from '../../src/jobs/results';
import type { JsonObject } from '../../src/json-object';
import { completeJob, failJob, MAX_ERROR_MESSAGE, throwJobError } from '../../src/operations/job';
import type { Answered } from '../../src/operations/operation';
import { readInput } from '../../src/operations/read-input';
import { sentence } from '../../src/sentence';
import type { FormProperties } from '../common/choice';
import {
  DEFAULT_RETRY_BACKOFF,
  DEFAULT_TIME,
  LONGEST_RETRY_BACKOFF,
  LONGEST_TIME,
} from '../common/choices/job-times';
import { type Evaluate, formText, valueAt, wholeNumber } from '../common/typed-value';
import { jobIn, referenceOf, sameJob } from './answered-job';
import { OPERATIONS, type Operation, TYPED } from './choices';

/** What a message answers, and what is needed for it. */
export interface Answer {
  msg: NodeMessageInFlow;
  properties: FormProperties;
  evaluate: Evaluate;
  results: JobResults;
  clock: Clock;
  signal: AbortSignal;
}

interface About extends Answer {
  reference: JobReference;
  /** `msg.job` of this job. */
  job: JsonObject;
}

const SEND: Readonly<Record<Operation, (about: About) => Promise<Answered<unknown>>>> = {
  complete: async ({ results, reference, signal, ...about }) => {
    const { variables, result } = completeJob.input;
    const values = { variables: await variablesOf(about), result: await evaluated('result', about) };
    const given = { variables: values.variables, result: values.result ?? undefined };
    return results.complete(reference, readInput({ variables, result }, given), signal);
  },
  fail: async ({ results, reference, signal, ...about }) => {
    const { retries, errorMessage } = failJob.input;
    const given = { retries: await retriesOf(about), errorMessage: await messageOf(about) };
    const input = readInput({ retries, errorMessage }, given, placeOf);
    return results.fail(reference, { ...input, retryBackOff: backOffOf(about) * 1_000 }, signal);
  },
  error: async ({ results, reference, signal, ...about }) => {
    const { errorCode, errorMessage, variables } = throwJobError.input;
    const given = {
      errorCode: await evaluated('errorCode', about),
      errorMessage: await messageOf(about),
      variables: await variablesOf(about),
    };
    const input = readInput({ errorCode, errorMessage, variables }, given, placeOf);
    return results.throwError(reference, input, signal);
  },
  extend: async ({ results, reference, signal, properties, job, clock }) => {
    const seconds = wholeNumber(sentence`Seconds`, properties.seconds, 1, LONGEST_TIME) ?? DEFAULT_TIME;
    const answer = await results.extend(reference, seconds, signal);
    // After a restart it is the message alone that says until when the job is ours.
    if ('deadline' in job) job.deadline = new Date(clock.wall() + seconds * 1_000).toISOString();
    return answer;
  },
};

/** Sends what a message answers. @throws CamundaError */
export async function answerJob(operation: Operation, answer: Answer): Promise<Answered<unknown>> {
  const { jobKey: field } = completeJob.input;
  const jobKey = await evaluated('jobKey', answer);
  const { jobKey: key } = readInput({ jobKey: field }, { jobKey }, () => 'msg.job.jobKey');
  const job = sameJob(answer.msg, key);
  return SEND[operation]({ ...answer, job, reference: referenceOf(key, job) });
}

/** What the form says; a flow file may say anything. */
export function operationOf({ operation }: FormProperties): Operation {
  return isOperation(operation) ? operation : 'complete';
}

function isOperation(value: unknown): value is Operation {
  return typeof value === 'string' && Object.hasOwn(OPERATIONS, value);
}

type Asked = Pick<About, 'properties' | 'evaluate' | 'msg'>;

function savedOf(name: keyof typeof TYPED, { properties }: Asked): [value: string, type: string] {
  const [value, type] = TYPED[name];
  const saved = properties[name];
  const isUsual = saved === undefined || (name === 'jobKey' && formText(saved).trim() === '');
  return isUsual ? [value, type] : [formText(saved), formText(properties[`${name}Type`] ?? type)];
}

/** The value of a typed input; undefined for a blank one, and where the message does not have the usual one. */
async function evaluated(name: keyof typeof TYPED, asked: Asked): Promise<unknown> {
  const [value, type] = savedOf(name, asked);
  if (type === 'msg' && value === TYPED[name][0]) return valueAt(asked.msg, value);
  return value.trim() === '' ? undefined : asked.evaluate(value, type);
}

/** Camunda refuses variables of a task listener: what nobody has chosen is not sent. */
async function variablesOf(asked: Asked): Promise<unknown> {
  const [value, type] = savedOf('variables', asked);
  const [usual, usualType] = TYPED.variables;
  const isUsual = value === usual && type === usualType;
  return isUsual && jobIn(asked.msg).kind === 'TASK_LISTENER' ? undefined : evaluated('variables', asked);
}

/** As much of it as Camunda takes. */
async function messageOf(asked: Asked): Promise<unknown> {
  const message = await evaluated('message', asked);
  return typeof message === 'string' ? message.slice(0, MAX_ERROR_MESSAGE) : (message ?? undefined);
}

async function retriesOf({ job, ...asked }: Asked & Pick<About, 'job'>): Promise<unknown> {
  const given = await evaluated('retries', asked);
  if (given === undefined) return typeof job.retries === 'number' ? Math.max(0, job.retries - 1) : undefined;
  return typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given;
}

/** Seconds. */
function backOffOf({ properties, job }: Pick<About, 'properties' | 'job'>): number {
  const chosen = wholeNumber(sentence`Retry after`, properties.retryBackoff, 0, LONGEST_RETRY_BACKOFF);
  const { retryBackoff: worker } = job;
  return chosen ?? (typeof worker === 'number' && worker >= 0 ? worker : DEFAULT_RETRY_BACKOFF);
}

const placeOf = (name: string) => (name === 'retries' ? 'msg.job.retries' : name);
