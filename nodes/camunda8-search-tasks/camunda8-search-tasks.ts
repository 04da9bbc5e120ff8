import type { Node, NodeAPI } from 'node-red';
import { type ActionProperties, handleInput } from '../common/action-node';
import { editorRoute } from '../common/editor-route';
import { typedValue } from '../common/typed-value';
import { type SearchProperties, SearchReader } from './search-input';
import { sendTasks } from './task-output';

/** Searches user tasks. */
export = (RED: NodeAPI) => {
  function SearchTasksNode(this: Node, properties: ActionProperties & SearchProperties) {
    RED.nodes.createNode(this, properties);
    const reader = new SearchReader(properties);
    handleInput(RED, this, properties, async (call) => {
      const evaluate = (value: string, type: string) => typedValue(RED, this, call.msg, value, type);
      const read = reader.read(evaluate);
      const search = read instanceof Promise ? await read : read;
      const pages = call.client.searchTasks(search, call.signal);
      const count = await sendTasks(RED, call, properties, pages);
      return () => RED._(`camunda8-search-tasks.status.${count === 1 ? 'task' : 'tasks'}`, { count });
    });
  }

  RED.nodes.registerType('camunda8-search-tasks', SearchTasksNode);

  // Loaded with the first question: what only an open form needs is no part of Node-RED's start.
  const questions = (): typeof import('./search-questions') => require('./search-questions');
  for (const name of ['request', 'try', 'suggestions'] as const) {
    editorRoute(RED, 'camunda8-search-tasks', name, (body, wording) =>
      questions().answers[name](RED, body, wording),
    );
  }
};
