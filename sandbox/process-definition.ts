import type { Keys } from './keys';
import type { UserTask } from './user-task';
import { Versions } from './versions';

/** What a process does with one of its user tasks. */
export type UserTaskElement = Pick<
  UserTask,
  'name' | 'elementId' | 'implementation' | 'assignee' | 'candidateGroups' | 'candidateUsers' | 'priority'
> & {
  /** Milliseconds from the task's creation. */
  readonly dueIn?: number | undefined;
  /** Of the Camunda Form that is linked; the newest version counts. */
  readonly formId?: string | undefined;
};

export interface ProcessModel {
  readonly processDefinitionId: string;
  readonly processName: string;
  /** One after the other. Empty: the process waits for something that the sandbox has not, such as a job worker. */
  readonly userTasks: readonly UserTaskElement[];
}

export interface ProcessDefinition extends ProcessModel {
  readonly processDefinitionKey: string;
  readonly processDefinitionVersion: number;
  readonly resourceName: string;
}

/** The processes that are deployed. */
export class ProcessDefinitions extends Versions<ProcessModel, ProcessDefinition> {
  deploy(
    model: ProcessModel,
    keys: Keys,
    resourceName = `${model.processDefinitionId}.bpmn`,
  ): ProcessDefinition {
    return this.add(
      model.processDefinitionId,
      model,
      keys,
      (processDefinitionKey, processDefinitionVersion) => ({
        ...model,
        resourceName,
        processDefinitionKey,
        processDefinitionVersion,
      }),
    );
  }
}
