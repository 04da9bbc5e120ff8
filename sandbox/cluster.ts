import type { Clock } from './engine/clock';
import type { Creation } from './engine/commands';
import type { Deployed } from './engine/definitions/deployed';
import { Engine } from './engine/engine';
import type { Variables } from './engine/run/records';
import { Exporter } from './exporter/exporter';
import { laterBy } from './exporter/later';
import { SecondaryStorage } from './exporter/secondary-storage';
import { Keys } from './keys';
import { SettableClock } from './settable-clock';
import { feedTasks } from './task-feed';
import { TaskStore } from './task-store';
import type { UserTask } from './user-task';

/** What a cluster holds: keys of what is deployed and of what runs, and the open tasks whole. */
export interface Inventory {
  readonly processes: readonly string[];
  readonly forms: readonly string[];
  readonly instances: readonly string[];
  readonly tasks: readonly UserTask[];
}

/** The cluster's state: what is deployed and what runs, and the user tasks as searches see them. */
export class Cluster {
  readonly tasks: TaskStore;
  /** What searches see of all that the engine runs. */
  readonly storage = new SecondaryStorage();
  readonly keys: Keys;
  readonly clock: SettableClock;
  /** Runs what is deployed. */
  readonly engine: Engine;

  /** @param exportDelay milliseconds after which searches see what has happened */
  constructor(partitions: number, clock: Clock, exportDelay = 0) {
    this.keys = new Keys(partitions);
    this.clock = new SettableClock(clock);
    this.engine = new Engine(this.keys, this.clock);
    const later = laterBy(clock, exportDelay);
    this.tasks = new TaskStore(later);
    feedTasks(this.engine, this.tasks);
    new Exporter(this.storage, this.engine.store, this.keys, this.clock, later);
  }

  now(): number {
    return this.clock.now();
  }

  /**
   * Starts an instance that begins with a person's task.
   * @param startDate milliseconds since 1970
   * @returns the task's key @throws Refusal @throws Error where there is no such task
   */
  startWithTask(creation: Creation, startDate: number = this.now()): string {
    const { store } = this.engine;
    const { key } = this.clock.at(startDate, () => this.engine.createInstance(creation));
    const [first] = store.elementInstance.get(key)?.children ?? [];
    const taskKey = first?.userTaskKey ?? first?.jobKey;
    if (taskKey !== undefined) return taskKey;
    const incident = store.incident.get(first?.incidentKey ?? '');
    throw new Error(incident?.message ?? 'The process does not begin with a user task');
  }

  /** Completes a person's task, unless it has ended. @throws Error where no task has the key @throws Refusal */
  complete(key: string, variables: Variables = {}): void {
    const { store } = this.engine;
    const task = store.userTask.get(key) ?? store.job.get(key);
    if (!task) throw new Error(`No task has the key ${key}`);
    if (task.endDate !== undefined) return;
    if (store.userTask.has(key)) this.engine.completeUserTask(key, variables);
    else this.engine.completeJob(key, { variables });
  }

  /** What somebody who comes to the cluster now would find. */
  inventory(): Inventory {
    const { definitions, store } = this.engine;
    const keysOf = (deployed: readonly Deployed[]) => deployed.map(({ key }) => key);
    const isOpen = ({ state }: UserTask) => state === 'CREATED';
    return {
      processes: keysOf(definitions.processes.all()),
      forms: keysOf(definitions.forms.all()),
      instances: [...store.processInstance.values()]
        .filter(({ state }) => state === 'ACTIVE')
        .map(({ key }) => key),
      tasks: this.tasks.all().filter(isOpen),
    };
  }
}
