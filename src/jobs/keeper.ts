import type { Clock } from '../clock';
import type { CamundaError } from '../errors';
import { failJob, updateJob } from '../operations/job';
import type { Server } from '../operations/operation';
import { callUntilDone, isGone } from '../operations/resend';
import { type Sentence, sentence } from '../sentence';
import type { Activation } from './activation';
import type { Slots } from './slots';
import { asCamundaError, tell } from './unforeseen';

/** Milliseconds between two looks at the jobs under way, at most. */
const LOOK = 1_000;
/** Milliseconds for a failure, which a deploy does not cut: nobody would be left who knows of it. */
const LONGEST = 5_000;
/** With these Camunda says that it does not have a job for us any more; 8.6.0 answers 400 to an extension then. */
const LOST = [400, 404, 409];

interface KeeperSettings {
  /** Whether Camunda has a job back without our failing it. */
  isLeft: boolean;
  /** Milliseconds before a job that we fail is offered again. */
  retryBackoff: number;
  /** Seconds, for sentences. */
  timeout: number;
}

export interface KeeperListener {
  warn(words: Sentence): void;
  failed(error: CamundaError): void;
  /** As people read it who look at the job in Camunda. */
  say(words: Sentence): string;
}

/** Keeps what is under way ours: extends locks, and fails what the flow has not answered in time. */
export class Keeper {
  readonly #server: Server;
  readonly #slots: Slots;
  readonly #settings: KeeperSettings;
  readonly #listener: KeeperListener;
  readonly #clock: Clock;
  #isLooking = false;
  /** What is sent for jobs that have ended. */
  readonly #sending = new Set<Promise<void>>();

  constructor(
    server: Server,
    slots: Slots,
    settings: KeeperSettings,
    listener: KeeperListener,
    clock: Clock,
  ) {
    this.#server = server;
    this.#slots = slots;
    this.#settings = settings;
    this.#listener = listener;
    this.#clock = clock;
  }

  /** To be called when a job has come. */
  look(): void {
    if (!this.#isLooking) void this.#lookWhileAny();
  }

  /** Resolves when everything is sent. */
  async done(): Promise<void> {
    await Promise.all(this.#sending);
  }

  /** Fails a job that has ended here. Never rejects. */
  fail({ job, lockEnd }: Activation, words: Sentence): Promise<void> {
    const sent = this.#send(job.jobKey, { ...job, retries: Math.max(0, job.retries - 1) }, lockEnd, words);
    this.#sending.add(sent);
    return sent.then(() => void this.#sending.delete(sent));
  }

  async #send(jobKey: string, job: Activation['job'], lockEnd: number, words: Sentence): Promise<void> {
    const { retryBackoff } = this.#settings;
    const { retries, leaseToken } = job;
    const errorMessage = this.#listener.say(words);
    const clock = this.#clock;
    const patience = { clock, end: lockEnd, endIfTaken: clock.monotonic() + retryBackoff };
    const input = { jobKey, retries, retryBackOff: retryBackoff, errorMessage, leaseToken };
    try {
      await callUntilDone(this.#server, failJob, input, patience, { longest: LONGEST });
    } catch (failure) {
      if (!isGone(failure, LOST)) tell(this.#listener, asCamundaError(failure));
    }
  }

  /** One look serves all jobs, for with a timer each they would cost more than their requests. Never rejects. */
  async #lookWhileAny(): Promise<void> {
    this.#isLooking = true;
    while (this.#slots.size > 0) {
      const now = this.#clock.monotonic();
      let next = now + LOOK;
      for (const activation of this.#slots.taken) {
        try {
          this.#lookAt(activation, now);
        } catch (failure) {
          tell(this.#listener, asCamundaError(failure));
        }
        const due = Math.min(activation.deadline, activation.extensionDue);
        if (due > now) next = Math.min(next, due);
      }
      await this.#clock.sleep(next - now).catch(() => {});
    }
    this.#isLooking = false;
  }

  #lookAt(activation: Activation, now: number): void {
    if (activation.hasEnded || activation.isAnswered) return;
    const isOver = activation.deadline <= now;
    // Somebody else may have it, so that it is not ours to fail.
    if (activation.lockEnd <= now && !(isOver && this.#settings.isLeft)) this.#lose(activation);
    else if (isOver) this.#timeIsOver(activation);
    else if (activation.extensionDue <= now) activation.extension ??= this.#extend(activation, now);
  }

  #timeIsOver(activation: Activation): void {
    const { jobKey } = activation.job;
    const { isLeft, timeout } = this.#settings;
    if (!activation.end()) return;
    this.#listener.warn(
      sentence`Job ${jobKey} got no answer in time. Send each message to a job result node, or allow more time`,
    );
    if (isLeft) return;
    void this.fail(activation, sentence`The flow in Node-RED did not answer this job in time (${timeout} s)`);
  }

  /** Never rejects. */
  async #extend(activation: Activation, now: number): Promise<void> {
    const { jobKey, leaseToken } = activation.job;
    try {
      const timeout = activation.nextLock(now);
      const patience = { clock: this.#clock, end: activation.lockEnd };
      const input = { jobKey, changeset: { timeout }, leaseToken };
      await callUntilDone(this.#server, updateJob, input, patience, { once: true });
      activation.extended(now, timeout);
    } catch (failure) {
      if (isGone(failure, LOST) && !activation.isAnswered) this.#lose(activation);
    } finally {
      activation.extension = undefined;
    }
  }

  #lose(activation: Activation): void {
    if (!activation.end()) return;
    const { jobKey } = activation.job;
    this.#listener.warn(
      sentence`Job ${jobKey} is lost. Its lock ended, or it was done or canceled elsewhere`,
    );
  }
}
