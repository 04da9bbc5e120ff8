import { CamundaError, type CamundaErrorCause, type CamundaErrorCode, maybeDoneError } from '../errors';
import { type Sentence, sentence } from '../sentence';

/** A refusal as Camunda words it, and what it is called here. */
interface Refusal {
  matches(cause: CamundaErrorCause): boolean;
  code: CamundaErrorCode;
  says(key: string): Sentence;
  /** Whether the words leave it open that the command was done. */
  leavesOpen?: boolean;
}

const NO_OPEN_TASK = (key: string) =>
  sentence`There is no open task with the key ${key}: it may have been completed already, or the process went on without it`;
const NO_TASK = (key: string) =>
  sentence`There is no task with the key ${key}: check the key; a search shows a new task after some seconds`;
const TAKEN = (key: string) =>
  sentence`The task ${key} is taken: somebody has it already; search again, or allow to take it over`;

/** Seen on 8.6.0; the words of /v1 are Tasklist's. */
const OF_EVERY_OPERATION: readonly Refusal[] = [
  {
    matches: ({ title = '' }) => title.includes('PartitionNotFoundException'),
    code: 'CAMUNDA_NOT_FOUND',
    says: (key) =>
      sentence`No partition of this cluster gives the key ${key}: is it the key of another cluster?`,
  },
  {
    matches: ({ detail = '' }) => /^task with id \d+ was not found/i.test(detail),
    code: 'CAMUNDA_NOT_FOUND',
    says: NO_TASK,
  },
];

const OF_A_READ: readonly Refusal[] = [
  {
    matches: ({ status, title }) => status === 404 && title === 'NOT_FOUND',
    code: 'CAMUNDA_NOT_FOUND',
    says: NO_TASK,
  },
];

const OF_A_COMMAND: readonly Refusal[] = [
  {
    matches: ({ status, title }) => status === 404 && title === 'NOT_FOUND',
    code: 'CAMUNDA_NOT_FOUND',
    says: NO_OPEN_TASK,
  },
  {
    matches: ({ detail }) => detail === 'Task is not active',
    code: 'CAMUNDA_NOT_FOUND',
    says: NO_OPEN_TASK,
  },
  {
    matches: ({ status, detail = '' }) => status === 409 && detail.includes('already been assigned'),
    code: 'CAMUNDA_CONFLICT',
    says: TAKEN,
  },
  {
    matches: ({ detail }) => detail === 'Task is already assigned',
    code: 'CAMUNDA_CONFLICT',
    says: TAKEN,
  },
  {
    matches: ({ detail }) => detail === 'Task is not assigned',
    code: 'CAMUNDA_INVALID',
    says: (key) =>
      sentence`The task ${key} is nobody's, and over Tasklist v1 only an assigned one can be changed: assign it first`,
  },
  {
    matches: ({ detail = '' }) => detail.includes('not supported using Tasklist V1'),
    code: 'CAMUNDA_UNSUPPORTED',
    says: (key) =>
      sentence`Tasklist v1 does not do this for the task ${key}, which is Zeebe's: set API to v2`,
  },
  {
    // Tasklist of 8.6 asks the gateway without credentials, or knows no person behind a token.
    matches: ({ status, detail = '' }) =>
      status === 500 && (detail.startsWith('Unexpected server error') || detail.includes('zeebe.client')),
    code: 'CAMUNDA_UNAVAILABLE',
    says: (key) =>
      sentence`Tasklist v1 failed on the task ${key} (500), as Camunda 8.6 does on Zeebe's user tasks and with a client's token: set API to v2`,
    leavesOpen: true,
  },
];

/**
 * What to throw where an operation on a task failed: Camunda's own refusals with a sentence of their own, all else as it is.
 * @param kind a command needs an open task
 */
export function taskRefusal(error: unknown, key: string, kind: 'read' | 'command'): unknown {
  if (!(error instanceof CamundaError) || error.cause.source !== 'api') return error;
  const { cause } = error;
  const own = kind === 'read' ? OF_A_READ : OF_A_COMMAND;
  const refusal = [...OF_EVERY_OPERATION, ...own].find(({ matches }) => matches(cause));
  if (!refusal) return error;
  const { code, says, leavesOpen = false } = refusal;
  const { done, ...known } = cause;
  const refused = new CamundaError(code, says(key), { ...known, retryable: false });
  return done && leavesOpen ? maybeDoneError(refused) : refused;
}

/** The search of a key finds nothing. */
export function noTask(key: string, status: number): CamundaError {
  return new CamundaError('CAMUNDA_NOT_FOUND', NO_TASK(key), { status, source: 'api', retryable: false });
}
