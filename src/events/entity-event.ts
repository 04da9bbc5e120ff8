import type { UserTask } from '../user-tasks/task-search';

/** What became of a task. */
export type TaskTopic = 'created' | 'updated' | 'assigned' | 'completed' | 'canceled';

/** What becomes of a task that stays open. */
export type ChangeTopic = 'updated' | 'assigned';

/** One thing that happened to one task. */
export interface EntityEvent {
  topic: TaskTopic;
  /** The task as it is now, in the common shape. */
  task: UserTask;
  /** What is known of how it was before. */
  previous?: { assignee?: string };
}
