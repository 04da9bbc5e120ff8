import type { Node, NodeAPI } from 'node-red';
import { type Clock, systemClock } from '../../src/clock';
import { sentence } from '../../src/sentence';
import type { EventsProperties } from '../common/events/watching';
import { sourceNodes } from '../common/source-node';

/** Sends a message for each task that appears, changes or ends. @param clock a test's own */
export = (RED: NodeAPI, clock: Clock = systemClock) => {
  const sendsByItself = sourceNodes(RED, clock);

  function TaskEventsNode(this: Node, properties: EventsProperties) {
    RED.nodes.createNode(this, properties);
    sendsByItself(this, {
      begin: async (source) => {
        // Loaded with the first node of a flow that runs.
        const { watchTasks }: typeof import('./watching') = require('./watching');
        return watchTasks(RED, this, properties, source);
      },
      cannotBegin: (reason) => sentence`Cannot watch tasks: ${reason}`,
    });
  }

  RED.nodes.registerType('camunda8-task-events', TaskEventsNode);
};
