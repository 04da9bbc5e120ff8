import type { Clock } from '../clock';
import { CamundaError } from '../errors';
import type { JsonObject } from '../json-object';
import type { Input } from '../operations/field';
import { completeJob, failJob, throwJobError, updateJob } from '../operations/job';
import type { Answered, Fields, Operation, Server } from '../operations/operation';
import { callUntilDone, isGone, type Patience } from '../operations/resend';
import { type Sentence, sentence } from '../sentence';
import { type Activation, LOCK } from './activation';
import type { Books } from './books';

/** Which job a result is for, and what its message says of it. */
export interface JobReference {
  jobKey: string;
  /** Milliseconds since 1970; absent where the message does not say. */
  deadline?: number;
  leaseToken?: string | undefined;
}

type Optional<T> = { [name in keyof T]: T[name] | undefined };

/**
 * What flows answer to jobs, from wherever they do: the books tell how it stands with a job of this process, and of any other
 * its message does. Everything throws CamundaError.
 */
export class JobResults {
  readonly #server: Server;
  readonly #books: Books;
  readonly #clock: Clock;

  constructor(server: Server, books: Books, clock: Clock) {
    this.#server = server;
    this.#books = books;
    this.#clock = clock;
  }

  /** Also a late one is sent: Camunda takes it from whoever has worked. */
  complete(
    job: JobReference,
    { variables, result }: Optional<{ variables: JsonObject; result: JsonObject }>,
    signal?: AbortSignal,
  ): Promise<Answered<unknown>> {
    const { jobKey, leaseToken } = job;
    return this.#end(job, completeJob, { jobKey, variables, result, leaseToken }, {}, signal);
  }

  /** A BPMN error. Also a late one is sent. */
  throwError(
    job: JobReference,
    error: { errorCode: string } & Optional<{ errorMessage: string; variables: JsonObject }>,
    signal?: AbortSignal,
  ): Promise<Answered<unknown>> {
    const { jobKey, leaseToken } = job;
    return this.#end(job, throwJobError, { jobKey, ...error, leaseToken }, {}, signal);
  }

  /**
   * @param failure `retryBackOff` in milliseconds: in that time nobody can have the job, so that it may be sent again
   * @throws CamundaError CAMUNDA_CONFLICT, with nothing sent, where it is too late
   */
  async fail(
    job: JobReference,
    failure: { retries: number; retryBackOff: number; errorMessage: string | undefined },
    signal?: AbortSignal,
  ): Promise<Answered<unknown>> {
    const { jobKey, leaseToken } = job;
    this.#refuseLate(
      job,
      sentence`Job ${jobKey} was not failed: it came too late, and another worker may have the job`,
    );
    const endIfTaken = this.#clock.monotonic() + failure.retryBackOff;
    return this.#end(job, failJob, { jobKey, ...failure, leaseToken }, { endIfTaken }, signal);
  }

  /**
   * The flow wants so many seconds from now on.
   * @throws CamundaError CAMUNDA_CONFLICT where it is too late
   */
  async extend(job: JobReference, seconds: number, signal?: AbortSignal): Promise<Answered<unknown>> {
    const { jobKey, leaseToken } = job;
    this.#refuseLate(
      job,
      sentence`Job ${jobKey} was not extended: it came too late, and another worker may have the job`,
    );
    const timeout = seconds * 1_000;
    const activation = this.#books.get(jobKey);
    let asked = this.#clock.monotonic();
    const input = { jobKey, changeset: { timeout }, leaseToken };
    const send = async () => {
      // It would else come after this one, and shorten what the flow wants.
      await activation?.extension;
      asked = this.#clock.monotonic();
      return callUntilDone(this.#server, updateJob, input, this.#patience(job), { signal });
    };
    const answer = await this.#answer(activation, send);
    activation?.moved(asked, timeout);
    return answer;
  }

  /** Sends what ends a job. */
  async #end<F extends Fields>(
    job: JobReference,
    operation: Operation<F>,
    input: Input<F>,
    patience: Pick<Patience, 'endIfTaken'>,
    signal: AbortSignal | undefined,
  ): Promise<Answered<unknown>> {
    const activation = this.#books.get(job.jobKey);
    const whole = { ...this.#patience(job), ...patience };
    const send = () => callUntilDone(this.#server, operation, input, whole, { signal });
    const answer = await this.#answer(activation, send);
    activation?.end();
    return answer;
  }

  /** A job that Camunda does not have any more has ended here too. */
  async #answer<T>(activation: Activation | undefined, send: () => Promise<T>): Promise<T> {
    if (!activation) return send();
    try {
      return await activation.answer(send);
    } catch (failure) {
      if (isGone(failure)) activation.end();
      throw failure;
    }
  }

  /** Until the lock ends, as far as that is known. */
  #patience({ jobKey, deadline }: JobReference): Patience {
    const clock = this.#clock;
    const activation = this.#books.get(jobKey);
    if (activation) return { clock, end: activation.lockEnd };
    const left = deadline === undefined ? LOCK : deadline - clock.wall();
    return { clock, end: clock.monotonic() + left };
  }

  #refuseLate({ jobKey, deadline }: JobReference, words: Sentence): void {
    const activation = this.#books.get(jobKey);
    const isLate = activation
      ? activation.lockEnd <= this.#clock.monotonic()
      : this.#books.hasEnded(jobKey) || (deadline !== undefined && deadline <= this.#clock.wall());
    if (isLate) throw new CamundaError('CAMUNDA_CONFLICT', words, { retryable: false });
  }
}
