import { createHash } from 'node:crypto';
import type { Node, NodeAPI } from 'node-red';
import type { CamundaClient } from '../../../src/camunda-client';
import { type Clock, untilAborted } from '../../../src/clock';
import { configError } from '../../../src/errors';
import type { EventKind } from '../../../src/events/event-kind';
import { joinFeed } from '../../../src/events/feeds';
import { Watch } from '../../../src/events/watch';
import type { Watched } from '../../../src/events/watched';
import { sentence } from '../../../src/sentence';
import { wordsOf } from '../../../src/words';
import type { ActionProperties } from '../action-node';
import {
  chosenEvents,
  DEFAULT_FULL_INTERVAL,
  DEFAULT_INTERVAL,
  LONGEST_FULL_INTERVAL,
  LONGEST_INTERVAL,
} from '../choices/events';
import { clusterOf } from '../cluster-node';
import { contextStore } from '../context-store';
import type { End, SourceNode } from '../source-node';
import { wholeNumber } from '../typed-value';
import { EventListener } from './event-listener';
import { type ReadWatched, readWatched, type WatchedProperties } from './watched-input';

export interface EventsProperties extends ActionProperties, WatchedProperties {
  start?: 'new' | 'all';
  interval?: string;
  fullInterval?: string;
  /** Topics that are told; absent or empty: all. */
  events?: string[];
  /** One output for each of them, in the order of the kind's. */
  outputEach?: boolean;
}

/** What of one kind of node is its own. */
export interface KindOfNode {
  /** Key of the words of the status: `count` of what is open, and at what `time`. */
  status: string;
  kind: EventKind;
  /** What it can tell, in the order of its outputs. */
  events: readonly string[];
  /** Name of what is kept from start to start, in the node's context. */
  state: string;
  watched(client: CamundaClient, items: ReadWatched, clock: Clock): Watched;
}

/** Begins to watch. @throws CamundaError CAMUNDA_CONFIG or CAMUNDA_INVALID; CAMUNDA_ABORTED where the node closes meanwhile */
export async function beginWatching(
  RED: NodeAPI,
  node: Node,
  properties: EventsProperties,
  source: SourceNode,
  { status, kind, events, state, watched }: KindOfNode,
): Promise<End> {
  const { start, interval, fullInterval } = properties;
  const { clock, signal } = source;
  const client = clusterOf(RED, properties.cluster).client();
  const seconds = wholeNumber(sentence`Poll interval`, interval, 1, LONGEST_INTERVAL) ?? DEFAULT_INTERVAL;
  const minutes =
    wholeNumber(sentence`Full pass`, fullInterval, 1, LONGEST_FULL_INTERVAL) ?? DEFAULT_FULL_INTERVAL;
  const topics = chosenEvents(events, properties.events);
  const outputs = properties.outputEach === true ? topics : undefined;
  const items = await untilAborted(readWatched(RED, node, properties), signal);
  const watch = new Watch({
    kind,
    start: start === 'all' ? 'all' : 'new',
    source: shortened(`${client.sourceOf(items.api)} ${items.key}`),
    store: contextStore(RED, node, state),
    topics: new Set(topics),
    listener: new EventListener(RED, node, source, {
      ...{ api: items.api, status, outputs },
      hasPrevious: kind.compared.length > 0,
    }),
    clock,
  });
  await begun(watch);
  const settings = {
    watched: watched(client, items, clock),
    interval: seconds * 1_000,
    fullInterval: minutes * 60_000,
    clock,
  };
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
