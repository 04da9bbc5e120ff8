import type { Node, NodeAPI } from 'node-red';
import type { Entity } from '../../../src/entities/entity';
import type { PreparedSearch } from '../../../src/search/search';
import { type ActionProperties, type Call, type Figure, handleInput } from '../action-node';
import { editorRoute } from '../editor-route';
import { typedValue } from '../typed-value';
import type { SearchProperties } from './search-input';
import type { Ran, SearchOutput } from './search-output';

/** A search that went well. */
export interface Run {
  /** Milliseconds of a monotonic clock. */
  at: number;
  items: number;
  pages: number;
}

const MINUTE = 60_000;
/** An hour, where a node searches all the time. */
export const MOST_RUNS = 61;

/** How much one node found lately. It lives in memory alone, and knows nothing of what was found. */
export class Runs {
  /** The oldest first. Of those within a minute, the one that found the most. */
  readonly #runs: Run[] = [];
  #last: Run | undefined;

  /** Costs a message next to nothing. @param at never less than before */
  add(items: number, pages: number, at: number): void {
    this.#last = { at, items, pages };
    const before = this.#runs.at(-2);
    const latest = this.#runs.at(-1);
    if (before && latest && latest.at - before.at < MINUTE && at - latest.at < MINUTE) {
      latest.at = at;
      latest.items = Math.max(items, latest.items);
      latest.pages = Math.max(pages, latest.pages);
      return;
    }
    this.#runs.push({ at, items, pages });
    if (this.#runs.length > MOST_RUNS) this.#runs.shift();
  }

  get last(): Readonly<Run> | undefined {
    return this.#last;
  }

  [Symbol.iterator](): Iterator<Readonly<Run>> {
    return this.#runs.values();
  }
}

/** A node that has searched since it was deployed. */
export interface Searched {
  node: Node;
  /** ID of the config node. */
  cluster: string | undefined;
  runs: Runs;
}

const searched = new Map<Node, Searched>();

/** Nodes are forgotten when they are closed. */
export function searchedNodes(): Iterable<Searched> {
  return searched.values();
}

function beginRuns(node: Node, cluster: string | undefined): Runs {
  const runs = new Runs();
  searched.set(node, { node, cluster, runs });
  node.on('close', () => searched.delete(node));
  return runs;
}

/** What a node searches, as its form says, and how it sends what it finds. */
export interface Searching {
  entity: Entity;
  properties: SearchProperties;
  output: SearchOutput;
}

/**
 * Gives a node its input: each message is a search.
 * @param searching asked with the first message. @throws CamundaError for what cannot be searched
 */
export function handleSearch(
  RED: NodeAPI,
  node: Node,
  properties: ActionProperties,
  searching: () => Searching,
): void {
  let runs: Runs | undefined;
  const ran = ({ signal }: Call, items: number, pages: number) => {
    if (signal.aborted) return; // the node is closed, and nobody would forget them any more
    runs ??= beginRuns(node, properties.cluster);
    runs.add(items, pages, performance.now());
  };
  let search: ((call: Call) => Promise<Figure>) | undefined;
  handleInput(RED, node, properties, (call) => {
    search ??= searchOf(RED, node, searching(), ran);
    return search(call);
  });
}

function searchOf(
  RED: NodeAPI,
  node: Node,
  { entity, properties, output }: Searching,
  ran: Ran,
): (call: Call) => Promise<Figure> {
  // Loaded with the first message: many nodes of a large flow have none for hours.
  const { SearchInput }: typeof import('./search-input') = require('./search-input');
  const { sendItems }: typeof import('./search-output') = require('./search-output');
  const input = new SearchInput(properties, entity);
  const told = { ...output, ran };
  return (call) => {
    const evaluate = (value: string, type: string) => typedValue(RED, node, call.msg, value, type);
    const send = (search: PreparedSearch) => sendItems(RED, call, told, search.pages(call.signal));
    const search = input.prepare(call.client, evaluate);
    return search instanceof Promise ? search.then(send) : send(search);
  };
}

/** What the form of a node that searches asks. */
export function answerSearchForm(RED: NodeAPI, type: string): void {
  // Loaded with the first question: what only an open form needs is no part of Node-RED's start.
  const questions = (): typeof import('./search-questions') => require('./search-questions');
  for (const name of ['request', 'try', 'suggestions'] as const) {
    editorRoute(RED, type, name, (body, wording) => questions().answers[name](RED, body, wording));
  }
}
