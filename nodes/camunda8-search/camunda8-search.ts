import type { Node, NodeAPI } from 'node-red';
import type { Entity } from '../../src/entities/entity';
import { configError } from '../../src/errors';
import { sentence } from '../../src/sentence';
import { type ActionProperties, handleInput } from '../common/action-node';
import { SearchInput, type SearchProperties } from '../common/search/search-input';
import { answerSearchForm, handleSearch } from '../common/search/search-node';
import type { SearchOutput } from '../common/search/search-output';
import { formText } from '../common/typed-value';
import { DEFAULT_ENTITY } from './choices';

// Loaded with the first node: many flows search nothing but tasks.
const entities = (): typeof import('../../src/entities/entities') => require('../../src/entities/entities');

/** Searches whatever Camunda lists: process instances, jobs, decisions, users and so on. */
export = (RED: NodeAPI) => {
  function SearchNode(this: Node, properties: ActionProperties & SearchProperties) {
    RED.nodes.createNode(this, properties);
    const { entity: id = DEFAULT_ENTITY } = properties;
    const entity = entities().entityWithId(id);
    if (entity) {
      const input = new SearchInput({ ...properties, api: 'v2', variables: '' }, entity);
      handleSearch(RED, this, properties, { input, output: outputOf(properties, entity) });
    } else {
      handleInput(RED, this, properties, async () => refuse(id));
    }
  }

  RED.nodes.registerType('camunda8-search', SearchNode);
  answerSearchForm(RED, 'camunda8-search');
};

/** @param id in a flow that was written by hand, anything */
function refuse(id: unknown): never {
  const name = formText(id).slice(0, 60);
  throw configError(sentence`Open the node and choose what to search. It cannot search ${name}`);
}

function outputOf({ output }: SearchProperties, { words }: Entity): SearchOutput {
  return { api: 'v2', output: output === 'item' || output === 'page' ? output : 'array', words };
}
