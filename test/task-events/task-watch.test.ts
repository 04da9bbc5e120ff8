import should from 'should';
import { MAX_TASKS } from '../../src/task-events/task-tracker';
import { TextStore, Watching } from './watching';

const DETAILS = { status: 200, requests: 1, durationMs: 1 };

describe('a watch of more tasks than it can remember', () => {
  it('tells all of the first list, warns once, and leaves the oldest alone from then on', async () => {
    const watching = new Watching({ start: 'all', store: new TextStore() });
    const { watch } = watching;
    await watch.begin();
    const tasks = Array.from({ length: MAX_TASKS + 1 }, (_, index) => ({
      userTaskKey: String(MAX_TASKS + 1 - index),
      state: 'CREATED',
      creationDate: new Date(Date.UTC(2027, 0, 1) - index * 1000).toISOString(),
    }));
    should(watch.open({ tasks, status: 200, requests: 21 }, DETAILS)).equal(MAX_TASKS + 1);
    await watch.settle();
    await watch.settle();
    should(watch.openCount).equal(MAX_TASKS);
    should(watch.open({ tasks, status: 200, requests: 21 }, DETAILS)).equal(0);
    should(watching.warnings).have.length(1);
    should(watching.warnings[0]).match(/More than 20,000 of these tasks are open/);
  });
});
