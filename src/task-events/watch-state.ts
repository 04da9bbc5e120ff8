import { isJsonObject } from '../api/json-object';
import { isTrackerState, type TrackerState } from './tracker-state';

/** Where plain JSON is kept from start to start. */
export interface StateStore {
  load(): Promise<unknown>;
  save(state: object): Promise<void>;
}

/** What a watch keeps from start to start. */
export interface SavedWatch {
  version: 1;
  /** What was watched: of other tasks it says nothing. */
  source: string;
  /** Whether all that was told is in it. It is false while the watch runs, and so after a crash. */
  clean: boolean;
  /** Whether the first list of all open tasks is still to come. */
  isFirst: boolean;
  tasks: TrackerState;
}

/** A context store can hold anything. */
export function isSavedWatch(value: unknown): value is SavedWatch {
  return (
    isJsonObject(value) &&
    value.version === 1 &&
    typeof value.source === 'string' &&
    typeof value.clean === 'boolean' &&
    typeof value.isFirst === 'boolean' &&
    isTrackerState(value.tasks)
  );
}
