import type { Node, NodeAPI } from 'node-red';
import { type Clock, systemClock } from '../../src/clock';
import { sentence } from '../../src/sentence';
import { handleInput, sendAnswer } from '../common/action-node';
import { sourceNodes } from '../common/source-node';
import type { DeployProperties } from './deploying';

/** Deploys files of a message, or a folder. @param clock a test's own */
export = (RED: NodeAPI, clock: Clock = systemClock) => {
  const sendsByItself = sourceNodes(RED, clock);

  function DeployNode(this: Node, properties: DeployProperties) {
    RED.nodes.createNode(this, properties);
    // Loaded with the first node: who has none need not wait for it.
    const { Deploying }: typeof import('./deploying') = require('./deploying');
    const deploying = new Deploying(RED, this, properties);
    handleInput(RED, this, properties, async (call) => {
      const { value, status, requests, figure } = await deploying.deploy(call);
      sendAnswer(call, value, { api: 'v2', status, requests, durationMs: call.elapsed() });
      return figure;
    });
    if (!deploying.isByItself) return;
    sendsByItself(this, {
      begin: async (source) => deploying.begin(source),
      cannotBegin: (reason) => sentence`Cannot deploy the folder: ${reason}`,
    });
  }

  RED.nodes.registerType('camunda8-deploy', DeployNode);
};
