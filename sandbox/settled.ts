import type { Clock } from './engine/clock';
import type { Settled } from './engine/work/user-task-commands';

/** Milliseconds that a gateway waits for its broker (recorded of 8.6.0). */
export const PATIENCE = 15_000;

/** The broker has not answered in time; what was asked may still be done. */
export class BrokerTimeout extends Error {}

/**
 * Gives a command of a user task, and waits until its listeners have let it through.
 * @throws Refusal of the engine or of a listener @throws BrokerTimeout
 */
export function settled(clock: Clock, command: (settled: Settled) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = clock.schedule(PATIENCE, () => reject(new BrokerTimeout()));
    const settle: Settled = (denial) => {
      giveUp();
      if (denial) reject(denial);
      else resolve();
    };
    try {
      command(settle);
    } catch (refusal) {
      giveUp();
      reject(refusal);
    }
  });
}
