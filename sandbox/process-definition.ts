import type { UserTask } from './user-task';

/** What a process does with its one user task. */
export type UserTaskElement = Pick<
  UserTask,
  'name' | 'elementId' | 'implementation' | 'assignee' | 'candidateGroups' | 'candidateUsers' | 'priority'
> & {
  /** Milliseconds from the task's creation. */
  readonly dueIn?: number | undefined;
};

export interface ProcessModel {
  readonly processDefinitionId: string;
  readonly processName: string;
  /** Absent: the process waits for something that the sandbox has not, such as a job worker. */
  readonly userTask?: UserTaskElement | undefined;
}

export interface ProcessDefinition extends ProcessModel {
  /** As it was deployed. */
  readonly model: ProcessModel;
  readonly processDefinitionKey: string;
  readonly processDefinitionVersion: number;
  readonly resourceName: string;
}
