import type { Clock } from '../clock';

/** Milliseconds after the beginning in which the first poll shows what was there when it began. */
const FIRST_LOOK = 1_000;

/** Milliseconds that clocks of one cluster may be apart, and the part of a second that a `Date` header leaves out. */
const TOLERANCE = 5_000;

/** The moment from which on a watch tells what happens. Its first start fixes it, and no later one. */
export class Beginning {
  /** By this machine's clock, in milliseconds since 1970. */
  readonly at: number;
  readonly #clock: Clock;
  readonly #monotonic: number;
  #isFirstLook: boolean;

  /** @param at absent: now */
  constructor(clock: Clock, at?: number) {
    const now = clock.wall();
    this.#clock = clock;
    this.at = at ?? now;
    this.#monotonic = clock.monotonic() - Math.max(0, now - this.at);
    this.#isFirstLook = at === undefined;
  }

  /** A poll is over. What the next one finds may have come since the beginning, even where the poll was refused. */
  polled(): void {
    this.#isFirstLook = false;
  }

  /** Whether all that is found belongs to what was there when the watch began. */
  get isFirstLook(): boolean {
    return this.#isFirstLook && this.#age <= FIRST_LOOK;
  }

  /** The moment by Camunda's clock, rather too early than too late. @param now what time it is there */
  moment(now: number): number {
    return now - this.#age - TOLERANCE;
  }

  /** Whether something is no news, as it was so when the watch began. @param date by Camunda's clock; 0: it has none */
  isBefore(date: number, now: number): boolean {
    return this.isFirstLook || (date > 0 && date < this.moment(now));
  }

  get #age(): number {
    return this.#clock.monotonic() - this.#monotonic;
  }
}
