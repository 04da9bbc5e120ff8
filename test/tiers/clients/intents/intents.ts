import { types } from '../../../promises/package/project';
import { deployments } from './deployments';
import { instanceChanges } from './instance-changes';
import type { Intent } from './intent';
import { jobs } from './jobs';
import { messages } from './messages';
import { searches } from './searches';
import { starts } from './starts';
import { userTasks } from './user-tasks';

const ALL: readonly Intent[] = [
  ...starts,
  ...instanceChanges,
  ...messages,
  ...deployments,
  ...jobs,
  ...userTasks,
  ...searches,
];

/** Their nodes come one after the other. */
export const INTENTS: readonly Intent[] = ALL.map(({ node, ...intent }) =>
  node && types.includes(node.type) ? { ...intent, node } : intent,
);
