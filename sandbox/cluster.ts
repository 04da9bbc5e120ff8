import { EventEmitter, once } from 'node:events';
import type { Clock } from './engine/clock';
import { Engine } from './engine/engine';
import { Forms } from './forms';
import { Keys } from './keys';
import {
  type ProcessDefinition,
  ProcessDefinitions,
  type ProcessModel,
  type UserTaskElement,
} from './process-definition';
import { TaskStore } from './task-store';
import type { UserTask } from './user-task';

/** What a task may be told at its creation; the rest comes from its process. */
export type TaskOverrides = Partial<
  Pick<
    UserTask,
    | 'name'
    | 'assignee'
    | 'candidateGroups'
    | 'candidateUsers'
    | 'priority'
    | 'creationDate'
    | 'dueDate'
    | 'followUpDate'
    | 'variables'
    | 'tenantId'
    | 'tags'
    | 'implementation'
    | 'form'
  >
>;

export type InstanceState = 'ACTIVE' | 'COMPLETED' | 'TERMINATED';

export interface ProcessInstance {
  readonly key: string;
  readonly definition: ProcessDefinition;
  readonly tags: readonly string[];
  /** Milliseconds since 1970. */
  readonly startDate: number;
  readonly state: InstanceState;
  readonly endDate?: number | undefined;
  /** The task where it waits, or has waited last. */
  readonly taskKey?: string | undefined;
}

/** A version of a process, by default the newest with this id. */
type DefinitionReference =
  | { readonly id: string; readonly version?: number | undefined }
  | { readonly key: string };

/** What a cluster holds: keys of what is deployed and of what runs, and the open tasks whole. */
export interface Inventory {
  readonly processes: readonly string[];
  readonly forms: readonly string[];
  readonly instances: readonly string[];
  readonly tasks: readonly UserTask[];
}

/** How far a task's key is from its instance's: Zeebe numbers all that an instance begins with, each variable too. */
const TASK_OFFSET = 5;

/** The cluster's state: processes, their running instances, and the tasks of these. */
export class Cluster {
  readonly tasks = new TaskStore();
  readonly forms = new Forms();
  readonly keys: Keys;
  /** Runs what is deployed. */
  readonly engine: Engine;
  readonly #definitions = new ProcessDefinitions();
  readonly #instances = new Map<string, ProcessInstance>();
  readonly #variableKeys = new Map<string, string>();
  /** Emits an instance's key, with its variables, when its last task is done. */
  readonly #completions = new EventEmitter<Record<string, [variables: UserTask['variables']]>>();
  #started = 0;

  constructor(
    partitions: number,
    readonly clock: Clock,
  ) {
    this.keys = new Keys(partitions);
    this.engine = new Engine(this.keys, clock);
  }

  now(): number {
    return this.clock.now();
  }

  /** Makes a process known, as its next version unless nothing has changed. */
  deploy(model: ProcessModel, resourceName?: string): ProcessDefinition {
    return this.#definitions.deploy(model, this.keys, resourceName);
  }

  definition(by: DefinitionReference): ProcessDefinition | undefined {
    return 'key' in by ? this.#definitions.withKey(by.key) : this.#definitions.find(by.id, by.version);
  }

  /** Forgets a version of a process or of a form; its instances go on. False where none has the key. */
  undeploy(key: string): boolean {
    return this.#definitions.delete(key) || this.forms.delete(key);
  }

  /** What somebody who comes to the cluster now would find. */
  inventory(): Inventory {
    const isOpen = ({ state }: UserTask) => state === 'CREATED';
    return {
      processes: this.#definitions.keys(),
      forms: this.forms.keys(),
      instances: [...this.#instances.values()]
        .filter(({ state }) => state === 'ACTIVE')
        .map(({ key }) => key),
      tasks: this.tasks.search({ matches: isOpen, filter: 'open', sort: [], limit: Infinity }).tasks,
    };
  }

  instance(key: string): ProcessInstance | undefined {
    return this.#instances.get(key);
  }

  /** Starts an instance, with its first user task where it has one. Partitions take turns, the second one first. */
  start(
    definition: ProcessDefinition,
    overrides: TaskOverrides = {},
  ): { instanceKey: string; taskKey?: string } {
    this.#started += 1;
    const partition = (this.#started % this.keys.partitions) + 1;
    const offset = TASK_OFFSET + Object.keys(overrides.variables ?? {}).length;
    const first = this.keys.take(partition, offset + 1);
    const instanceKey = String(first);
    const { creationDate: startDate = this.now(), tags = [] } = overrides;
    const instance = { key: instanceKey, definition, tags, startDate, state: 'ACTIVE' as const };
    const [element] = definition.userTasks;
    if (!element) {
      this.#instances.set(instanceKey, instance);
      return { instanceKey };
    }
    const taskKey = String(first + BigInt(offset));
    this.#instances.set(instanceKey, { ...instance, taskKey });
    const keys = {
      key: taskKey,
      elementInstanceKey: String(first + BigInt(offset - 1)),
      processInstanceKey: instanceKey,
    };
    this.tasks.add({ ...this.#newTask(keys, definition, element, startDate), ...overrides });
    return { instanceKey, taskKey };
  }

  /** Completes a task; its instance goes on to the next user task, or ends. */
  complete(task: UserTask, variables: Readonly<Record<string, unknown>> = {}): UserTask {
    const completionDate = this.now();
    const completed = this.tasks.change(task, {
      state: 'COMPLETED',
      completionDate,
      variables: { ...task.variables, ...variables },
      keptVariables: task.implementation === 'JOB_WORKER' ? { ...task.variables, ...variables } : variables,
    });
    const instance = this.#instances.get(task.processInstanceKey);
    const elements = instance?.definition.userTasks ?? [];
    const next = elements[elements.findIndex(({ elementId }) => elementId === task.elementId) + 1];
    if (instance && next) {
      this.#goOn(instance, next, completed);
    } else if (instance) {
      this.#instances.set(instance.key, { ...instance, state: 'COMPLETED', endDate: completionDate });
      this.#completions.emit(instance.key, completed.variables);
    }
    return completed;
  }

  /** The variables with which a running instance will complete. @throws AbortError where the signal comes first */
  async completion(instanceKey: string, signal: AbortSignal): Promise<UserTask['variables']> {
    return (await once(this.#completions, instanceKey, { signal }))[0];
  }

  /** Ends an instance and its task. False where no such instance runs. */
  cancel(instanceKey: string): boolean {
    const instance = this.#instances.get(instanceKey);
    if (instance?.state !== 'ACTIVE') {
      return false;
    }
    const endDate = this.now();
    const task = this.tasks.get(instance.taskKey ?? '');
    if (task) {
      this.tasks.change(task, { state: 'CANCELED', completionDate: endDate });
    }
    this.#instances.set(instanceKey, { ...instance, state: 'TERMINATED', endDate });
    return true;
  }

  /** The key of a variable of the task's instance. */
  variableKey({ processInstanceKey }: UserTask, name: string): string {
    const variable = `${processInstanceKey}-${name}`;
    const key =
      this.#variableKeys.get(variable) ?? String(this.keys.take(this.keys.partitionOf(processInstanceKey)));
    this.#variableKeys.set(variable, key);
    return key;
  }

  #goOn(instance: ProcessInstance, element: UserTaskElement, { tenantId, tags, variables }: UserTask): void {
    const first = this.keys.take(this.keys.partitionOf(instance.key), TASK_OFFSET);
    const taskKey = String(first + BigInt(TASK_OFFSET - 1));
    const keys = { key: taskKey, elementInstanceKey: String(first), processInstanceKey: instance.key };
    const task = this.#newTask(keys, instance.definition, element, this.now());
    this.#instances.set(instance.key, { ...instance, taskKey });
    this.tasks.add({ ...task, tenantId, tags, variables });
  }

  /** Every field by name, so that all tasks have one hidden class: 100,000 of them are searched several times faster. */
  #newTask(
    keys: Pick<UserTask, 'key' | 'elementInstanceKey' | 'processInstanceKey'>,
    definition: ProcessDefinition,
    element: UserTaskElement,
    creationDate: number,
  ): UserTask {
    return {
      key: keys.key,
      name: element.name,
      state: 'CREATED',
      assignee: element.assignee,
      candidateGroups: element.candidateGroups,
      candidateUsers: element.candidateUsers,
      elementId: element.elementId,
      elementInstanceKey: keys.elementInstanceKey,
      processDefinitionId: definition.processDefinitionId,
      processDefinitionKey: definition.processDefinitionKey,
      processDefinitionVersion: definition.processDefinitionVersion,
      processName: definition.processName,
      processInstanceKey: keys.processInstanceKey,
      creationDate,
      completionDate: undefined,
      dueDate: element.dueIn === undefined ? undefined : creationDate + element.dueIn,
      followUpDate: undefined,
      tenantId: '<default>',
      tags: [],
      priority: element.priority,
      implementation: element.implementation,
      variables: {},
      keptVariables: {},
      form: element.formId === undefined ? undefined : this.forms.find(element.formId),
      draftVariables: {},
    };
  }
}
