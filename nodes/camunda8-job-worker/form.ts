import {
  DEFAULT_RETRY_BACKOFF,
  DEFAULT_TIME,
  LONGEST_RETRY_BACKOFF,
  LONGEST_TIME,
} from '../common/choices/job-times';
import type { EditorNode } from '../common/form/editor-node';
import { fieldOf } from '../common/form/field';
import { prepareForm } from '../common/form/form';
import { from } from '../common/form/model/sources';
import { suggest } from '../common/form/model/suggest';
import { textsOf } from '../common/form/texts';
import { isCount, textOf } from '../common/form/validators';
import { isUnanswered } from '../common/form/wires/jobs-way';
import { validatorOfPlace } from '../common/form/wires/marks';
import { DEFAULT_JOBS, MOST_JOBS } from './choices';

export { chooseOnlyCluster } from '../common/form/only-cluster';

const text = textsOf('camunda8-job-worker');

/** For `oneditprepare`. */
export function prepare(node: EditorNode): void {
  prepareForm(node);
  fieldOf(node, 'maxJobs').attr('placeholder', DEFAULT_JOBS);
  fieldOf(node, 'timeout').attr('placeholder', DEFAULT_TIME);
  fieldOf(node, 'retryBackoff').attr('placeholder', DEFAULT_RETRY_BACKOFF);
  suggest(node, { jobType: from.jobTypes });
}

export function validateJobType(value: unknown, _options: object): true | string {
  return textOf(value) !== '' || text('error.jobType');
}

export function validateMaxJobs(value: unknown, _options: object): true | string {
  return isCount(value, 1, MOST_JOBS) || text('error.maxJobs', { most: MOST_JOBS, default: DEFAULT_JOBS });
}

export function validateTimeout(value: unknown, _options: object): true | string {
  const bounds = { longest: LONGEST_TIME, default: DEFAULT_TIME };
  return isCount(value, 1, LONGEST_TIME) || text('error.timeout', bounds);
}

export function validateRetryBackoff(value: unknown, _options: object): true | string {
  const bounds = { longest: LONGEST_RETRY_BACKOFF, default: DEFAULT_RETRY_BACKOFF };
  return isCount(value, 0, LONGEST_RETRY_BACKOFF) || text('error.retryBackoff', bounds);
}

export const validateAnswered = validatorOfPlace('camunda8-job-worker', (node, flows) =>
  isUnanswered(node, flows) ? text('error.unanswered') : undefined,
);
