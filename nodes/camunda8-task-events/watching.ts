import { createHash } from 'node:crypto';
import type { Node, NodeAPI } from 'node-red';
import { untilAborted } from '../../src/clock';
import { configError } from '../../src/errors';
import { joinFeed } from '../../src/events/feeds';
import { USER_TASK_EVENTS, watchedTasks } from '../../src/events/kinds/user-task-events';
import { Watch } from '../../src/events/watch';
import { sentence } from '../../src/sentence';
import { wordsOf } from '../../src/words';
import type { ActionProperties } from '../common/action-node';
import { clusterOf } from '../common/cluster-node';
import { contextStore } from '../common/context-store';
import type { End, SourceNode } from '../common/source-node';
import { wholeNumber } from '../common/typed-value';
import {
  chosenEvents,
  DEFAULT_FULL_INTERVAL,
  DEFAULT_INTERVAL,
  LONGEST_FULL_INTERVAL,
  LONGEST_INTERVAL,
} from './choices';
import { EventListener } from './event-listener';
import { readWatched, type WatchedProperties } from './watched-input';

/** Name of what is kept from start to start, in the node's context. */
const STATE = 'watchedTasks';

export interface TaskEventsProperties extends ActionProperties, WatchedProperties {
  start?: 'new' | 'all';
  interval?: string;
  fullInterval?: string;
  /** Topics that are told; absent or empty: all. */
  events?: string[];
  /** One output for each of them, in the order of `EVENTS`. */
  outputEach?: boolean;
}

/** Begins to watch. @throws CamundaError CAMUNDA_CONFIG or CAMUNDA_INVALID; CAMUNDA_ABORTED where the node closes meanwhile */
export async function watchTasks(
  RED: NodeAPI,
  node: Node,
  properties: TaskEventsProperties,
  source: SourceNode,
): Promise<End> {
  const { start, interval, fullInterval } = properties;
  const { clock, signal } = source;
  const client = clusterOf(RED, properties.cluster).client();
  const seconds = wholeNumber(sentence`Poll interval`, interval, 1, LONGEST_INTERVAL) ?? DEFAULT_INTERVAL;
  const minutes =
    wholeNumber(sentence`Full pass`, fullInterval, 1, LONGEST_FULL_INTERVAL) ?? DEFAULT_FULL_INTERVAL;
  const topics = chosenEvents(properties.events);
  const outputs = properties.outputEach === true ? topics : undefined;
  const tasks = await untilAborted(readWatched(RED, node, properties), signal);
  const watch = new Watch({
    kind: USER_TASK_EVENTS,
    start: start === 'all' ? 'all' : 'new',
    source: shortened(`${client.sourceOf(tasks.api)} ${tasks.key}`),
    store: contextStore(RED, node, STATE),
    topics: new Set(topics),
    listener: new EventListener(RED, node, source, { api: tasks.api, outputs }),
    clock,
  });
  await begun(watch);
  const watched = watchedTasks(client, tasks, clock);
  const settings = { watched, interval: seconds * 1_000, fullInterval: minutes * 60_000, clock };
  const leave = joinFeed(client, settings, watch);
  return () => {
    leave();
    return watch.end();
  };
}

async function begun(watch: Watch): Promise<void> {
  try {
    await watch.begin();
  } catch (failure) {
    throw configError(
      sentence`Nothing is watched: Node-RED's context store cannot be used (${wordsOf(failure)})`,
    );
  }
}

/** A filter can be long. */
function shortened(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
