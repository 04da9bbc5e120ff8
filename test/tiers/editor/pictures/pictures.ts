import path from 'node:path';
import { root } from '../../../promises/package/project';

/** Every picture of the documents, without `.png`. `npm run pictures` makes them all. */
export const pictures = [
  'editor',
  'cluster-form',
  'search-tasks-flow',
  'search-tasks-form',
  'search-tasks-result',
  'search-flow',
  'search-form',
  'task-flow',
  'task-form',
  'task-events-flow',
  'task-events-form',
  'process-instance-flow',
  'process-instance-form',
  'message-flow',
  'message-form',
  'signal-flow',
  'signal-form',
  'decision-flow',
  'decision-form',
  'deploy-flow',
  'deploy-form',
  'request-flow',
  'request-form',
  'incident-flow',
  'incident-form',
  'incident-events-flow',
  'incident-events-form',
  'topology-flow',
  'topology-form',
  'job-worker-form',
  'job-worker-flow',
  'job-result-form',
  'job-result-flow',
  'cluster-events-form',
  'cluster-events-flow',
  'login-flow',
  'login-form',
  'house-tasks',
  'sidebar',
  'sidebar-processes',
  'sidebar-instance',
  'make-flow',
  'make-flow-made',
] as const;

export type PictureName = (typeof pictures)[number];

/** Where documents find them. */
export const documentsFolder = path.join(root, 'docs', 'images');

/** Where a run of the editor tier puts them; those of Node-RED 4.1 in its light look are for the documents. */
export const takenFolder = (run: string) => path.join(root, 'test-results', `pictures-${run}`);

/** Bytes: a document should open quickly on a phone. */
export const largest = 150_000;
