import { CamundaError, protocolError } from '../errors';
import { isJsonObject } from '../json-object';
import { callOperation, type Server } from '../operations/operation';
import { getProcessInstance } from '../operations/process-instances';
import { isGone } from '../operations/resend';
import { sentence } from '../sentence';
import { mayPass, type Waiting } from './look';

/** Milliseconds between two looks: at first, and at most. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 5_000;

export interface Ended {
  /** What it came to; `undefined` where its time is over and it still runs. */
  end: 'completed' | 'canceled' | undefined;
  requests: number;
}

/** How long it is waited for, and who is told meanwhile. */
interface Patience extends Waiting {
  /** By the monotonic clock. It is looked at once at least. */
  end: number;
  /** Told with each look. */
  tell(state: { hasIncident: boolean }): void;
}

/**
 * Looks at an instance until it has ended.
 * @throws CamundaError as the call, where looking again does not help; CAMUNDA_ABORTED where the signal ends it
 */
export async function untilEnded(
  server: Server,
  processInstanceKey: string,
  { clock, signal, end, tell }: Patience,
): Promise<Ended> {
  let requests = 0;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(1.5 * pause, LONGEST_PAUSE)) {
    try {
      const answer = await callOperation(server, getProcessInstance, { processInstanceKey }, signal);
      requests += answer.requests;
      const { state, hasIncident } = instanceIn(answer.value, answer.status);
      if (state === 'COMPLETED') return { end: 'completed', requests };
      if (state === 'TERMINATED' || state === 'CANCELED') return { end: 'canceled', requests };
      tell({ hasIncident: hasIncident === true });
    } catch (failure) {
      requests++;
      // It may be late in what is read by key.
      if (!mayPass(failure) && !isGone(failure, [404])) throw failure;
    }
    const left = end - clock.monotonic();
    if (left <= 0) return { end: undefined, requests };
    await clock.sleep(Math.min(pause, left), signal);
  }
}

function instanceIn(body: unknown, status: number) {
  if (isJsonObject(body)) return body;
  throw protocolError(sentence`a process instance is not an object`, status);
}

/** What the wait came to where there are no variables to tell of. @param seconds that it was waited for */
export function notCompleted(key: string, end: Ended['end'], seconds: number): CamundaError {
  const cause = { retryable: false, done: 'yes', processInstanceKey: key } as const;
  if (end === 'canceled') {
    const words = sentence`Process instance ${key} was canceled before its end`;
    return new CamundaError('CAMUNDA_CONFLICT', words, cause);
  }
  const words = sentence`Process instance ${key} still runs after ${seconds} s. It goes on`;
  return new CamundaError('CAMUNDA_TIMEOUT', words, cause);
}
