import type { Naming } from '../entities/entity';
import { userTask } from '../entities/user-task';

/** What /v1 of Tasklist calls what a task has, in all versions. */
export const tasklistNaming: Naming = {
  ...userTask.newestNaming,
  key: 'id',
  newest: new Map([
    ['id', 'userTaskKey'],
    ['taskState', 'state'],
    ['taskDefinitionId', 'elementId'],
  ]),
  paging: new Set(['isFirst', 'sortValues']),
};
