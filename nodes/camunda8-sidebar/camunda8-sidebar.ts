import type { NodeAPI } from 'node-red';
import { editorRoute } from '../common/editor-route';

const NAME = 'camunda8-sidebar';

/** What the sidebar asks. It is no node: nothing of it runs until somebody looks at it. */
export = (RED: NodeAPI) => {
  // Loaded with the first question: they are no part of Node-RED's start.
  const questions = (): typeof import('./questions') => require('./questions');
  const mending = (): typeof import('./mend') => require('./mend');
  // Who may read the flows sees what they work with. The sidebar asks deployed clusters alone, and what it asks is fixed.
  editorRoute(RED, NAME, 'look', (body, wording) => questions().look(RED, body, wording), 'read');
  editorRoute(RED, NAME, 'mend', (body, wording) => mending().mend(RED, body, wording));
};
