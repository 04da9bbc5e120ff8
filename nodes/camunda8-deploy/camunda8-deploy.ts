import type { Node, NodeAPI } from 'node-red';
import { type Clock, systemClock } from '../../src/clock';
import { sentence } from '../../src/sentence';
import { handleInput, sendAnswer } from '../common/action-node';
import { sourceNodes } from '../common/source-node';
import { isByItself } from './choices';
import type { Deploying, DeployProperties } from './deploying';

/** Deploys files of a message, or a folder. @param clock a test's own */
export = (RED: NodeAPI, clock: Clock = systemClock) => {
  const sendsByItself = sourceNodes(RED, clock);

  function DeployNode(this: Node, properties: DeployProperties) {
    RED.nodes.createNode(this, properties);
    let made: Deploying | undefined;
    const deploying = () => {
      // Loaded with the first deployment: Node-RED's start need not wait for it.
      const loaded: typeof import('./deploying') = require('./deploying');
      made ??= new loaded.Deploying(RED, this, properties);
      return made;
    };
    handleInput(RED, this, properties, async (call) => {
      const { value, status, requests, figure } = await deploying().deploy(call);
      sendAnswer(call, value, { api: 'v2', status, requests, durationMs: call.elapsed() });
      return figure;
    });
    if (!isByItself(properties)) return;
    sendsByItself(this, {
      begin: async (source) => deploying().begin(source),
      cannotBegin: (reason) => sentence`Cannot deploy the folder: ${reason}`,
    });
  }

  RED.nodes.registerType('camunda8-deploy', DeployNode);
};
