import type { Node, NodeAPI } from 'node-red';
import type { FormProperties } from '../common/choice';
import { handleChoice } from '../common/operation-node';

// Loaded with the first message: Node-RED's start need not wait for it.
const operations = (): typeof import('./operations') => require('./operations');

/** Resolves or reads one incident. */
export = (RED: NodeAPI) => {
  function IncidentNode(this: Node, properties: FormProperties) {
    RED.nodes.createNode(this, properties);
    const operation = () => operations().operationOf(properties);
    handleChoice(
      RED,
      this,
      { ...properties, api: 'v2' },
      () => operations().CHOICES[operation()],
      () => RED._(`camunda8-incident.status.${operation()}`),
    );
  }

  RED.nodes.registerType('camunda8-incident', IncidentNode);
};
