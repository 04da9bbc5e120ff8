import type { Clock } from '../engine/clock';

/** Does something when searches may see it. */
export type Later = (work: () => void) => void;

/** @param delay milliseconds after which searches see what has happened; 0: at once */
export function laterBy(clock: Clock, delay: number): Later {
  return delay > 0 ? (work) => void clock.schedule(delay, work) : (work) => work();
}
