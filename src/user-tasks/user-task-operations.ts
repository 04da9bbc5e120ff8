import type { JsonObject } from '../json-object';
import type { Answered } from '../operations/operation';
import type { UserTask } from './task-search';

/** What a command did: the task where the API answers it (v1), else what is different now; undefined there is gone. */
export type TaskChange = { task: UserTask } | { changed: UserTask };

/** A Camunda Form. Its expressions are text, and are never evaluated. */
export interface TaskForm {
  formKey?: string;
  formId?: string;
  version?: number;
  schema: JsonObject;
}

export interface Assignment {
  assignee: string;
  /** Whether a task of somebody else is taken away; if not, it is CAMUNDA_CONFLICT. */
  allowOverride: boolean;
}

/**
 * What can be done with one user task, over either API. Key and values are as `readInput` gives them. Commands are sent once, and
 * again only where the server provably did not take them. Every method throws CamundaError and nothing else:
 * CAMUNDA_NOT_FOUND for a key without a task, or without an open one for a command; CAMUNDA_UNSUPPORTED for what this API,
 * or the cluster's version, lacks.
 */
export interface UserTaskOperations {
  /** The task in the common shape. */
  get(key: string, signal?: AbortSignal): Promise<Answered<UserTask>>;

  /** @throws CamundaError CAMUNDA_CONFLICT where the task is taken */
  assign(key: string, assignment: Assignment, signal?: AbortSignal): Promise<Answered<TaskChange>>;

  unassign(key: string, signal?: AbortSignal): Promise<Answered<TaskChange>>;

  complete(key: string, variables: JsonObject, signal?: AbortSignal): Promise<Answered<TaskChange>>;

  /** @param changes as `updateUserTask` takes them */
  update(key: string, changes: JsonObject, signal?: AbortSignal): Promise<Answered<TaskChange>>;

  /** The variables that the task sees, parsed. @param names absent or empty: all */
  variables(key: string, names?: readonly string[], signal?: AbortSignal): Promise<Answered<JsonObject>>;

  /** Keeps variables with the task that the process does not see before it is completed. */
  setDraftVariables(key: string, variables: JsonObject, signal?: AbortSignal): Promise<Answered<TaskChange>>;

  /** The task's Camunda Form, null where it has none. */
  form(key: string, signal?: AbortSignal): Promise<Answered<TaskForm | null>>;

  /**
   * Waits until a search shows a completed task as open no more.
   * @param timeout milliseconds
   * @returns the API requests that it took
   * @throws CamundaError CAMUNDA_TIMEOUT, not retryable: the task is completed
   */
  untilClosed(key: string, change: TaskChange, timeout: number, signal?: AbortSignal): Promise<number>;
}
