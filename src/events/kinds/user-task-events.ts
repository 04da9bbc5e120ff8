import type { Clock } from '../../clock';
import type { Api } from '../../connection/settings';
import { userTask } from '../../entities/user-task';
import type { Page } from '../../search/search';
import { sentence } from '../../sentence';
import type { TaskSearch } from '../../user-tasks/task-search';
import type { UserTaskOperations } from '../../user-tasks/user-task-operations';
import type { EventKind } from '../event-kind';
import type { Watched } from '../watched';
import type { WatchedItems } from './watched-items';

export const USER_TASK_EVENTS: EventKind = {
  key: userTask.key,
  dates: { open: 'creationDate', ended: 'completionDate' },
  compared: ['assignee', 'dueDate', 'followUpDate', 'priority', 'candidateGroups', 'candidateUsers'],
  // Before CREATED nobody can do anything with a task.
  open: 'CREATED',
  between: ['ASSIGNING', 'UPDATING', 'COMPLETING', 'CANCELING', 'FAILED'],
  ends: new Map([
    ['COMPLETED', 'completed'],
    ['CANCELED', 'canceled'],
  ]),
  otherEnd: 'completed',
  gone: 'canceled',
  words: {
    unreadable: (reason) => sentence`A task from Camunda could not be read and was skipped: ${reason}`,
    notLookedUp: (reason) =>
      sentence`A task could not be looked up. What became of it is reported later: ${reason}`,
    notKept: (reason) =>
      sentence`A restart may report tasks again. The context store did not save them: ${reason}`,
    tooMany: (most) =>
      sentence`Narrow the filter. More than ${most} tasks are open, and the oldest are not watched`,
  },
};

/** What of a client the events of tasks need. */
export interface TaskClient {
  searchTasks(search: TaskSearch, signal: AbortSignal): AsyncIterable<Page>;
  readonly userTasks: Readonly<Record<Api, Pick<UserTaskOperations, 'get'>>>;
  timeOf(api: Api): number | undefined;
}

/** Which tasks are watched, over which API. */
export interface WatchedTasks extends WatchedItems, Pick<TaskSearch, 'api'> {}

export function watchedTasks(client: TaskClient, tasks: WatchedTasks, clock: Clock): Watched {
  const { api, query, key, filters } = tasks;
  return {
    kind: USER_TASK_EVENTS,
    key,
    isOneStateOnly: api === 'v1',
    search({ state, sort, ...bounds }, signal) {
      const rows = { filters: [...filters(clock.wall()), state], sort: [sort] };
      return client.searchTasks({ api, query, ...rows, ...bounds, shape: 'common' }, signal);
    },
    async find(key, signal) {
      const { value: item, status, requests } = await client.userTasks[api].get(key, signal);
      return { item, status, requests };
    },
    time: () => client.timeOf(api),
  };
}
