import type { Node, NodeAPI } from 'node-red';
import type { FormProperties } from '../common/choice';
import { handleChoice } from '../common/operation-node';
import { CHOICES, operationOf } from './operations';

/** Reads or changes one user task, or its variables or form. */
export = (RED: NodeAPI) => {
  function TaskNode(this: Node, properties: FormProperties) {
    RED.nodes.createNode(this, properties);
    const operation = operationOf(properties);
    handleChoice(RED, this, properties, CHOICES[operation], (value) =>
      RED._(`camunda8-task.status.${operation === 'claim' && value === null ? 'none' : operation}`),
    );
  }

  RED.nodes.registerType('camunda8-task', TaskNode);
};
