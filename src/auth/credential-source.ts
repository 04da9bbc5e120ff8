import { type Clock, untilAborted } from '../clock';
import type { Api } from '../connection/settings';
import { abortedError, CamundaError } from '../errors';
import { type Sentence, sentence } from '../sentence';
import { Credential } from './credential';
import { type Grant, GrantFailure, unexpectedFailure } from './grant';
import type { Pace } from './pace';

/** Milliseconds for which refused credentials, or a renewal that did not help, are remembered. */
const REMEMBER_REFUSAL = 30_000;
/** Milliseconds for all tries together, and the number of tries. */
const TRIES_WITHIN = 30_000;
const MAX_TRIES = 3;
const FIRST_WAIT = 1_000;
/** Milliseconds after a failed renewal, while the present credential is still alive, before the next one. */
const RENEWAL_PAUSE = 5_000;

export interface CredentialSourceOptions<T> {
  /** One request for a credential. @throws GrantFailure */
  request(signal: AbortSignal): Promise<Grant<T>>;
  clock: Clock;
  pace: Pace;
  /** Told once when a renewal in the background failed. */
  warn(words: Sentence): void;
}

/**
 * Gets, keeps and renews one token or session for all who need it: one request at a time, none without need,
 * at most one a second, and bad credentials are not tried again for 30 s.
 */
export class CredentialSource<T> {
  readonly #options: CredentialSourceOptions<T>;
  readonly #closing = new AbortController();
  #held: Credential<T> | undefined;
  #flight: Promise<Credential<T>> | undefined;
  #refusal: { error: CamundaError; until: number } | undefined;
  #noRenewalBefore = Number.NEGATIVE_INFINITY;
  #renewing = false;
  #forgotten = 0;
  #warnedOf: Credential<T> | undefined;
  readonly #uselessUntil = new Map<Api, number>();

  constructor(options: CredentialSourceOptions<T>) {
    this.#options = options;
  }

  /** What is held, used or not, without asking anybody. */
  get held(): Credential<T> | undefined {
    return this.#held;
  }

  /**
   * A credential for a request that is sent now.
   * @throws CamundaError where none can be had
   */
  get(signal?: AbortSignal): Credential<T> | Promise<Credential<T>> {
    const held = this.#held;
    if (held && !held.renewable) return held;
    const paused = this.#options.clock.monotonic() < this.#noRenewalBefore;
    if (held?.usable) {
      if (!paused) this.#renewInBackground(held);
      return held;
    }
    // While a renewal is under way or has just failed, the present one is better than a wait or another failure.
    const late = paused || this.#renewing;
    return held?.alive && late ? held : this.#getNew(held, signal);
  }

  /**
   * Told that this API refused this credential. The answer is whether another one is there or can be asked for.
   * A renewal that did not help is not repeated for 30 s: a server that refuses every token is not asked for ever.
   */
  refused(credential: Credential<T>, api: Api): boolean {
    if (this.#held !== credential) return true;
    const now = this.#options.clock.monotonic();
    if (now < (this.#uselessUntil.get(api) ?? now)) return false;
    this.#uselessUntil.set(api, now + REMEMBER_REFUSAL);
    this.#held = undefined;
    return true;
  }

  /** Told that this API took this credential, so that a later refusal is worth a renewal. */
  accepted(credential: Credential<T>, api: Api): void {
    if (this.#held === credential) this.#uselessUntil.delete(api);
  }

  /** A credential that is under way is then used by those alone who wait for it. */
  forget(): void {
    this.#held = undefined;
    this.#forgotten++;
  }

  close(): void {
    this.#closing.abort();
    this.#held = undefined;
  }

  async #getNew(held: Credential<T> | undefined, signal: AbortSignal | undefined): Promise<Credential<T>> {
    try {
      return await untilAborted(this.#requestOnce(), signal);
    } catch (error) {
      if (signal?.aborted || !held?.alive || this.#held !== held) throw error;
      this.#pause();
      return held;
    }
  }

  #requestOnce(): Promise<Credential<T>> {
    const refusal = this.#refusal;
    if (refusal && !this.#flight) {
      const left = Math.ceil((refusal.until - this.#options.clock.monotonic()) / 1_000);
      if (left > 0) return Promise.reject(this.#again(refusal.error, left));
    }
    this.#flight ??= this.#request().finally(() => {
      this.#flight = undefined;
    });
    return this.#flight;
  }

  #again(error: CamundaError, seconds: number): CamundaError {
    return new CamundaError(
      error.code,
      sentence`${error.sentence}. Next attempt in ${seconds} s at the earliest`,
      {
        ...error.cause,
        retryAfter: seconds,
      },
    );
  }

  #renewInBackground(held: Credential<T>): void {
    if (this.#flight) return;
    this.#renewing = true;
    this.#requestOnce()
      .finally(() => {
        this.#renewing = false;
      })
      .catch((error) => this.#renewalFailed(held, error))
      // Nobody waits, so that what a warning throws would end Node-RED.
      .catch(() => {});
  }

  #renewalFailed(held: Credential<T>, error: unknown): void {
    this.#pause();
    if (this.#warnedOf === held || this.#closing.signal.aborted) return;
    this.#warnedOf = held;
    const reason = error instanceof CamundaError ? error.sentence : sentence`no reason was given`;
    this.#options.warn(sentence`The login could not be renewed, but still works until it ends: ${reason}`);
  }

  #pause(): void {
    this.#noRenewalBefore = this.#options.clock.monotonic() + RENEWAL_PAUSE;
  }

  async #request(): Promise<Credential<T>> {
    const { clock, pace } = this.#options;
    const { signal } = this.#closing;
    const deadline = clock.monotonic() + TRIES_WITHIN;
    const forgotten = this.#forgotten;
    for (let tries = 1; ; tries++) {
      try {
        return this.#keep(await pace.run(clock, signal, () => this.#ask()), forgotten);
      } catch (failure) {
        if (signal.aborted) throw abortedError();
        if (failure instanceof CamundaError) throw failure;
        if (!(failure instanceof GrantFailure)) throw unexpectedFailure();
        const wait = this.#waitAfter(failure, tries, deadline);
        await clock.sleep(wait, signal);
      }
    }
  }

  async #ask(): Promise<Credential<T>> {
    const { clock, request } = this.#options;
    const asked = { monotonic: clock.monotonic(), wall: clock.wall() };
    return new Credential(await request(this.#closing.signal), clock, asked);
  }

  #keep(credential: Credential<T>, forgotten: number): Credential<T> {
    if (this.#closing.signal.aborted) throw abortedError();
    if (forgotten === this.#forgotten) this.#held = credential;
    this.#refusal = undefined;
    return credential;
  }

  /** Milliseconds to wait before the next try. @throws CamundaError where there is none */
  #waitAfter(failure: GrantFailure, tries: number, deadline: number): number {
    const now = this.#options.clock.monotonic();
    if (failure.kind === 'refused') this.#refusal = { error: failure.error, until: now + REMEMBER_REFUSAL };
    if (failure.kind !== 'later') throw failure.error;
    const wait =
      failure.retryAfter === undefined
        ? FIRST_WAIT * 2 ** (tries - 1) * (1 + Math.random() / 2)
        : failure.retryAfter * 1_000;
    if (tries < MAX_TRIES && now + wait < deadline) return wait;
    if (failure.retryAfter) this.#refusal = { error: failure.error, until: now + wait };
    throw failure.error;
  }
}
