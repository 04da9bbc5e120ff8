import type { Clock } from '../clock';
import { Feed } from './feed';
import { PollPace } from './poll-pace';
import type { Watch } from './watch';
import type { Watched } from './watched';

export interface FeedSettings {
  watched: Watched;
  /** Milliseconds between two polls at least, and between two full passes. */
  interval: number;
  fullInterval: number;
  clock: Clock;
}

/** One poll serves all nodes that want the same of the same client. */
const feedsOf = new WeakMap<object, Map<string, Feed>>();

function feedFor(feeds: Map<string, Feed>, key: string, settings: FeedSettings): Feed {
  const known = feeds.get(key);
  if (known) return known;
  const { watched, interval, fullInterval, clock } = settings;
  const feed = new Feed({ watched, pace: new PollPace(interval), fullInterval, clock });
  feeds.set(key, feed);
  return feed;
}

/** Polls for a watch from now on. @param client whom `watched` asks @returns ends that */
export function joinFeed(client: object, settings: FeedSettings, watch: Watch): () => void {
  const feeds = feedsOf.get(client) ?? new Map<string, Feed>();
  feedsOf.set(client, feeds);
  const { watched, interval, fullInterval } = settings;
  const key = JSON.stringify([watched.kind.key, watched.key, interval, fullInterval]);
  const feed = feedFor(feeds, key, settings);
  feed.join(watch);
  return () => {
    if (feed.leave(watch)) feeds.delete(key);
  };
}
