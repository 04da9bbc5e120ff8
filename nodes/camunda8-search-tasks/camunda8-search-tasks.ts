import type { Node, NodeAPI } from 'node-red';
import { userTask } from '../../src/entities/user-task';
import type { ActionProperties } from '../common/action-node';
import { apiOf } from '../common/api-of';
import { SearchInput, type SearchProperties } from '../common/search/search-input';
import { answerSearchForm, handleSearch } from '../common/search/search-node';
import type { SearchOutput } from '../common/search/search-output';

/** Searches user tasks. */
export = (RED: NodeAPI) => {
  function SearchTasksNode(this: Node, properties: ActionProperties & SearchProperties) {
    RED.nodes.createNode(this, properties);
    const input = new SearchInput(properties, userTask);
    handleSearch(RED, this, properties, { input, output: outputOf(properties) });
  }

  RED.nodes.registerType('camunda8-search-tasks', SearchTasksNode);
  answerSearchForm(RED, 'camunda8-search-tasks');
};

function outputOf({ api, output }: SearchProperties): SearchOutput {
  return {
    api: apiOf(api),
    output: output === 'task' ? 'item' : output === 'page' ? 'page' : 'array',
    words: userTask.words,
  };
}
