import type { Node, NodeAPI } from 'node-red';
import type { FormProperties } from '../common/choice';
import { editorRoute } from '../common/editor-route';
import { handleChoice } from '../common/operation-node';

// Loaded with the first message: Node-RED's start need not wait for it.
const operations = (): typeof import('./operations') => require('./operations');

/** Reads or changes one user task, or its variables or form. */
export = (RED: NodeAPI) => {
  function TaskNode(this: Node, properties: FormProperties) {
    RED.nodes.createNode(this, properties);
    const operation = () => operations().operationOf(properties);
    handleChoice(
      RED,
      this,
      properties,
      () => operations().CHOICES[operation()],
      (value) => RED._(`camunda8-task.status.${figureOf(operation(), value)}`),
    );
  }

  RED.nodes.registerType('camunda8-task', TaskNode);

  // Loaded with the first question: what only an open form needs is no part of Node-RED's start.
  const questions = (): typeof import('./questions') => require('./questions');
  for (const name of ['suggestions', 'forms', 'rows'] as const) {
    editorRoute(RED, 'camunda8-task', name, (body, wording) => questions().answers[name](RED, body, wording));
  }
};

/** Name of what the status shows. */
function figureOf(operation: string, value: unknown): string {
  return operation === 'claim' && value === null ? 'none' : operation;
}
