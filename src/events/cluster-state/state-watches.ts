import type { Clock } from '../../clock';
import { type StateListener, StateWatch, type WatchedCluster } from './state-watch';

/** One watch serves all nodes of a client. */
const watches = new WeakMap<WatchedCluster, StateWatch>();

/**
 * Tells a listener how a cluster is, from now on.
 * @param interval milliseconds between two looks at most, where nobody else asks
 * @returns ends that
 */
export function watchState(
  cluster: WatchedCluster,
  clock: Clock,
  listener: StateListener,
  interval: number,
): () => void {
  const watch = watches.get(cluster) ?? new StateWatch(cluster, clock);
  watches.set(cluster, watch);
  watch.join(listener, interval);
  return () => {
    if (watch.leave(listener)) watches.delete(cluster);
  };
}
