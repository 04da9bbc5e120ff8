import type { NodeAPI } from 'node-red';
import { CamundaError } from '../../../src/errors';
import type { TaskPage } from '../../../src/search/search';
import type { Call, CallDetails, Figure } from '../action-node';
import { Sequence } from './message-sequence';
import { TaskArray } from './result-array';
import type { SearchProperties } from './search-input';

function detailsOf(call: Call, properties: SearchProperties, page: TaskPage): CallDetails {
  const { status, requests, totalItems, hasMoreTotalItems, endCursor } = page;
  const api = properties.api === 'v1' ? 'v1' : 'v2';
  const details: CallDetails = { api, status, requests, durationMs: call.elapsed() };
  if (totalItems !== undefined) details.totalItems = totalItems;
  if (hasMoreTotalItems !== undefined) details.hasMoreTotalItems = hasMoreTotalItems;
  if (endCursor !== undefined) details.endCursor = endCursor;
  return details;
}

function figureOf(RED: NodeAPI, count: number): Figure {
  return () => RED._(`camunda8-search-tasks.status.${count === 1 ? 'task' : 'tasks'}`, { count });
}

/** Milliseconds of clones in a row: a message may hold far more than its tasks. */
const LONGEST_BREATH = 50;

/** Lets Node-RED hand on what was sent before more is added. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

async function sendArray(
  RED: NodeAPI,
  call: Call,
  properties: SearchProperties,
  pages: AsyncIterable<TaskPage>,
): Promise<Figure> {
  const array = new TaskArray();
  let details: CallDetails | undefined;
  for await (const page of pages) {
    array.add(page.tasks);
    details = detailsOf(call, properties, page);
  }
  call.msg.payload = array.tasks;
  call.msg.camunda = details;
  call.send(call.msg);
  return figureOf(RED, array.tasks.length);
}

async function addTasks(sequence: Sequence, tasks: TaskPage['tasks'], details: CallDetails): Promise<void> {
  let begun = performance.now();
  for (const task of tasks) {
    sequence.add(task, details);
    if (performance.now() - begun < LONGEST_BREATH) continue;
    await breathe();
    begun = performance.now();
  }
}

async function sendPages(
  sequence: Sequence,
  call: Call,
  properties: SearchProperties,
  pages: AsyncIterable<TaskPage>,
): Promise<number> {
  let count = 0;
  for await (const page of pages) {
    const details = detailsOf(call, properties, page);
    if (properties.output === 'page') sequence.add(page.tasks, details, page.pageSize);
    else await addTasks(sequence, page.tasks, details);
    count += page.tasks.length;
    await breathe();
  }
  sequence.end();
  return count;
}

async function sendSequence(
  RED: NodeAPI,
  call: Call,
  properties: SearchProperties,
  pages: AsyncIterable<TaskPage>,
): Promise<Figure> {
  const sequence = new Sequence(RED, call);
  try {
    return figureOf(RED, await sendPages(sequence, call, properties, pages));
  } catch (failure) {
    if (!(failure instanceof CamundaError) || sequence.sent === 0) throw failure;
    throw failure.with({ sent: sequence.sent, partsId: sequence.id });
  }
}

/**
 * Sends the pages of a search as the form says: one array, a message a page, or a message a task.
 * @returns the number of tasks, in words for the status
 * @throws CamundaError, with `cause.sent` and `cause.partsId` where some messages had gone out
 */
export function sendTasks(
  RED: NodeAPI,
  call: Call,
  properties: SearchProperties,
  pages: AsyncIterable<TaskPage>,
): Promise<Figure> {
  const isSequence = properties.output === 'page' || properties.output === 'task';
  const send = isSequence ? sendSequence : sendArray;
  return send(RED, call, properties, pages);
}
