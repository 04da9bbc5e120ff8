import type { Node, NodeAPI } from 'node-red';
import type { PreparedSearch } from '../../../src/search/search';
import { type ActionProperties, handleInput } from '../action-node';
import { editorRoute } from '../editor-route';
import { typedValue } from '../typed-value';
import type { SearchInput, SearchProperties } from './search-input';
import { type SearchOutput, sendItems } from './search-output';

/** What a node searches, and how it sends what it finds. */
interface Searching {
  input: SearchInput;
  output: SearchOutput;
}

/** Gives a node its input: each message is a search. */
export function handleSearch(
  RED: NodeAPI,
  node: Node,
  properties: ActionProperties & SearchProperties,
  { input, output }: Searching,
): void {
  handleInput(RED, node, properties, (call) => {
    const evaluate = (value: string, type: string) => typedValue(RED, node, call.msg, value, type);
    const send = (search: PreparedSearch) => sendItems(RED, call, output, search.pages(call.signal));
    const search = input.prepare(call.client, evaluate);
    return search instanceof Promise ? search.then(send) : send(search);
  });
}

/** What the form of a node that searches asks. */
export function answerSearchForm(RED: NodeAPI, type: string): void {
  // Loaded with the first question: what only an open form needs is no part of Node-RED's start.
  const questions = (): typeof import('./search-questions') => require('./search-questions');
  for (const name of ['request', 'try', 'suggestions'] as const) {
    editorRoute(RED, type, name, (body, wording) => questions().answers[name](RED, body, wording));
  }
}
