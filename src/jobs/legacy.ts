import type { Clock } from '../clock';
import type { ActivatedJob } from './job';
import type { Poll } from './poll';

/** Milliseconds in which the next incarnation of a node may come for the poll of the one before. */
const WAIT_FOR_HEIR = 10_000;

/** Polls that their workers have left under way, by node and by what they ask for. */
const left = new Map<string, { poll: Poll; adopted: AbortController }>();

/** The poll that a worker has left under this key; from now on it is the caller's. */
export function adoptPoll(key: string): Poll | undefined {
  const legacy = left.get(key);
  left.delete(key);
  legacy?.adopted.abort();
  return legacy?.poll;
}

/**
 * Leaves a poll to the next worker with the same key. Never rejects.
 * @param handBack is given what the poll brings where no such worker comes in time
 * @returns when the poll has ended, and there is nothing more to be done about it
 */
export async function leavePoll(
  key: string,
  poll: Poll,
  clock: Clock,
  handBack: (jobs: ActivatedJob[]) => Promise<void>,
): Promise<void> {
  const legacy = { poll, adopted: new AbortController() };
  left.set(key, legacy);
  await clock.sleep(WAIT_FOR_HEIR, legacy.adopted.signal).catch(() => {});
  if (left.get(key) === legacy) left.delete(key);
  const arrived = await poll.arrived.catch(() => undefined);
  if (arrived && !legacy.adopted.signal.aborted) await handBack(arrived.jobs);
}
