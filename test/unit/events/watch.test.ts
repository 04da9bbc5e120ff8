import should from 'should';
import { MAX_ITEMS } from '../../../src/events/tracker';
import { FakeClock } from '../../support/fake-clock';
import { TextStore } from './text-store';
import { Stage, Watching } from './watching';

const ANSWERED = { details: { status: 200, requests: 1, durationMs: 1 }, now: Date.UTC(2027, 0, 1) };

describe('a watch of more tasks than it can remember', () => {
  it('tells all of the first list, warns once, and leaves the oldest alone from then on', async () => {
    const watching = new Watching({ start: 'all', store: new TextStore() }, new FakeClock());
    const { watch } = watching;
    await watch.begin();
    const tasks = Array.from({ length: MAX_ITEMS + 1 }, (_, index) => ({
      userTaskKey: String(MAX_ITEMS + 1 - index),
      state: 'CREATED',
      creationDate: new Date(Date.UTC(2027, 0, 1) - index * 1000).toISOString(),
    }));
    watch.open({ items: tasks, status: 200, requests: 21 }, ANSWERED);
    await watch.tellNews(ANSWERED.now, 0);
    should(watching.told).have.length(MAX_ITEMS + 1);
    await watch.settle();
    await watch.settle();
    should(watch.openCount).equal(MAX_ITEMS);
    watch.open({ items: tasks, status: 200, requests: 21 }, ANSWERED);
    should(watch.newsCount).equal(0);
    should(watching.warnings).have.length(1);
    should(watching.warnings[0]).match(/More than 20,000 tasks are open/);
  });
});

describe('a watch of a Camunda with more open tasks than it can remember', () => {
  for (const api of ['v2', 'v1'] as const) {
    it(`warns of them, over ${api}`, async () => {
      const stage = await Stage.start(api, { tasks: MAX_ITEMS + 1 });
      const watching = await stage.watch();
      should(watching.openCount).equal(MAX_ITEMS);
      should(watching.warnings).have.length(1);
      should(watching.warnings[0]).match(/More than 20,000 tasks are open/);
      await stage.close();
    }).timeout(60_000);
  }
});
