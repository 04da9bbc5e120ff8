import type { Node, NodeAPI } from 'node-red';
import { type Clock, systemClock } from '../../src/clock';
import { sentence } from '../../src/sentence';
import type { ActionProperties } from '../common/action-node';
import { clusterOf } from '../common/cluster-node';
import { type End, type SourceNode, sourceNodes } from '../common/source-node';
import { wholeNumber } from '../common/typed-value';
import { DEFAULT_INTERVAL, LONGEST_INTERVAL, SHORTEST_INTERVAL } from './choices';

type States = typeof import('../../src/events/cluster-state/state-watches');

interface ClusterEventsProperties extends ActionProperties {
  interval?: string;
}

/** Sends a message when a cluster goes down, comes back, or refuses the login. @param clock a test's own */
export = (RED: NodeAPI, clock: Clock = systemClock) => {
  const sendsByItself = sourceNodes(RED, clock);

  function ClusterEventsNode(this: Node, properties: ClusterEventsProperties) {
    RED.nodes.createNode(this, properties);
    sendsByItself(this, {
      begin: async (source) => begin(this, properties, source),
      cannotBegin: (reason) => sentence`Cannot watch the cluster: ${reason}`,
    });
  }

  /** @throws CamundaError CAMUNDA_CONFIG */
  function begin(node: Node, { cluster, interval }: ClusterEventsProperties, source: SourceNode): End {
    const client = clusterOf(RED, cluster).client();
    const seconds =
      wholeNumber(sentence`Interval`, interval, SHORTEST_INTERVAL, LONGEST_INTERVAL) ?? DEFAULT_INTERVAL;
    // Loaded with the first node that begins: Node-RED's start need not wait for it.
    const { watchState }: States = require('../../src/events/cluster-state/state-watches');
    const { StateTeller }: typeof import('./state-teller') = require('./state-teller');
    const teller = new StateTeller(RED, node, source);
    const leave = watchState(client, source.clock, teller, seconds * 1_000);
    return async () => leave();
  }

  RED.nodes.registerType('camunda8-cluster-events', ClusterEventsNode);
};
