import type { CamundaClient } from '../camunda-client';
import { type Clock, systemClock } from '../clock';
import { Feed } from './feed';
import { Lists } from './lists';
import { PollPace } from './poll-pace';
import type { Watch } from './watch';
import type { WatchedTasks } from './watched-tasks';

export interface FeedSettings {
  watched: WatchedTasks;
  /** Milliseconds between two polls at least, and between two full passes. */
  interval: number;
  fullInterval: number;
  clock?: Clock;
}

/** One poll serves all nodes that want the same of the same cluster. */
const feedsOf = new WeakMap<CamundaClient, Map<string, Feed>>();

function feedFor(client: CamundaClient, feeds: Map<string, Feed>, key: string, settings: FeedSettings) {
  const known = feeds.get(key);
  if (known) return known;
  const { watched, interval, fullInterval, clock = systemClock } = settings;
  const lists = new Lists(client, watched, clock);
  const feed = new Feed({ lists, pace: new PollPace(interval), fullInterval, clock });
  feeds.set(key, feed);
  return feed;
}

/** Polls for a watch from now on. @returns ends that */
export function joinFeed(client: CamundaClient, settings: FeedSettings, watch: Watch): () => void {
  const feeds = feedsOf.get(client) ?? new Map<string, Feed>();
  feedsOf.set(client, feeds);
  const { watched, interval, fullInterval } = settings;
  const key = JSON.stringify([watched.key, interval, fullInterval]);
  const feed = feedFor(client, feeds, key, settings);
  feed.join(watch);
  return () => {
    if (feed.leave(watch)) feeds.delete(key);
  };
}
