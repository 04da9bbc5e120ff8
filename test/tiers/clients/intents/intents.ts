import { deployments } from './deployments';
import { instanceChanges } from './instance-changes';
import type { Intent } from './intent';
import { jobs } from './jobs';
import { messages } from './messages';
import { plainSearches } from './plain-searches';
import { searches } from './searches';
import { starts } from './starts';
import { userTasks } from './user-tasks';

/** What people want of Camunda. */
export const INTENTS: readonly Intent[] = [
  ...starts,
  ...instanceChanges,
  ...messages,
  ...deployments,
  ...jobs,
  ...userTasks,
  ...searches,
  ...plainSearches,
];
