import type { Node, NodeAPI } from 'node-red';
import { type Clock, systemClock } from '../../src/clock';
import { isJsonObject } from '../../src/json-object';
import type { FormProperties } from '../common/choice';
import { handleChoice } from '../common/operation-node';
import type { Words } from './waits';

// Loaded with the first message: Node-RED's start need not wait for it.
const operations = (): typeof import('./operations') => require('./operations');

/** Starts an instance of a process, or reads, changes or ends one. @param clock a test's own */
export = (RED: NodeAPI, clock: Clock = systemClock) => {
  const words: Words = (key, values) => RED._(`camunda8-process-instance.status.${key}`, values);

  function ProcessInstanceNode(this: Node, properties: FormProperties) {
    RED.nodes.createNode(this, properties);
    const operation = () => operations().operationOf(properties);
    const chosen = () => {
      const { Waits }: typeof import('./waits') = require('./waits');
      return operations().choiceOf(operation(), { clock, waits: new Waits(clock, words) });
    };
    handleChoice(RED, this, properties, chosen, (value) =>
      words(operation(), { key: isJsonObject(value) ? String(value.processInstanceKey) : '' }),
    );
  }

  RED.nodes.registerType('camunda8-process-instance', ProcessInstanceNode);
};
