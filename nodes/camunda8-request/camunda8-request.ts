import type { Node, NodeAPI } from 'node-red';
import { isJsonObject } from '../../src/json-object';
import type { FormProperties } from '../common/choice';
import { editorRoute } from '../common/editor-route';
import { handleOperation } from '../common/operation-node';
import { typedValue } from '../common/typed-value';

// Loaded with the first message, for the list of operations is long.
const requests = (): typeof import('../../src/operations/whole-request') =>
  require('../../src/operations/whole-request');
const inputs = (): typeof import('./request-input') => require('./request-input');

/** Asks Camunda for any of its operations. */
export = (RED: NodeAPI) => {
  function RequestNode(this: Node, properties: FormProperties) {
    RED.nodes.createNode(this, properties);
    handleOperation(RED, this, properties, {
      api: 'v2',
      ask: async ({ client, msg, signal }) => {
        const { operation, given } = await inputs().askedRequest(properties, (value, type) =>
          typedValue(RED, this, msg, value, type),
        );
        const { value = null, ...answer } = await client.ask(
          requests().readRequest(operation, given),
          signal,
        );
        return { value, ...answer };
      },
      figure,
    });
  }

  function figure(value: unknown): string {
    const items = isJsonObject(value) ? value.items : undefined;
    if (!Array.isArray(items)) return RED._('camunda8-request.status.done');
    const key = items.length === 1 ? 'itemsOne' : 'items';
    return RED._(`camunda8-request.status.${key}`, { count: items.length });
  }

  RED.nodes.registerType('camunda8-request', RequestNode);

  // Loaded with the first question: what only an open form needs is no part of Node-RED's start.
  const preview = (): typeof import('./preview') => require('./preview');
  editorRoute(RED, 'camunda8-request', 'request', (body, wording) =>
    preview().previewRequest(RED, body, wording),
  );
};
