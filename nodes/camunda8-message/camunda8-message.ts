import type { Node, NodeAPI } from 'node-red';
import type { FormProperties } from '../common/choice';
import { handleChoice } from '../common/operation-node';

// Loaded with the first message: Node-RED's start need not wait for it.
const operations = (): typeof import('./operations') => require('./operations');

/** Sends a message to the processes that wait for it, or start with it. */
export = (RED: NodeAPI) => {
  function MessageNode(this: Node, properties: FormProperties) {
    RED.nodes.createNode(this, properties);
    const operation = () => operations().operationOf(properties);
    handleChoice(
      RED,
      this,
      properties,
      () => operations().CHOICES[operation()],
      () => RED._(`camunda8-message.status.${operation()}`),
    );
  }

  RED.nodes.registerType('camunda8-message', MessageNode);
};
