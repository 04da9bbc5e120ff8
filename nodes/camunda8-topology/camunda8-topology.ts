import type { Node, NodeAPI } from 'node-red';
import type { ActionProperties } from '../common/action-node';
import { handleOperation } from '../common/operation-node';
import { shownVersion } from '../common/shown-text';

/** Reads the topology of the cluster. */
export = (RED: NodeAPI) => {
  function TopologyNode(this: Node, properties: ActionProperties) {
    RED.nodes.createNode(this, properties);
    handleOperation(RED, this, properties, {
      api: 'v2',
      ask: async ({ client, signal }) => {
        const { topology, ...answer } = await client.topology(signal);
        return { value: topology, ...answer };
      },
      figure: summary,
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
