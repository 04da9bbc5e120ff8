import type { NodeAPI } from 'node-red';
import type { Api } from '../../../src/connection/settings';
import type { EntityWords } from '../../../src/entities/entity';
import { CamundaError } from '../../../src/errors';
import type { Item, Page } from '../../../src/search/search';
import { type Call, type CallDetails, type Figure, sendAnswer } from '../action-node';
import { wordsInRuntimeLanguage } from '../wording';
import { Sequence } from './message-sequence';
import { ResultArray } from './result-array';

/** How a node sends what it finds. */
export interface SearchOutput {
  api: Api;
  /** One array, a message a page, or a message an item. */
  output: 'array' | 'page' | 'item';
  /** What the items are called. */
  words: EntityWords;
  ran?: Ran;
}

/** Told of each search that went well. */
export type Ran = (call: Call, items: number, pages: number) => void;

/** How many there were, in words for the status. */
function figureOf(RED: NodeAPI, { words: { one, many } }: SearchOutput, count: number): Figure {
  return () => `${count} ${wordsInRuntimeLanguage(RED, count === 1 ? one : many)}`;
}

function detailsOf(call: Call, { api }: SearchOutput, page: Page): CallDetails {
  const { status, requests, totalItems, hasMoreTotalItems, endCursor } = page;
  const details: CallDetails = { api, status, requests, durationMs: call.elapsed() };
  if (totalItems !== undefined) details.totalItems = totalItems;
  if (hasMoreTotalItems !== undefined) details.hasMoreTotalItems = hasMoreTotalItems;
  if (endCursor !== undefined) details.endCursor = endCursor;
  return details;
}

/** Milliseconds of clones in a row: a message may hold far more than its items. */
const LONGEST_BREATH = 50;

/** Lets Node-RED hand on what was sent before more is added. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

async function sendArray(
  RED: NodeAPI,
  call: Call,
  output: SearchOutput,
  pages: AsyncIterable<Page>,
): Promise<Figure> {
  let items: Item[] = [];
  let pageCount = 0;
  let array: ResultArray | undefined;
  let details: CallDetails | undefined;
  for await (const page of pages) {
    if (items.length === 0) {
      items = page.items;
    } else {
      array ??= new ResultArray(items, output.words);
      array.add(page.items);
    }
    details = detailsOf(call, output, page);
    pageCount++;
  }
  sendAnswer(call, items, details);
  output.ran?.(call, items.length, pageCount);
  return figureOf(RED, output, items.length);
}

async function addItems(sequence: Sequence, items: Page['items'], details: CallDetails): Promise<void> {
  let begun = performance.now();
  for (const item of items) {
    sequence.add(item, details);
    if (performance.now() - begun < LONGEST_BREATH) continue;
    await breathe();
    begun = performance.now();
  }
}

async function sendPages(
  sequence: Sequence,
  call: Call,
  output: SearchOutput,
  pages: AsyncIterable<Page>,
): Promise<number> {
  let [count, pageCount] = [0, 0];
  for await (const page of pages) {
    const details = detailsOf(call, output, page);
    if (output.output === 'page') sequence.add(page.items, details, page.pageSize);
    else await addItems(sequence, page.items, details);
    count += page.items.length;
    pageCount++;
    await breathe();
  }
  sequence.end();
  output.ran?.(call, count, pageCount);
  return count;
}

async function sendSequence(
  RED: NodeAPI,
  call: Call,
  output: SearchOutput,
  pages: AsyncIterable<Page>,
): Promise<Figure> {
  const sequence = new Sequence(RED, call);
  try {
    return figureOf(RED, output, await sendPages(sequence, call, output, pages));
  } catch (failure) {
    if (!(failure instanceof CamundaError) || sequence.sent === 0) throw failure;
    throw failure.with({ sent: sequence.sent, partsId: sequence.id });
  }
}

/**
 * Sends the pages of a search as the form says.
 * @returns the number of items, in words for the status
 * @throws CamundaError, with `cause.sent` and `cause.partsId` where some messages had gone out
 */
export function sendItems(
  RED: NodeAPI,
  call: Call,
  output: SearchOutput,
  pages: AsyncIterable<Page>,
): Promise<Figure> {
  return output.output === 'array'
    ? sendArray(RED, call, output, pages)
    : sendSequence(RED, call, output, pages);
}
