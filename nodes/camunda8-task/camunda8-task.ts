import type { Node, NodeAPI } from 'node-red';
import { type ActionProperties, handleInput } from '../common/action-node';
import { typedValue } from '../common/typed-value';
import { operationOf, type TaskProperties } from './task-input';
import { operate } from './task-operation';

/** Reads or changes one user task, or its variables or form. */
export = (RED: NodeAPI) => {
  function TaskNode(this: Node, properties: ActionProperties & TaskProperties) {
    RED.nodes.createNode(this, properties);
    const api = properties.api === 'v1' ? 'v1' : 'v2';
    const operation = operationOf(properties);
    handleInput(RED, this, properties, async (call) => {
      const evaluate = (value: string, type: string) => typedValue(RED, this, call.msg, value, type);
      const { value, status, requests } = await operate(call, properties, evaluate);
      call.msg.payload = value;
      call.msg.camunda = { api, status, requests, durationMs: call.elapsed() };
      call.send(call.msg);
      return () => RED._(`camunda8-task.status.${operation}`);
    });
  }

  RED.nodes.registerType('camunda8-task', TaskNode);
};
