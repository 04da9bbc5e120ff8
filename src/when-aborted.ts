const callbacksOf = new WeakMap<AbortSignal, Set<() => void>>();

/** One listener a signal, however many wait for it. */
function listenTo(signal: AbortSignal): Set<() => void> {
  const callbacks = new Set<() => void>();
  callbacksOf.set(signal, callbacks);
  const tell = () => {
    for (const callback of callbacks) callback();
  };
  signal.addEventListener('abort', tell, { once: true });
  return callbacks;
}

/**
 * Calls back when the signal ends; what is answered takes that back. A node's signal lasts from deploy to deploy, and
 * every message waits for it in several places: with a listener each, they would cost 10 us and a warning of a leak.
 */
export function whenAborted(signal: AbortSignal, callback: () => void): () => void {
  const callbacks = callbacksOf.get(signal) ?? listenTo(signal);
  callbacks.add(callback);
  return () => callbacks.delete(callback);
}
