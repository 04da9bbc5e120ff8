import type { NodeAPI } from 'node-red';
import { editorRoute } from '../common/editor-route';

/** What the sidebar asks. It is no node: nothing of it runs until somebody looks at it. */
export = (RED: NodeAPI) => {
  // Loaded with the first question: it is no part of Node-RED's start.
  const questions = (): typeof import('./questions') => require('./questions');
  // Who may read the flows sees what they work with. The sidebar asks deployed clusters alone, and what it asks is fixed.
  editorRoute(
    RED,
    'camunda8-sidebar',
    'look',
    (body, wording) => questions().look(RED, body, wording),
    'read',
  );
};
