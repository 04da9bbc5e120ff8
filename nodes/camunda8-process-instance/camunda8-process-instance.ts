import type { Node, NodeAPI } from 'node-red';
import { type Clock, systemClock } from '../../src/clock';
import { isJsonObject } from '../../src/json-object';
import type { FormProperties } from '../common/choice';
import { handleChoice } from '../common/operation-node';
import { choiceOf, operationOf } from './operations';
import { Waits, type Words } from './waits';

/** Starts an instance of a process, or reads, changes or ends one. @param clock a test's own */
export = (RED: NodeAPI, clock: Clock = systemClock) => {
  const words: Words = (key, values) => RED._(`camunda8-process-instance.status.${key}`, values);

  function ProcessInstanceNode(this: Node, properties: FormProperties) {
    RED.nodes.createNode(this, properties);
    const operation = operationOf(properties);
    const waits = new Waits(clock, words);
    handleChoice(RED, this, properties, choiceOf(operation, { clock, waits }), (value) =>
      words(operation, { key: isJsonObject(value) ? String(value.processInstanceKey) : '' }),
    );
  }

  RED.nodes.registerType('camunda8-process-instance', ProcessInstanceNode);
};
