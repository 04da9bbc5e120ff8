import should from 'should';
import { USER_TASK_EVENTS } from '../../../src/events/kinds/user-task-events';
import { MAX_ITEMS, Tracker } from '../../../src/events/tracker';
import type { Item } from '../../../src/search/search';
import type { UserTask } from '../../../src/user-tasks/task-search';

const START = Date.UTC(2026, 0, 1);

function at(second: number): string {
  return new Date(START + second * 1000).toISOString();
}

/** A task that was created in this second. */
function open(key: number, more: UserTask = {}): UserTask {
  return { userTaskKey: String(key), state: 'CREATED', creationDate: at(key), ...more };
}

function ended(key: number, second: number, state = 'COMPLETED'): UserTask {
  return open(key, { state, completionDate: at(second) });
}

const words = (events: readonly ({ topic: string; item: Item } | undefined)[]) =>
  events.map((event) => event && `${event.topic} ${event.item.userTaskKey}`);

/** As after a restart. */
function restored(tracker: Tracker): Tracker {
  return new Tracker(USER_TASK_EVENTS, JSON.parse(JSON.stringify(tracker.state())));
}

describe('task tracker', () => {
  let tracker: Tracker;

  beforeEach(() => {
    tracker = new Tracker(USER_TASK_EVENTS);
  });

  it('says each thing once, whatever the lists repeat', () => {
    should(words([tracker.open(open(1)), tracker.open(open(1))])).eql(['created 1', undefined]);
    should(words([...tracker.ended(ended(1, 9)), ...tracker.ended(ended(1, 9))])).eql(['completed 1']);
  });

  it('takes no notice of an open task that has ended: copies of an index differ for a moment', () => {
    tracker.open(open(1));
    tracker.ended(ended(1, 9));
    should(tracker.open(open(1))).be.undefined();
  });

  for (const [what, change, topic] of [
    ['assignee', { assignee: 'ben' }, 'assigned'],
    ['no assignee any more', { assignee: undefined }, 'assigned'],
    ['assignee and priority', { assignee: 'ben', priority: 90 }, 'assigned'],
    ['due date', { dueDate: at(99) }, 'updated'],
    ['follow-up date', { followUpDate: at(99) }, 'updated'],
    ['priority', { priority: 90 }, 'updated'],
    ['candidate groups', { candidateGroups: ['home'] }, 'updated'],
    ['candidate users', { candidateUsers: ['anna'] }, 'updated'],
  ] as const) {
    it(`calls another ${what} ${topic}, and says who had the task`, () => {
      tracker.open(open(1, { assignee: 'anna' }));
      const event = tracker.open(open(1, { assignee: 'anna', ...change }));
      should(event).match({ topic, previous: { assignee: 'anna' } });
    });
  }

  for (const [what, change] of [
    ['name', { name: 'Water all the plants' }],
    ['state between two others', { state: 'UPDATING' }],
    ['order of the candidates', { candidateGroups: ['b', 'a'] }],
  ] as const) {
    it(`does not call another ${what} a change`, () => {
      tracker.open(open(1, { candidateGroups: ['a', 'b'] }));
      should(tracker.open(open(1, { candidateGroups: ['a', 'b'], ...change }))).be.undefined();
    });
  }

  for (const [what, change, topic] of [
    ['assignee and priority', { assignee: 'ben', priority: 90 }, 'updated'],
    ['assignee', { assignee: 'ben' }, 'assigned'],
    ['due date', { dueDate: at(99) }, 'updated'],
  ] as const) {
    it(`calls another ${what} ${topic} where nobody wants to know of assigned`, () => {
      tracker = new Tracker(USER_TASK_EVENTS, undefined, new Set(['updated']));
      tracker.open(open(1, { assignee: 'anna' }));
      should(tracker.open(open(1, { assignee: 'anna', ...change }))).match({ topic });
    });
  }

  it('says that nobody had the task', () => {
    tracker.open(open(1));
    should(tracker.open(open(1, { assignee: 'ben' }))?.previous).eql({});
  });

  it('knows after a restart all that it knew, an assignee with spaces too', () => {
    tracker.open(open(1, { assignee: 'Anna of  the house' }));
    tracker.open(open(2));
    tracker.ended(ended(3, 9));
    const again = restored(tracker);
    should(again.state()).eql(tracker.state());
    should(words([again.open(open(2)), ...again.ended(ended(3, 9))])).eql([undefined]);
    should(again.open(open(1))?.previous).eql({ assignee: 'Anna of  the house' });
  });

  describe('a task that is in no list any more', () => {
    beforeEach(() => {
      tracker.open(open(1, { assignee: 'anna' }));
      tracker.open(open(2));
    });

    it('is missing, unless the list did not go back that far', () => {
      should(tracker.missing(new Set(['2']), 0)).eql(['1']);
      should(tracker.missing(new Set(['2']), START + 2_000)).be.empty();
    });

    it('has ended as it says', () => {
      should(words(tracker.found('1', ended(1, 9, 'CANCELED')))).eql(['canceled 1']);
      should(words(tracker.found('2', ended(2, 9)))).eql(['completed 2']);
    });

    it('is canceled where Camunda has kept nothing of it', () => {
      should(tracker.found('1', undefined)).eql([
        { topic: 'canceled', item: { userTaskKey: '1' }, previous: { assignee: 'anna' } },
      ]);
    });

    it('is told a last time where it has changed and is not watched any more', () => {
      const other = open(1, { assignee: 'ben' });
      should(words(tracker.found('1', other))).eql(['assigned 1']);
      should(tracker.missing(new Set(['2']), 0)).be.empty();
      should(words([tracker.open(other)])).eql(['created 1']);
    });

    it('is told a last time after the second time where nothing of it has changed', () => {
      const same = open(1, { assignee: 'anna' });
      should(tracker.found('1', same)).be.empty();
      should(tracker.missing(new Set(), 0)).containEql('1');
      should(words(tracker.found('1', same))).eql(['updated 1']);
      should(tracker.missing(new Set(), 0)).not.containEql('1');
    });

    it('stays where it was away for one list only', () => {
      const same = open(1, { assignee: 'anna' });
      tracker.found('1', same);
      tracker.open(same);
      should(tracker.found('1', same)).be.empty();
    });

    it('stays while it is between two states, of which older versions have no list', () => {
      const between = open(1, { assignee: 'anna', state: 'FAILED' });
      for (let look = 0; look < 3; look++) should(tracker.found('1', between)).be.empty();
      should(tracker.missing(new Set(['2']), 0)).eql(['1']);
    });
  });

  describe('with 20,000 tasks', () => {
    it('forgets those first that ended longest ago, and tells nothing twice for that', () => {
      for (let key = 1; key <= MAX_ITEMS; key++) tracker.ended(ended(key, key));
      tracker.open(open(MAX_ITEMS + 1));
      tracker.trim();
      should(Object.keys(tracker.state().ended)).have.length(MAX_ITEMS - 1);
      should(tracker.state().ended).not.have.property('1');
      should(tracker.ended(ended(1, 1))).be.empty();
      should(tracker.isFull).be.false();
    });

    it('leaves out the oldest where all of them are open, and says nothing more of these', () => {
      for (let key = 1; key <= MAX_ITEMS + 2; key++) tracker.open(open(key));
      tracker.trim();
      should(tracker.isFull).be.true();
      should(tracker.openCount).equal(MAX_ITEMS);
      should(tracker.open(open(2))).be.undefined();
      should(tracker.ended(ended(1, 30_000))).be.empty();
      should(words(tracker.ended(ended(3, 30_001)))).eql(['completed 3']);
      should(words([tracker.open(open(40_000))])).eql(['created 40000']);
      should(restored(tracker).open(open(2))).be.undefined();
    });

    it('tells all of 30,000 that ended while nobody looked, though the newest come first', () => {
      for (let key = 30_000; key >= 1; key--) {
        should(words(tracker.ended(ended(key, key)))).eql([`created ${key}`, `completed ${key}`]);
      }
      tracker.trim();
      should(tracker.ended(ended(1, 1))).be.empty();
    });

    it('keeps less than 2 MB', () => {
      for (let index = 0; index < MAX_ITEMS; index++) {
        const userTaskKey = String(2_251_799_813_685_248 + index);
        tracker.open(open(index, { userTaskKey, assignee: 'anna@example.com' }));
      }
      should(JSON.stringify(tracker.state()).length).be.below(2_000_000);
    });
  });
});
