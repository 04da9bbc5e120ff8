import type { Clock } from '../clock';
import { CamundaError } from '../errors';
import { sentence } from '../sentence';
import type { UserTask } from './task-search';
import { isClosed } from './until-closed';
import type { UserTaskOperations } from './user-task-operations';

/** Milliseconds in which Camunda must have shown an assignment that was made. */
const LONGEST = 10_000;

/** Milliseconds between two looks: at first, and at most. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 2_000;

/** Whose task it may be. */
interface Look {
  key: string;
  assignee: string;
  tasks: Pick<UserTaskOperations, 'get'>;
  clock: Clock;
  signal: AbortSignal | undefined;
}

/** What was seen. The task is there where it is ours. */
interface Seen {
  task?: UserTask;
  status?: number;
  requests: number;
}

/**
 * Looks whether an assignment was made whose answer was lost.
 * @param failure of the assignment
 * @throws CamundaError with `cause.done` `maybe` where that cannot be told
 */
export async function claimedAfterAll(look: Look, failure: CamundaError): Promise<Seen> {
  const { key, assignee, tasks, clock, signal } = look;
  const end = clock.monotonic() + LONGEST;
  let requests = 0;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      const { value: task, status, requests: asked } = await tasks.get(key, signal);
      requests += asked;
      if (task.assignee === assignee && !isClosed(task)) return { task, status, requests };
      // Somebody else's, or done: it was not, or is no longer, ours. A task that is nobody's may be one of before.
      if (task.assignee || isClosed(task)) return { requests };
    } catch (problem) {
      if (!mayPass(problem)) throw maybeClaimed(key, failure);
      requests += 1;
    }
    if (clock.monotonic() >= end) throw maybeClaimed(key, failure);
    await clock.sleep(pause, signal).catch(() => {
      throw maybeClaimed(key, failure);
    });
  }
}

function mayPass(problem: unknown): boolean {
  return (
    problem instanceof CamundaError && problem.cause.retryable === true && problem.code !== 'CAMUNDA_ABORTED'
  );
}

function maybeClaimed(key: string, { code, cause, sentence: words }: CamundaError): CamundaError {
  return new CamundaError(code, sentence`Task ${key} may have been claimed: ${words}`, {
    ...cause,
    retryable: false,
    done: 'maybe',
  });
}
