import { forEachAtOnce } from '../at-once';
import { abortedError } from '../errors';
import type { Item } from '../search/search';
import { Stop } from '../when-aborted';

/** Requests for variables that one search has under way. */
const AT_ONCE = 4;

/** Runs an action for each task, a few at once. The first failure, or the signal, ends those that are under way. */
export async function forEachTask(
  tasks: readonly Item[],
  action: (task: Item, stop: AbortSignal) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (signal?.aborted) throw abortedError();
  const stop = new Stop(signal);
  try {
    await forEachAtOnce(tasks, AT_ONCE, (task) => action(task, stop.signal));
  } finally {
    stop.end();
  }
}
