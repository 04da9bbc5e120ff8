import type { Node, NodeAPI } from 'node-red';
import type { ActionProperties } from '../common/action-node';
import { apiOf } from '../common/api-of';
import type { SearchProperties } from '../common/search/search-input';
import { answerSearchForm, handleSearch, type Searching } from '../common/search/search-node';

/** Searches user tasks. */
export = (RED: NodeAPI) => {
  function SearchTasksNode(this: Node, properties: ActionProperties & SearchProperties) {
    RED.nodes.createNode(this, properties);
    handleSearch(RED, this, properties, () => searchingOf(properties));
  }

  RED.nodes.registerType('camunda8-search-tasks', SearchTasksNode);
  answerSearchForm(RED, 'camunda8-search-tasks');
};

function searchingOf(properties: SearchProperties): Searching {
  const { userTask }: typeof import('../../src/entities/user-task') = require('../../src/entities/user-task');
  const { api, output } = properties;
  return {
    entity: userTask,
    properties,
    output: {
      api: apiOf(api),
      output: output === 'task' ? 'item' : output === 'page' ? 'page' : 'array',
      words: userTask.words,
    },
  };
}
