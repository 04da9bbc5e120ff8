import type { Node, NodeAPI } from 'node-red';
import type { TaskSearch } from '../../src/search/search';
import { type ActionProperties, handleInput } from '../common/action-node';
import { editorRoute } from '../common/editor-route';
import { type SearchProperties, SearchReader } from '../common/search/search-input';
import { sendTasks } from '../common/search/search-output';
import { typedValue } from '../common/typed-value';

/** Searches user tasks. */
export = (RED: NodeAPI) => {
  function SearchTasksNode(this: Node, properties: ActionProperties & SearchProperties) {
    RED.nodes.createNode(this, properties);
    const reader = new SearchReader(properties);
    handleInput(RED, this, properties, (call) => {
      const evaluate = (value: string, type: string) => typedValue(RED, this, call.msg, value, type);
      const find = (search: TaskSearch) =>
        sendTasks(RED, call, properties, call.client.searchTasks(search, call.signal));
      const search = reader.read(evaluate);
      return search instanceof Promise ? search.then(find) : find(search);
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
