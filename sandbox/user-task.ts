import type { DeployedForm } from './engine/definitions/deployed';
import type { UserTaskRecord } from './engine/work/records';

/** Those of Zeebe, and `FAILED` of a job worker's task whose job has no retries left. */
export type TaskState = UserTaskRecord['state'] | 'FAILED';

/** One user task, in no version's shape. It is replaced, never changed, so that an index can find it again. */
export interface UserTask {
  /** Of a job worker's task: its job's. */
  readonly key: string;
  readonly name: string;
  readonly state: TaskState;
  readonly assignee?: string | undefined;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  readonly elementId: string;
  readonly elementInstanceKey: string;
  readonly processDefinitionId: string;
  readonly processDefinitionKey: string;
  readonly processDefinitionVersion: number;
  readonly processName: string;
  readonly processInstanceKey: string;
  /** Dates are milliseconds since 1970. */
  readonly creationDate: number;
  readonly completionDate?: number | undefined;
  readonly dueDate?: number | undefined;
  readonly followUpDate?: number | undefined;
  readonly tenantId: string;
  /** Those of its process instance. */
  readonly tags: readonly string[];
  readonly priority: number;
  /** /v2 shows Zeebe's own user tasks only, Tasklist's /v1 those of job workers too. */
  readonly implementation: 'ZEEBE_USER_TASK' | 'JOB_WORKER';
  /** All that it sees, its own and those around it; of a closed one those that it saw at its end. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** What Tasklist still knows of a completed task: all of a job worker's, of Zeebe's what it was completed with (8.6.0). */
  readonly keptVariables: Readonly<Record<string, unknown>>;
  readonly form?: DeployedForm | undefined;
  /** Drafts as Tasklist's /v1 keeps them: JSON text by name. */
  readonly draftVariables: Readonly<Record<string, string>>;
}
