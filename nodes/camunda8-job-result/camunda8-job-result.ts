import type { Node, NodeAPI } from 'node-red';
import { type Clock, systemClock } from '../../src/clock';
import { handleInput } from '../common/action-node';
import type { FormProperties } from '../common/choice';
import { typedValue } from '../common/typed-value';
import { clusterIn } from './answered-job';

// Loaded with the first message: Node-RED's start need not wait for it.
const operations = (): typeof import('./operations') => require('./operations');

/** Tells Camunda what became of a job. @param clock a test's own */
export = (RED: NodeAPI, clock: Clock = systemClock) => {
  function JobResultNode(this: Node, properties: FormProperties) {
    RED.nodes.createNode(this, properties);
    handleInput(
      RED,
      this,
      properties,
      async ({ client, msg, send, signal, elapsed }) => {
        const operation = operations().operationOf(properties);
        const evaluate = (value: string, type: string) => typedValue(RED, this, msg, value, type);
        const results = client.jobs.results(clock);
        const answer = { msg, properties, evaluate, results, clock, signal };
        const { status, requests } = await operations().answerJob(operation, answer);
        msg.camunda = { api: 'v2', status, requests, durationMs: elapsed() };
        send(msg);
        return () => RED._(`camunda8-job-result.status.${operation}`);
      },
      clusterIn,
    );
  }

  RED.nodes.registerType('camunda8-job-result', JobResultNode);
};
