import should from 'should';
import { CamundaError } from '../../../src/errors';
import type { EventKind } from '../../../src/events/event-kind';
import { joinFeed } from '../../../src/events/feeds';
import type { Listener } from '../../../src/events/listener';
import { Watch } from '../../../src/events/watch';
import type { ListSearch, Watched } from '../../../src/events/watched';
import type { Item } from '../../../src/search/search';
import { sentence } from '../../../src/sentence';
import { FakeClock } from '../../support/fake-clock';
import { TextStore } from './text-store';

const INCIDENTS: EventKind = {
  key: 'incidentKey',
  dates: { open: 'creationTime', ended: 'creationTime' },
  compared: [],
  open: 'ACTIVE',
  between: ['PENDING'],
  ends: new Map([['RESOLVED', 'resolved']]),
  otherEnd: 'resolved',
  gone: 'deleted',
  words: {
    unreadable: (reason) => sentence`not read: ${reason}`,
    notLookedUp: (reason) => sentence`not looked up: ${reason}`,
    notKept: (reason) => sentence`not kept: ${reason}`,
    tooMany: (most) => sentence`more than ${most}`,
  },
};

/** Incidents that a test opens, resolves and deletes. */
class Incidents implements Watched {
  readonly kind = INCIDENTS;
  readonly key = 'all';
  readonly isOneStateOnly = false;
  readonly items = new Map<string, Item>();
  /** States that were asked for. */
  readonly asked: unknown[] = [];

  set(incidentKey: string, state: string): void {
    this.items.set(incidentKey, { incidentKey, state, creationTime: '2026-01-02T00:00:00Z' });
  }

  async *search({ state: { value } }: ListSearch) {
    this.asked.push(value);
    const states: unknown[] = Array.isArray(value) ? value : [value];
    const items = [...this.items.values()].filter(({ state }) => states.includes(state));
    yield { items, status: 200, requests: 1 };
  }

  async find(key: string) {
    const item = this.items.get(key);
    if (!item) throw new CamundaError('CAMUNDA_NOT_FOUND', sentence`There is no such incident`);
    return { item, status: 200, requests: 1 };
  }

  time() {
    return undefined;
  }
}

describe('events of another kind than user tasks', () => {
  it('need a table and a way to ask, and nothing else', async () => {
    const clock = new FakeClock();
    const incidents = new Incidents();
    const told: string[] = [];
    let polled = () => {};
    const listener: Listener = {
      event: ({ topic, item }) => told.push(`${topic} ${item.incidentKey}`),
      polling: () => {},
      polled: () => polled(),
      failed: (error) => told.push(error.message),
      warn: (words) => told.push(String(words)),
    };
    const nextPoll = () =>
      new Promise<void>((resolve) => {
        polled = resolve;
      });
    const store = new TextStore();
    const watch = new Watch({ kind: INCIDENTS, start: 'new', source: 'a', store, listener, clock });
    await watch.begin();
    const leave = joinFeed({}, { watched: incidents, interval: 1_000, fullInterval: 1_000, clock }, watch);
    await nextPoll();
    for (const key of ['1', '2', '3']) incidents.set(key, 'ACTIVE');
    await nextPoll();
    incidents.set('1', 'RESOLVED');
    incidents.set('2', 'PENDING');
    incidents.items.delete('3');
    await nextPoll();
    leave();
    await watch.end();
    should(told.sort()).eql(['created 1', 'created 2', 'created 3', 'deleted 3', 'resolved 1']);
    should(incidents.asked.slice(0, 2)).eql([['ACTIVE', 'PENDING'], ['RESOLVED']]);
  });
});
