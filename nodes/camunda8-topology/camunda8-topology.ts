import type { Node, NodeAPI } from 'node-red';
import { type ActionProperties, type CallDetails, handleInput } from '../common/action-node';
import { shownVersion } from '../common/shown-text';

/** Reads the topology of the cluster. */
export = (RED: NodeAPI) => {
  function TopologyNode(this: Node, properties: ActionProperties) {
    RED.nodes.createNode(this, properties);
    handleInput(RED, this, properties, async ({ client, msg, send, signal, elapsed }) => {
      const { topology, status, requests } = await client.topology(signal);
      const details: CallDetails = { api: 'v2', status, requests, durationMs: elapsed() };
      msg.payload = topology;
      msg.camunda = details;
      send(msg);
      return () => summary(topology);
    });
  }

  function summary(topology: Record<string, unknown>): string {
    const { brokers } = topology;
    const count = Array.isArray(brokers) ? brokers.length : 0;
    const key = count === 1 ? 'summaryOne' : 'summary';
    return RED._(`camunda8-topology.status.${key}`, { version: shownVersion(topology), count });
  }

  RED.nodes.registerType('camunda8-topology', TopologyNode);
};
