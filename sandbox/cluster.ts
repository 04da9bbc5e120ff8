import { isDeepStrictEqual } from 'node:util';
import { Keys } from './keys';
import type { ProcessDefinition, ProcessModel, UserTaskElement } from './process-definition';
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
  >
>;

/** How far a task's key is from its instance's: Zeebe numbers all that an instance begins with, each variable too. */
const TASK_OFFSET = 5;

/** The cluster's state: processes, their running instances, and the tasks of these. */
export class Cluster {
  readonly tasks = new TaskStore();
  readonly keys: Keys;
  readonly #definitions: ProcessDefinition[] = [];
  /** The task, if any, of each instance that runs. */
  readonly #running = new Map<string, string | undefined>();
  #started = 0;

  constructor(
    partitions: number,
    readonly now: () => number,
  ) {
    this.keys = new Keys(partitions);
  }

  /** Makes a process known, as its next version unless nothing has changed. Deployments are the first partition's. */
  deploy(model: ProcessModel, resourceName = `${model.processDefinitionId}.bpmn`): ProcessDefinition {
    const newest = this.definition({ id: model.processDefinitionId });
    if (newest && isDeepStrictEqual(newest.model, model)) {
      return newest;
    }
    const definition = {
      ...model,
      model,
      resourceName,
      processDefinitionKey: String(this.keys.take(1)),
      processDefinitionVersion: (newest?.processDefinitionVersion ?? 0) + 1,
    };
    this.#definitions.push(definition);
    return definition;
  }

  /** The newest version with this id, or the version with this key. */
  definition(by: { id: string } | { key: string }): ProcessDefinition | undefined {
    return this.#definitions.findLast((d) =>
      'id' in by ? d.processDefinitionId === by.id : d.processDefinitionKey === by.key,
    );
  }

  /** Starts an instance, with its user task where it has one. Partitions take turns, the second one first. */
  start(
    definition: ProcessDefinition,
    overrides: TaskOverrides = {},
  ): { instanceKey: string; taskKey?: string } {
    this.#started += 1;
    const partition = (this.#started % this.keys.partitions) + 1;
    const offset = TASK_OFFSET + Object.keys(overrides.variables ?? {}).length;
    const first = this.keys.take(partition, offset + 1);
    const instanceKey = String(first);
    if (!definition.userTask) {
      this.#running.set(instanceKey, undefined);
      return { instanceKey };
    }
    const taskKey = String(first + BigInt(offset));
    this.#running.set(instanceKey, taskKey);
    const keys = {
      key: taskKey,
      elementInstanceKey: String(first + BigInt(offset - 1)),
      processInstanceKey: instanceKey,
    };
    const creationDate = overrides.creationDate ?? this.now();
    this.tasks.add({ ...newTask(keys, definition, definition.userTask, creationDate), ...overrides });
    return { instanceKey, taskKey };
  }

  complete(task: UserTask, variables: Readonly<Record<string, unknown>> = {}): UserTask {
    this.#running.delete(task.processInstanceKey);
    return this.tasks.change(task, {
      state: 'COMPLETED',
      completionDate: this.now(),
      variables: { ...task.variables, ...variables },
    });
  }

  /** Ends an instance and its task. False where no such instance runs. */
  cancel(instanceKey: string): boolean {
    const task = this.tasks.get(this.#running.get(instanceKey) ?? '');
    if (task) {
      this.tasks.change(task, { state: 'CANCELED', completionDate: this.now() });
    }
    return this.#running.delete(instanceKey);
  }
}

/** Every field by name, so that all tasks have one hidden class: 100,000 of them are searched several times faster. */
function newTask(
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
    draftVariables: {},
  };
}
