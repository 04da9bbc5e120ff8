import { createHash } from 'node:crypto';
import type { Node, NodeAPI } from 'node-red';
import { systemClock } from '../../src/clock';
import { CamundaError, configError } from '../../src/errors';
import { joinFeed } from '../../src/events/task-feeds';
import { TaskWatch } from '../../src/events/task-watch';
import { wordsOf } from '../../src/events/words';
import { sentence } from '../../src/sentence';
import type { ActionProperties } from '../common/action-node';
import { clusterOf } from '../common/cluster-node';
import { contextStore } from '../common/context-store';
import { wholeNumber } from '../common/typed-value';
import type { EventListener } from './event-listener';
import { readWatched, type WatchedProperties } from './watched-input';

export interface TaskEventsProperties extends ActionProperties, WatchedProperties {
  start?: 'new' | 'all';
  interval?: string;
  fullInterval?: string;
}

/** Begins to watch. Never rejects. @returns ends it; undefined where there was no beginning */
export async function watch(
  RED: NodeAPI,
  node: Node,
  properties: TaskEventsProperties,
  listener: EventListener,
  isClosed: () => boolean,
): Promise<(() => Promise<void>) | undefined> {
  try {
    const { start, interval, fullInterval } = properties;
    const client = clusterOf(RED, properties.cluster).client();
    const seconds = wholeNumber(sentence`Shortest pause`, interval, 1, 86_400) ?? 5;
    const minutes = wholeNumber(sentence`Full pass`, fullInterval, 1, 1_440) ?? 10;
    const watched = await readWatched(RED, node, properties);
    const source = shortened(`${client.sourceOf(watched.api)} ${watched.key}`);
    const store = contextStore(RED, node);
    const clock = systemClock;
    const tasks = new TaskWatch({ start: start === 'all' ? 'all' : 'new', source, store, listener, clock });
    if (isClosed()) return undefined;
    await begun(tasks);
    const settings = { watched, interval: seconds * 1_000, fullInterval: minutes * 60_000 };
    const leave = joinFeed(client, settings, tasks);
    return () => {
      leave();
      return tasks.end();
    };
  } catch (failure) {
    listener.failed(failure instanceof CamundaError ? failure : unexpected(failure));
    return undefined;
  }
}

function unexpected(failure: unknown): CamundaError {
  return configError(sentence`The tasks cannot be watched: ${wordsOf(failure)}`);
}

async function begun(tasks: TaskWatch): Promise<void> {
  try {
    await tasks.begin();
  } catch (failure) {
    throw configError(
      sentence`The context store of Node-RED cannot be used, so nothing is watched: ${wordsOf(failure)}`,
    );
  }
}

/** A filter can be long. */
function shortened(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
