import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import should from 'should';
import { CamundaError } from '../../../src/errors';
import { sentence } from '../../../src/sentence';
import { type Found, untilClosed } from '../../../src/user-tasks/until-closed';
import { FakeClock } from '../../support/fake-clock';
import { refusalOf } from '../../support/searches';

const KEY = '9007199254740993';
const open: Found = { task: { userTaskKey: KEY, state: 'COMPLETING' }, requests: 1 };

/** Searches that answer what a test says, and a time that goes by only as it lets it. */
class Polls {
  readonly clock = new FakeClock({ sleepers: 'wait' });
  readonly #answers: (Found | Error)[];
  asked = 0;

  constructor(...answers: (Found | Error)[]) {
    this.#answers = answers;
  }

  /** Searches with the answers in turn, the last one for ever. */
  readonly find = async (): Promise<Found> => {
    const answer = this.#answers[Math.min(this.asked++, this.#answers.length - 1)] ?? open;
    if (answer instanceof Error) throw answer;
    return answer;
  };

  wait(timeout: number, signal?: AbortSignal): Promise<number> {
    return untilClosed(KEY, this.find, { timeout, clock: this.clock, signal });
  }

  /** Lets time go by, a shortest pause at a time, until the wait has ended. */
  async run(wait: Promise<unknown>): Promise<void> {
    let isOver = false;
    wait
      .catch(() => {})
      .finally(() => {
        isOver = true;
      });
    for (await turn(); !isOver; await turn()) this.clock.advance(250);
  }

  /** The first sleep is the time that all may take. */
  get pauses(): number[] {
    return this.clock.sleeps.slice(1);
  }
}

describe('Waiting until a search shows a task as open no more', () => {
  for (const [what, closed] of [
    ['is not there', { requests: 1 }],
    ['is completed', { task: { userTaskKey: KEY, state: 'COMPLETED' }, requests: 1 }],
    ['is canceled', { task: { userTaskKey: KEY, state: 'CANCELED' }, requests: 1 }],
  ] as const) {
    it(`ends where it ${what}, and tells the requests`, async () => {
      const polls = new Polls(open, { ...open, requests: 2 }, closed);
      const wait = polls.wait(30_000);
      await polls.run(wait);
      should(await wait).equal(4);
    });
  }

  it('asks at once, then after pauses that grow from 250 ms to 2 s', async () => {
    const polls = new Polls(open, open, open, open, open, open, { requests: 1 });
    await polls.run(polls.wait(30_000));
    should(polls.pauses).eql([250, 500, 1_000, 2_000, 2_000, 2_000]);
  });

  it('ends after its time with the sentence that the task is completed, and may not be sent again', async () => {
    const polls = new Polls(open);
    const wait = polls.wait(5_000);
    const refusal = refusalOf('CAMUNDA_TIMEOUT', () => wait);
    await polls.run(wait);
    const { message, cause } = await refusal;
    should(message).equal(
      `Task ${KEY} was completed. Only the search is late: after 5 s it still shows the task as open`,
    );
    should({ ...cause }).eql({ retryable: false, done: 'yes' });
    should(polls.asked).equal(5);
  });

  it('ends after its time although a search gets no answer', async () => {
    const clock = new FakeClock({ sleepers: 'wait' });
    const find = (signal: AbortSignal) =>
      once(signal, 'abort').then(() =>
        Promise.reject(new CamundaError('CAMUNDA_ABORTED', sentence`given up`)),
      );
    const wait = refusalOf('CAMUNDA_TIMEOUT', () =>
      untilClosed(KEY, find, { timeout: 1_000, clock, signal: undefined }),
    );
    clock.advance(1_000);
    await wait;
  });

  it('goes on after a failure that may pass', async () => {
    const busy = new CamundaError('CAMUNDA_BUSY', sentence`busy`, { status: 429, retryable: true });
    const polls = new Polls(busy, open, { requests: 1 });
    const wait = polls.wait(30_000);
    await polls.run(wait);
    should(await wait).equal(3);
  });

  it('says that the task was completed where its search is refused', async () => {
    const off = new CamundaError('CAMUNDA_UNSUPPORTED', sentence`Search is switched off`, { status: 405 });
    const { message, cause } = await refusalOf('CAMUNDA_UNSUPPORTED', () => new Polls(off).wait(30_000));
    should(message).equal(`Task ${KEY} was completed, but the search for it failed: Search is switched off`);
    should({ ...cause }).eql({ status: 405, retryable: false, done: 'yes' });
  });

  it('ends at once with a deploy, in a pause and before it began, and says that the task was completed', async () => {
    const closing = new AbortController();
    const polls = new Polls(open);
    const wait = refusalOf('CAMUNDA_ABORTED', () => polls.wait(30_000, closing.signal));
    await turn();
    closing.abort();
    for (const refusal of [wait, refusalOf('CAMUNDA_ABORTED', () => polls.wait(30_000, closing.signal))]) {
      const { message, cause } = await refusal;
      should(message).startWith(`Task ${KEY} was completed. Only the wait for the search was cut short`);
      should({ ...cause }).eql({ retryable: false, done: 'yes' });
    }
    should(polls.asked).equal(1);
  });
});
