import type { CamundaClient } from '../camunda-client';
import type { Clock } from '../clock';
import { CamundaError } from '../errors';
import type { FilterRow, Page } from '../search/search';
import type { TaskSearch, UserTask } from '../user-tasks/task-search';
import { timeOf } from './fingerprint';
import { MAX_ITEMS } from './tracker';
import type { WatchedTasks } from './watched-tasks';

/** Tasks of one answer, newest first. */
export interface ItemList extends Pick<Page, 'status' | 'requests'> {
  tasks: UserTask[];
}

/** What a key leads to: the task, or nothing where Camunda does not know it any more. */
export interface LookedUp {
  task: UserTask | undefined;
  status: number;
  requests: number;
}

type Asked = Pick<CamundaClient, 'searchTasks' | 'userTask' | 'timeOf'>;

type Kind = 'open' | 'ended';

/** Tasks a request, where the newest few are enough; where they are not; and in a list of all. */
const FEW = 50;
const MANY = 1_000;

const DATES = { open: 'creationDate', ended: 'completionDate' } as const;

/** From 8.8 on one search finds several states. Before CREATED nobody can do anything with a task. */
const STATES: Record<Kind, string[]> = {
  open: ['CREATED', 'ASSIGNING', 'UPDATING', 'COMPLETING', 'CANCELING', 'FAILED'],
  ended: ['COMPLETED', 'CANCELED'],
};
/** 8.6, 8.7 and Tasklist find one state a search. */
const SINGLE_STATES: Record<Kind, string[]> = { open: ['CREATED'], ended: ['COMPLETED', 'CANCELED'] };

/** The lists from which one learns what happened to the watched tasks. */
export class Lists {
  readonly #client: Asked;
  readonly #watched: WatchedTasks;
  readonly #clock: Clock;
  #oneState: boolean;

  constructor(client: Asked, watched: WatchedTasks, clock: Clock) {
    this.#client = client;
    this.#watched = watched;
    this.#clock = clock;
    this.#oneState = watched.api === 'v1';
  }

  /** What time it was at the server when it last answered, in milliseconds since 1970; undefined where it does not say. */
  time(): number | undefined {
    return this.#client.timeOf(this.#watched.api);
  }

  /** All open tasks, or the newest 20,000 of them and one more. @throws CamundaError */
  async *allOpen(signal: AbortSignal): AsyncGenerator<ItemList, void> {
    // The cluster may be a newer one by now.
    this.#oneState = this.#watched.api === 'v1';
    const bounds = { limit: MAX_ITEMS + 1, pageSize: MANY };
    yield* this.#inStates('open', (state) => this.#pages('open', state, bounds, signal));
  }

  /**
   * The newest tasks, down to those of a moment.
   * @param since milliseconds since 1970; Infinity: no further than the first answer
   * @throws CamundaError
   */
  async *newest(kind: Kind, since: number, signal: AbortSignal): AsyncGenerator<ItemList, void> {
    yield* this.#inStates(kind, (state) => this.#downTo(kind, state, since, signal));
  }

  /** One task, whatever state it has. @throws CamundaError */
  async find(key: string, signal: AbortSignal): Promise<LookedUp> {
    try {
      const { value, status, requests } = await this.#client.userTask(this.#watched.api).get(key, signal);
      return { task: value, status, requests };
    } catch (error) {
      if (!(error instanceof CamundaError) || error.code !== 'CAMUNDA_NOT_FOUND') throw error;
      return { task: undefined, status: 404, requests: 1 };
    }
  }

  async *#inStates(
    kind: Kind,
    list: (state: FilterRow) => AsyncIterable<ItemList>,
  ): AsyncGenerator<ItemList, void> {
    if (!this.#oneState) {
      try {
        yield* list({ field: 'state', operator: '$in', value: STATES[kind] });
        return;
      } catch (error) {
        if (!(error instanceof CamundaError) || error.code !== 'CAMUNDA_UNSUPPORTED') throw error;
        this.#oneState = true;
      }
    }
    for (const value of SINGLE_STATES[kind]) yield* list({ field: 'state', operator: '$eq', value });
  }

  /** Mostly the newest few are all that is needed, and one request more is better than many tasks each time. */
  async *#downTo(
    kind: Kind,
    state: FilterRow,
    since: number,
    signal: AbortSignal,
  ): AsyncGenerator<ItemList, void> {
    const isEnough = ({ tasks }: ItemList) => timeOf(tasks.at(-1)?.[DATES[kind]]) < since;
    for (const limit of [FEW, MANY]) {
      for await (const list of this.#pages(kind, state, { limit, pageSize: limit }, signal)) {
        if (list.tasks.length === limit && !isEnough(list)) break;
        yield list;
        return;
      }
    }
    for await (const list of this.#pages(kind, state, { pageSize: MANY }, signal)) {
      yield list;
      if (isEnough(list)) return;
    }
  }

  async *#pages(
    kind: Kind,
    state: FilterRow,
    bounds: Pick<TaskSearch, 'limit' | 'pageSize'>,
    signal: AbortSignal,
  ): AsyncGenerator<ItemList, void> {
    const { api, query } = this.#watched;
    const search: TaskSearch = {
      api,
      query,
      filters: [...this.#watched.filters(this.#clock.wall()), state],
      sort: [{ field: DATES[kind], order: 'DESC' }],
      shape: 'common',
      ...bounds,
    };
    for await (const { items, status, requests } of this.#client.searchTasks(search, signal)) {
      yield { tasks: items, status, requests };
    }
  }
}
