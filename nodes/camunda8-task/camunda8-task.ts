import type { Node, NodeAPI } from 'node-red';
import { sentence } from '../../src/sentence';
import { apiOf } from '../common/api-of';
import { type FormProperties, handleOperation, inputOf } from '../common/operation-node';
import { wholeNumber } from '../common/typed-value';
import { OPERATIONS } from './operations';
import { DEFAULT_WAIT, LONGEST_WAIT } from './wait';

/** Reads or changes one user task, or its variables or form. */
export = (RED: NodeAPI) => {
  function TaskNode(this: Node, properties: FormProperties) {
    RED.nodes.createNode(this, properties);
    const api = apiOf(properties.api);
    const operation = operationOf(properties);
    const offered = OPERATIONS[operation];
    handleOperation(RED, this, properties, {
      api,
      ask: async ({ client, msg, signal }) => {
        const input = await inputOf(RED, this, msg, offered, properties);
        const wait = operation === 'complete' ? waitOf(properties) : undefined;
        return offered.ask({ tasks: client.userTask(api), payload: msg.payload, signal, wait }, input);
      },
      figure: () => RED._(`camunda8-task.status.${operation}`),
    });
  }

  RED.nodes.registerType('camunda8-task', TaskNode);
};

/** What the form says; a flow file may say anything. */
function operationOf({ operation }: FormProperties): keyof typeof OPERATIONS {
  const known = Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[];
  return known.find((one) => one === operation) ?? 'get';
}

/** Milliseconds; undefined where nothing is waited for. @throws CamundaError CAMUNDA_CONFIG for no number of seconds */
function waitOf({ wait, waitTimeout }: FormProperties): number | undefined {
  if (!wait) return undefined;
  const seconds = wholeNumber(sentence`The longest wait`, waitTimeout, 1, LONGEST_WAIT);
  return (seconds ?? DEFAULT_WAIT) * 1_000;
}
