import type { Node, NodeAPI } from 'node-red';
import { userTask } from '../../src/entities/user-task';
import type { PreparedSearch } from '../../src/search/search';
import { type ActionProperties, handleInput } from '../common/action-node';
import { apiOf } from '../common/api-of';
import { editorRoute } from '../common/editor-route';
import { SearchInput, type SearchProperties } from '../common/search/search-input';
import { type SearchOutput, sendItems } from '../common/search/search-output';
import { typedValue } from '../common/typed-value';

/** Searches user tasks. */
export = (RED: NodeAPI) => {
  function SearchTasksNode(this: Node, properties: ActionProperties & SearchProperties) {
    RED.nodes.createNode(this, properties);
    const input = new SearchInput(properties);
    const output = outputOf(RED, properties);
    handleInput(RED, this, properties, (call) => {
      const evaluate = (value: string, type: string) => typedValue(RED, this, call.msg, value, type);
      const send = (search: PreparedSearch) => sendItems(RED, call, output, search.pages(call.signal));
      const search = input.prepare(call.client, evaluate);
      return search instanceof Promise ? search.then(send) : send(search);
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

function outputOf(RED: NodeAPI, { api, output }: SearchProperties): SearchOutput {
  return {
    api: apiOf(api),
    output: output === 'task' ? 'item' : output === 'page' ? 'page' : 'array',
    words: userTask.words,
    figure: (count) => () =>
      RED._(`camunda8-search-tasks.status.${count === 1 ? 'task' : 'tasks'}`, { count }),
  };
}
