import { isJsonObject } from '../json-object';
import { isTrackerState, type TrackerState } from './tracker-state';

/** Where plain JSON is kept from start to start. */
export interface StateStore {
  /** Milliseconds in which what was saved may still be lost by a crash; 0 where `save` waits until it is written. */
  readonly lateness: number;
  load(): Promise<unknown>;
  save(state: SavedWatch): Promise<void>;
}

/** What a watch keeps from start to start. */
export interface SavedWatch {
  version: 1;
  /** What was watched: of other items it says nothing. */
  source: string;
  /** Whether all that was told is in it. It is false while the watch runs, and so after a crash. */
  clean: boolean;
  /** Whether the first list of all open items is still to come. */
  isFirst: boolean;
  /** When the first start began, by this machine's clock (milliseconds since 1970). Absent in older states. */
  begun?: number;
  /**
   * Names of events that are told about now or were told a moment ago, and that `tasks` does not know as told. Written
   * ahead of telling them. Absent in older states.
   */
  telling?: readonly string[];
  /** Of items of every kind; tasks were the first, and old states are read on. */
  tasks: TrackerState;
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** A context store can hold anything. */
export function isSavedWatch(value: unknown): value is SavedWatch {
  return (
    isJsonObject(value) &&
    value.version === 1 &&
    typeof value.source === 'string' &&
    typeof value.clean === 'boolean' &&
    typeof value.isFirst === 'boolean' &&
    (value.begun === undefined || typeof value.begun === 'number') &&
    (value.telling === undefined || isListOfTexts(value.telling)) &&
    isTrackerState(value.tasks)
  );
}
