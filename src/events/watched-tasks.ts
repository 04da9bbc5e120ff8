import type { FilterRow } from '../search/search';
import type { TaskSearch } from '../user-tasks/task-search';

/** Which tasks are watched, over which API. */
export interface WatchedTasks extends Pick<TaskSearch, 'api' | 'query'> {
  /** Says all of it: tasks with the same text are the same tasks. */
  key: string;
  /** The conditions at a moment, as those of a date may count from now. @param now milliseconds since 1970 */
  filters(now: number): readonly FilterRow[];
}
