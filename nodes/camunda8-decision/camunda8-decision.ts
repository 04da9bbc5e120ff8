import type { Node, NodeAPI } from 'node-red';
import type { FormProperties } from '../common/choice';
import { handleChoice } from '../common/operation-node';

// Loaded with the first message: Node-RED's start need not wait for it.
const operations = (): typeof import('./operations') => require('./operations');

/** Evaluates a decision. */
export = (RED: NodeAPI) => {
  function DecisionNode(this: Node, properties: FormProperties) {
    RED.nodes.createNode(this, properties);
    handleChoice(
      RED,
      this,
      properties,
      () => operations().evaluate,
      () => RED._('camunda8-decision.status.decided'),
    );
  }

  RED.nodes.registerType('camunda8-decision', DecisionNode);
};
