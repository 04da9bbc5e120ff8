import type { Node, NodeAPI } from 'node-red';
import { type ActionProperties, handleInput } from '../common/action-node';
import { editorRoute } from '../common/editor-route';
import { typedValue } from '../common/typed-value';
import { type SearchProperties, SearchReader } from './search-input';
import { previewRequest, readSearchForm } from './search-preview';
import { suggest, trySearch } from './search-trial';
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

  const questions = { request: previewRequest, try: trySearch, suggestions: suggest };
  for (const [name, answer] of Object.entries(questions)) {
    editorRoute(RED, 'camunda8-search-tasks', name, (body, wording) =>
      answer(RED, readSearchForm(body), wording),
    );
  }
};
