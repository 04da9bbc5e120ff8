import type { Clock } from '../clock';
import type { Grant } from './grant';

/** A credential in use, and how old it is. */
export class Credential<T> {
  readonly #monotonic: number;
  readonly #wall: number;

  constructor(
    readonly grant: Grant<T>,
    readonly clock: Clock,
    /** When it was asked for; its life counts from there. */
    asked: { monotonic: number; wall: number },
  ) {
    this.#monotonic = asked.monotonic;
    this.#wall = asked.wall;
  }

  /** Milliseconds since it was asked for. A wall clock far ahead of the monotonic one means that the machine slept. */
  get age(): number {
    return Math.max(this.awakeAge, this.clock.wall() - this.#wall);
  }

  /** Milliseconds since it was asked for, by the clock that nobody sets. */
  get awakeAge(): number {
    return this.clock.monotonic() - this.#monotonic;
  }

  /** Milliseconds that are left of its life. */
  get left(): number {
    return this.grant.life - this.age;
  }

  /** Not to be used for a new request in its last 5 s, or in the last tenth of a short life. */
  get usable(): boolean {
    return this.left > Math.min(5_000, this.grant.life * 0.1);
  }

  /** To be renewed, while it is still used, in its last 30 s, or in the last fifth of a short life. */
  get renewable(): boolean {
    return this.left <= Math.min(30_000, this.grant.life * 0.2);
  }

  /** Whether it has not ended, a sleep of the machine left aside. */
  get alive(): boolean {
    return this.grant.life > this.awakeAge;
  }
}
