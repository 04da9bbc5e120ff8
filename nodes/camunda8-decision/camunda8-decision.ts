import type { Node, NodeAPI } from 'node-red';
import type { FormProperties } from '../common/choice';
import { handleChoice } from '../common/operation-node';
import { evaluate } from './operations';

/** Evaluates a decision. */
export = (RED: NodeAPI) => {
  function DecisionNode(this: Node, properties: FormProperties) {
    RED.nodes.createNode(this, properties);
    handleChoice(RED, this, properties, evaluate, () => RED._('camunda8-decision.status.decided'));
  }

  RED.nodes.registerType('camunda8-decision', DecisionNode);
};
