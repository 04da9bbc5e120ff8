import type { Node, NodeAPI } from 'node-red';
import type { FormProperties } from '../common/choice';
import { handleChoice } from '../common/operation-node';

// Loaded with the first message: Node-RED's start need not wait for it.
const operations = (): typeof import('./operations') => require('./operations');

/** Broadcasts a signal to all processes that wait for it, or start with it. */
export = (RED: NodeAPI) => {
  function SignalNode(this: Node, properties: FormProperties) {
    RED.nodes.createNode(this, properties);
    handleChoice(
      RED,
      this,
      properties,
      () => operations().broadcast,
      () => RED._('camunda8-signal.status.broadcast'),
    );
  }

  RED.nodes.registerType('camunda8-signal', SignalNode);
};
