import type { Node, NodeAPI } from 'node-red';
import { type Clock, systemClock } from '../../src/clock';
import { sentence } from '../../src/sentence';
import type { EventsProperties } from '../common/events/watching';
import { sourceNodes } from '../common/source-node';

/** Sends a message when a process is stuck, and when it goes on. @param clock a test's own */
export = (RED: NodeAPI, clock: Clock = systemClock) => {
  const sendsByItself = sourceNodes(RED, clock);

  function IncidentEventsNode(this: Node, properties: EventsProperties) {
    RED.nodes.createNode(this, properties);
    sendsByItself(this, {
      begin: async (source) => {
        // Loaded with the first node of a flow that runs.
        const { watchIncidents }: typeof import('./watching') = require('./watching');
        return watchIncidents(RED, this, properties, source);
      },
      cannotBegin: (reason) => sentence`Cannot watch incidents: ${reason}`,
    });
  }

  RED.nodes.registerType('camunda8-incident-events', IncidentEventsNode);
};
