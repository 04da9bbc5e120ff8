import should from 'should';
import { LONGEST, PERIOD, Poll, pauseAfter } from '../../../../nodes/camunda8-sidebar/form/poll';

/** A clock that goes on when it is told to. */
class Timer {
  at = 0;
  #waiting: { action: () => void; when: number } | undefined;

  now = () => this.at;

  set = (action: () => void, pause: number): unknown => {
    this.#waiting = { action, when: this.at + pause };
    return this.#waiting;
  };

  clear = (timer: unknown) => {
    if (timer === this.#waiting) this.#waiting = undefined;
  };

  /** Milliseconds until somebody wants to be woken; undefined: nobody does. */
  get pause(): number | undefined {
    return this.#waiting && this.#waiting.when - this.at;
  }

  /** Goes on to that time. */
  wake(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    this.at = waiting?.when ?? this.at;
    waiting?.action();
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('What the sidebar asks again and again', () => {
  let timer: Timer;
  let rounds: number;
  let round: () => Promise<boolean>;
  let poll: Poll;
  beforeEach(() => {
    timer = new Timer();
    rounds = 0;
    round = async () => true;
    poll = new Poll(() => {
      rounds += 1;
      return round();
    }, timer);
  });

  it('is asked at once, and then in even pauses', async () => {
    poll.start();
    should(rounds).equal(1);
    await settled();
    should(timer.pause).equal(PERIOD);
    timer.wake();
    should(rounds).equal(2);
  });

  it('is not asked before the start, and not after the end', async () => {
    poll.now();
    should(rounds).equal(0);
    poll.start();
    await settled();
    poll.stop();
    should(timer.pause).equal(undefined);
    poll.now();
    should(rounds).equal(1);
  });

  it('is not asked again where it ends while a round is under way', async () => {
    poll.start();
    poll.stop();
    await settled();
    should(timer.pause).equal(undefined);
  });

  it('is asked once at a time, and once more where somebody wants it meanwhile', async () => {
    poll.start();
    poll.now();
    poll.now();
    should(rounds).equal(1);
    await settled();
    should(timer.pause).equal(0);
    timer.wake();
    await settled();
    should(rounds).equal(2);
    should(timer.pause).equal(PERIOD);
  });

  it('is asked less often the longer it fails, and as before when it goes well again', async () => {
    round = () => Promise.reject(new Error('gone'));
    poll.start();
    const pauses: (number | undefined)[] = [];
    for (let count = 0; count < 6; count++) {
      await settled();
      pauses.push(timer.pause);
      timer.wake();
    }
    should(pauses).eql([10_000, 20_000, 40_000, LONGEST, LONGEST, LONGEST]);
    await settled();
    round = async () => true;
    timer.wake();
    await settled();
    should(timer.pause).equal(PERIOD);
  });

  it('leaves a cluster alone that takes long', () => {
    should(pauseAfter(0, 100)).equal(PERIOD);
    should(pauseAfter(0, 3_000)).equal(15_000);
    should(pauseAfter(0, 30_000)).equal(LONGEST);
  });
});
