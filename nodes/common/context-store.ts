import type { Node, NodeAPI } from 'node-red';
import { isJsonObject } from '../../src/json-object';

/** A value in the context of one node. */
export interface ContextStore {
  /** Milliseconds in which what was saved may still be lost by a crash; 0 where `save` waits until it is written. */
  readonly lateness: number;
  load(): Promise<unknown>;
  save(value: unknown): Promise<void>;
}

/** Seconds between two writes of Node-RED's file store, and what is assumed of a store that nobody knows. */
const FLUSH_INTERVAL = 30;

/** What `settings.js` says of the default store: `default` itself or its name, else the first one. */
function defaultStore(stores: unknown): unknown {
  if (!isJsonObject(stores)) return undefined;
  const chosen = 'default' in stores ? stores.default : Object.values(stores)[0];
  return typeof chosen === 'string' ? stores[chosen] : chosen;
}

/** Milliseconds after which the default store has written a value for certain; 0 where it writes at once. */
function latenessOf({ settings }: NodeAPI): number {
  const store = defaultStore('contextStorage' in settings ? settings.contextStorage : undefined);
  const { cache, flushInterval } = isJsonObject(store) && isJsonObject(store.config) ? store.config : {};
  if (isJsonObject(store) && store.module === 'localfilesystem' && cache === false) return 0;
  return (typeof flushInterval === 'number' ? flushInterval : FLUSH_INTERVAL) * 1_000;
}

/**
 * The node's context in the default store, with callbacks: a store that keeps files has nothing else.
 * @param name of the value
 */
export function contextStore(RED: NodeAPI, node: Node, name: string): ContextStore {
  return {
    lateness: latenessOf(RED),
    load: () =>
      new Promise((resolve, reject) => {
        node
          .context()
          .get(name, (error: Error | null, value: unknown) => (error ? reject(error) : resolve(value)));
      }),
    save: (value) =>
      new Promise((resolve, reject) => {
        node
          .context()
          .set(name, value, (error: Error | null | undefined) => (error ? reject(error) : resolve()));
      }),
  };
}
