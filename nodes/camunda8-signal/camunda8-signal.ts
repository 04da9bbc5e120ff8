import type { Node, NodeAPI } from 'node-red';
import { broadcastSignal } from '../../src/operations/messages';
import { choice, type FormProperties } from '../common/choice';
import { handleChoice } from '../common/operation-node';

const broadcast = choice(
  broadcastSignal.input,
  {
    signalName: { property: 'signalName', as: 'text' },
    variables: { property: 'variables', as: 'typed', type: 'msg', value: 'payload', isOptional: true },
    tenantId: { property: 'tenantId', as: 'text' },
  },
  ({ client, signal: ended }, signal) => client.messages.broadcast(signal, ended),
);

/** Broadcasts a signal to all processes that wait for it, or start with it. */
export = (RED: NodeAPI) => {
  function SignalNode(this: Node, properties: FormProperties) {
    RED.nodes.createNode(this, properties);
    handleChoice(RED, this, properties, broadcast, () => RED._('camunda8-signal.status.broadcast'));
  }

  RED.nodes.registerType('camunda8-signal', SignalNode);
};
