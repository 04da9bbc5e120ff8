import type { Node } from 'node-red';
import type { StateStore } from '../../src/task-events/watch-state';

/** Name of the value in the node's context, in the default store. */
const NAME = 'watchedTasks';

/** The node's context, with callbacks: a store that keeps files has nothing else. */
export function contextStore(node: Node): StateStore {
  return {
    load: () =>
      new Promise((resolve, reject) => {
        node
          .context()
          .get(NAME, (error: Error | null, value: unknown) => (error ? reject(error) : resolve(value)));
      }),
    save: (state) =>
      new Promise((resolve, reject) => {
        node
          .context()
          .set(NAME, state, (error: Error | null | undefined) => (error ? reject(error) : resolve()));
      }),
  };
}
