import { types } from '../../../promises/package/project';
import { deployments } from './deployments';
import type { Intent } from './intent';
import { jobs } from './jobs';
import { messages } from './messages';
import { processInstances } from './process-instances';
import { searches } from './searches';
import { userTasks } from './user-tasks';

const ALL: readonly Intent[] = [
  ...processInstances,
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
