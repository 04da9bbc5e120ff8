import type { NodeAPI, NodeMessage } from 'node-red';
import type { TaskPage, UserTask } from '../../src/api/search';
import { CamundaError } from '../../src/errors';
import type { Call, CallDetails } from '../common/action-node';
import type { SearchProperties } from './search-input';

/** `msg.parts`, as the core split node makes it. */
interface Parts {
  id: string;
  type: 'array';
  index: number;
  /** Of the arrays, where the messages are arrays. */
  len?: number;
}

/**
 * Sends clones of a message as a sequence that a core join node puts together again.
 * The last one is held back, because it alone carries the count.
 */
class Sequence {
  readonly id: string;
  readonly #call: Call;
  /** A clone of the message, with places for what each one of the sequence has of its own. */
  readonly #frame: () => NodeMessage;
  #held: NodeMessage | undefined;
  #index = 0;
  #sent = 0;

  constructor(RED: NodeAPI, call: Call) {
    const { parts: outer } = call.msg;
    const frame = { ...call.msg, payload: undefined, camunda: undefined, parts: outer && { parts: outer } };
    // Mostly nothing in a message needs Node-RED's deep clone, which costs more than all the rest.
    const isFlat = Object.values(frame).every((value) => typeof value !== 'object');
    this.id = RED.util.generateId();
    this.#call = call;
    this.#frame = isFlat ? () => ({ ...frame }) : () => RED.util.cloneMessage(frame);
  }

  /** Messages that have gone out. */
  get sent(): number {
    return this.#sent;
  }

  /** @param len of `msg.parts`, where it has one */
  add(payload: unknown, camunda: CallDetails, len?: number): void {
    this.#flush();
    const message = this.#frame();
    message.payload = payload;
    message.camunda = { ...camunda };
    const parts: Parts = { id: this.id, type: 'array', index: this.#index++ };
    if (len !== undefined) parts.len = len;
    message.parts = message.parts ? Object.assign(parts, message.parts) : parts;
    this.#held = message;
  }

  end(): void {
    if (this.#held) Object.assign(this.#held.parts ?? {}, { count: this.#index });
    this.#flush();
  }

  #flush(): void {
    if (!this.#held) return;
    this.#call.send(this.#held);
    this.#sent++;
    this.#held = undefined;
  }
}

function detailsOf(call: Call, properties: SearchProperties, page: TaskPage): CallDetails {
  const { status, requests, totalItems, hasMoreTotalItems, endCursor } = page;
  const api = properties.api === 'v1' ? 'v1' : 'v2';
  const details: CallDetails = { api, status, requests, durationMs: call.elapsed() };
  if (totalItems !== undefined) details.totalItems = totalItems;
  if (hasMoreTotalItems !== undefined) details.hasMoreTotalItems = hasMoreTotalItems;
  if (endCursor !== undefined) details.endCursor = endCursor;
  return details;
}

/** Lets Node-RED hand on what was sent before more is added. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

async function sendArray(
  call: Call,
  properties: SearchProperties,
  pages: AsyncIterable<TaskPage>,
): Promise<number> {
  let tasks: UserTask[] = [];
  let details: CallDetails | undefined;
  for await (const page of pages) {
    if (tasks.length === 0) tasks = page.tasks;
    else for (const task of page.tasks) tasks.push(task);
    details = detailsOf(call, properties, page);
  }
  call.msg.payload = tasks;
  call.msg.camunda = details;
  call.send(call.msg);
  return tasks.length;
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
    else for (const task of page.tasks) sequence.add(task, details);
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
): Promise<number> {
  const sequence = new Sequence(RED, call);
  try {
    return await sendPages(sequence, call, properties, pages);
  } catch (failure) {
    if (!(failure instanceof CamundaError) || sequence.sent === 0) throw failure;
    throw failure.with({ sent: sequence.sent, partsId: sequence.id });
  }
}

/**
 * Sends the pages of a search as the form says: one array, a message a page, or a message a task.
 * @returns the number of tasks
 * @throws CamundaError, with `cause.sent` and `cause.partsId` where some messages had gone out
 */
export function sendTasks(
  RED: NodeAPI,
  call: Call,
  properties: SearchProperties,
  pages: AsyncIterable<TaskPage>,
): Promise<number> {
  const isSequence = properties.output === 'page' || properties.output === 'task';
  return isSequence ? sendSequence(RED, call, properties, pages) : sendArray(call, properties, pages);
}
