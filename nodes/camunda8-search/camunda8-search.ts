import type { Node, NodeAPI } from 'node-red';
import { configError } from '../../src/errors';
import { sentence } from '../../src/sentence';
import type { ActionProperties } from '../common/action-node';
import type { SearchProperties } from '../common/search/search-input';
import { answerSearchForm, handleSearch, type Searching } from '../common/search/search-node';
import { formText } from '../common/typed-value';
import { DEFAULT_ENTITY } from './choices';

// Loaded with the first message: many flows search nothing but tasks.
const entities = (): typeof import('../../src/entities/entities') => require('../../src/entities/entities');

/** Searches whatever Camunda lists: process instances, jobs, decisions, users and so on. */
export = (RED: NodeAPI) => {
  function SearchNode(this: Node, properties: ActionProperties & SearchProperties) {
    RED.nodes.createNode(this, properties);
    handleSearch(RED, this, properties, () => searchingOf(properties));
  }

  RED.nodes.registerType('camunda8-search', SearchNode);
  answerSearchForm(RED, 'camunda8-search');
};

/** @throws CamundaError CAMUNDA_CONFIG: in a flow that was written by hand it may search anything */
function searchingOf(properties: SearchProperties): Searching {
  const { entity: id = DEFAULT_ENTITY, output } = properties;
  const entity = entities().entityWithId(id);
  if (!entity) {
    const name = formText(id).slice(0, 60);
    throw configError(sentence`Open the node and choose what to search. It cannot search ${name}`);
  }
  return {
    entity,
    properties: { ...properties, api: 'v2', variables: '' },
    output: {
      api: 'v2',
      output: output === 'item' || output === 'page' ? output : 'array',
      words: entity.words,
    },
  };
}
