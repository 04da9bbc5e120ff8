import type { Node, NodeAPI } from 'node-red';
import { type Clock, systemClock } from '../../src/clock';
import { sentence } from '../../src/sentence';
import { sourceNodes } from '../common/source-node';
import type { JobWorkerProperties } from './working';

/** Sends a message for each job of one type. @param clock a test's own */
export = (RED: NodeAPI, clock: Clock = systemClock) => {
  const sendsByItself = sourceNodes(RED, clock);

  function JobWorkerNode(this: Node, properties: JobWorkerProperties) {
    RED.nodes.createNode(this, properties);
    sendsByItself(this, {
      begin: async (source) => {
        // Loaded with the first node of a flow that runs.
        const { workAtJobs }: typeof import('./working') = require('./working');
        return workAtJobs(RED, this, properties, source);
      },
      cannotBegin: (reason) => sentence`Cannot work at jobs: ${reason}`,
    });
  }

  RED.nodes.registerType('camunda8-job-worker', JobWorkerNode);
};
