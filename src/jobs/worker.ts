import { untilAborted } from '../clock';
import { type Sentence, sentence } from '../sentence';
import { Activation, LOCK, type Terms } from './activation';
import { BackOff } from './back-off';
import { handBack } from './hand-back';
import type { ActivatedJob, Job } from './job';
import { Keeper } from './keeper';
import { hasJobType } from './known-types';
import { adoptPoll, leavePoll } from './legacy';
import { type Arrived, type Poll, Polls } from './poll';
import { SilenceWatch } from './silence';
import { Slots } from './slots';
import { asCamundaError, tell } from './unforeseen';
import type { Employer, WorkerListener, WorkerSettings } from './worker-settings';

/** Milliseconds between the beginnings of two polls where a server answers at once that there is nothing. */
const SHORTEST_EMPTY = 1_000;
/** Milliseconds that a close waits for what is handed back. */
const CLOSE_WAIT = 1_500;

const STOPPED = sentence`Handed back: the flow in Node-RED was deployed or stopped`;

/** Polls for jobs of one type, and keeps the books of those that the flow works at. */
export class Worker {
  readonly #listener: WorkerListener;
  readonly #employer: Employer;
  readonly #key: string;
  readonly #polls: Polls;
  readonly #slots: Slots;
  readonly #keeper: Keeper;
  readonly #terms: Terms;
  readonly #silence: SilenceWatch;
  readonly #closing = new AbortController();
  readonly #backOff = new BackOff();
  /** Under way. */
  #poll: Poll | undefined;
  #surplus: Promise<void> | undefined;
  #isFailing = false;

  constructor(settings: WorkerSettings, listener: WorkerListener, employer: Employer) {
    const { server, source, clock } = employer;
    const { id, type, variables, tenantIds, maxJobs, timeout, retryBackoff } = settings;
    const isLeft = settings.whenUnanswered === 'leave';
    this.#listener = listener;
    this.#employer = employer;
    this.#key = JSON.stringify([id, source, type, variables, tenantIds]);
    this.#polls = new Polls(server, settings, clock);
    this.#slots = new Slots(maxJobs);
    this.#keeper = new Keeper(
      server,
      this.#slots,
      { isLeft, retryBackoff, timeout: timeout / 1_000 },
      listener,
      clock,
    );
    this.#terms = { isLeft, timeout, lock: isLeft ? Math.min(LOCK, timeout) : LOCK };
    this.#silence = new SilenceWatch(
      () => hasJobType(server, type, this.#closing.signal),
      (why) => listener.silent(why),
      clock,
    );
  }

  /** Works until it is closed. Never rejects. */
  async run(): Promise<void> {
    const { signal } = this.#closing;
    this.#poll = adoptPoll(this.#key);
    while (!signal.aborted) {
      const isAdopted = this.#poll !== undefined;
      try {
        await untilAborted(this.#slots.oneFree(), signal);
        const began = this.#employer.clock.monotonic();
        this.#poll ??= this.#polls.begin(this.#slots.free, this.#terms.lock);
        const arrived = await untilAborted(this.#poll.arrived, signal);
        // With the closing, it was left to the next worker.
        if (signal.aborted) return;
        const { lock } = this.#poll;
        this.#poll = undefined;
        await this.#deliver(arrived, lock);
        if (arrived.jobs.length === 0 && !isAdopted) await this.#waitAfterEmpty(began, signal);
      } catch (failure) {
        if (signal.aborted) return;
        this.#poll = undefined;
        // One that was adopted ends with the client of before, which is nobody's concern.
        if (!isAdopted) await this.#waitAfter(failure, signal);
      }
    }
  }

  /**
   * Ends the work: what is under way is handed back, and the poll is left to the next worker. Never rejects.
   * @returns `soon`: all that can be handed back at once is, or has taken too long; `over`: nothing is left to do
   */
  close(): { soon: Promise<void>; over: Promise<void> } {
    const { clock } = this.#employer;
    this.#closing.abort();
    const left =
      this.#poll && leavePoll(this.#key, this.#poll, clock, (jobs) => this.#handBack(jobs, STOPPED));
    const { taken } = this.#slots;
    const answered = taken.filter(({ isAnswered }) => isAnswered);
    const others = taken.filter(({ isAnswered }) => !isAnswered);
    const handedBack = Promise.all([
      this.#endAndHandBack(others),
      ...answered.map((one) => this.#afterAnswer(one)),
    ]);
    const enough = new AbortController();
    const soon = Promise.race([handedBack, clock.sleep(CLOSE_WAIT, enough.signal).catch(() => {})]);
    return {
      soon: soon.then(() => enough.abort()),
      over: Promise.all([handedBack, left, this.#surplus, this.#keeper.done()]).then(() => {}),
    };
  }

  /** An answer that is on its way may still get there. */
  async #afterAnswer(activation: Activation): Promise<void> {
    await activation.answered();
    await this.#endAndHandBack([activation]);
  }

  #endAndHandBack(activations: readonly Activation[]): Promise<void> {
    return this.#handBack(
      activations.filter((one) => one.end()),
      STOPPED,
    );
  }

  /** A server that does not wait for jobs is not asked in a tight loop. */
  async #waitAfterEmpty(began: number, signal: AbortSignal): Promise<void> {
    const { clock } = this.#employer;
    const left = began + SHORTEST_EMPTY - clock.monotonic();
    if (left > 0) await clock.sleep(left, signal);
  }

  /** Never rejects. */
  async #waitAfter(failure: unknown, signal: AbortSignal): Promise<void> {
    const error = asCamundaError(failure);
    this.#isFailing = true;
    tell(this.#listener, error);
    await this.#employer.clock.sleep(this.#backOff.after(error), signal).catch(() => {});
  }

  async #deliver({ jobs, at }: Arrived, lock: number): Promise<void> {
    this.#backOff.reset();
    this.#isFailing = false;
    const { free } = this.#slots;
    for (const one of jobs.slice(0, free)) this.#begin(one, at, lock);
    this.#silence.brought(jobs.length);
    this.#listener.working(this.#slots.size);
    const surplus = jobs.slice(free);
    if (surplus.length === 0) return;
    // More than was asked for, or asked for by a worker that had more slots.
    this.#surplus = this.#handBack(surplus, sentence`Handed back: Node-RED has enough jobs under way`);
    await this.#surplus;
  }

  #handBack(jobs: readonly { job: Job }[], why: Sentence): Promise<void> {
    const bare = jobs.map(({ job }) => job);
    const { server, clock } = this.#employer;
    return handBack(server, bare, this.#listener.say(why), clock);
  }

  #begin(activated: ActivatedJob, arrived: number, lock: number): void {
    const { books, clock } = this.#employer;
    const terms = { ...this.#terms, lock };
    const activation = new Activation(activated.job, arrived, clock.monotonic(), terms, (one) => {
      books.close(one, clock);
      this.#slots.giveBack(one);
      if (!this.#isFailing && !this.#closing.signal.aborted) this.#listener.working(this.#slots.size);
    });
    books.open(activation);
    this.#slots.take(activation);
    this.#keeper.look();
    try {
      this.#listener.job(activated);
    } catch (failure) {
      const error = asCamundaError(failure);
      this.#listener.failed(error);
      if (activation.end()) void this.#keeper.fail(activation, error.sentence);
    }
  }
}
