import type { Node, NodeAPI } from 'node-red';
import { handleInput } from '../common/action-node';
import { readSearch, type SearchProperties } from './search-input';
import { sendTasks } from './task-output';

/** Searches user tasks. */
export = (RED: NodeAPI) => {
  function SearchTasksNode(this: Node, properties: SearchProperties) {
    RED.nodes.createNode(this, properties);
    handleInput(RED, this, properties, async (call) => {
      const search = await readSearch(RED, this, properties, call.msg);
      const pages = call.client.searchTasks(search, call.signal);
      const count = await sendTasks(RED, call, properties, pages);
      return () => RED._(`camunda8-search-tasks.status.${count === 1 ? 'task' : 'tasks'}`, { count });
    });
  }

  RED.nodes.registerType('camunda8-search-tasks', SearchTasksNode);
};
