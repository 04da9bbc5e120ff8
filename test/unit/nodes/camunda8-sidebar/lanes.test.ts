import should from 'should';
import { Lanes } from '../../../../nodes/camunda8-sidebar/form/clusters/lanes';
import { Rest } from '../../../../nodes/camunda8-sidebar/form/clusters/rest';
import { PERIOD, pauseAfter } from '../../../../nodes/camunda8-sidebar/form/poll';

/** A cluster that answers when the test says so. */
class Cluster {
  isDoubtful = false;
  asked = 0;
  #answer: () => void = () => {};

  constructor(readonly isHanging = false) {}

  refresh(): Promise<void> {
    this.asked += 1;
    return this.isHanging ? new Promise((resolve) => (this.#answer = resolve)) : Promise.resolve();
  }

  giveUp(): void {
    this.isDoubtful = true;
    this.#answer();
  }
}

const ticks = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('Many clusters', () => {
  let isOver: () => void;
  let lanes: Lanes;
  beforeEach(() => {
    lanes = new Lanes(() => new Promise((resolve) => (isOver = resolve)));
  });

  const clusters = (count: number, isHanging = false) =>
    Array.from({ length: count }, () => new Cluster(isHanging));

  it('are all asked in a round where all answer', async () => {
    const all = clusters(20);
    await lanes.round(all);
    should(all.every(({ asked }) => asked === 1)).be.true();
  });

  it('are two at a time under way where none answers, and the round is over all the same', async () => {
    const all = clusters(20, true);
    for (let count = 0; count < 3; count++) {
      const round = lanes.round(all);
      await ticks();
      isOver();
      await round;
    }
    should(all.map(({ asked }) => asked)).eql([1, 1, ...Array(18).fill(0)]);
  });

  it('that answer are asked in each round, however many do not, of which one at a time is asked', async () => {
    const silent = clusters(18, true);
    for (const one of silent) one.isDoubtful = true;
    const good = clusters(2);
    for (let count = 0; count < 5; count++) await lanes.round([...silent, ...good]);
    should(good.map(({ asked }) => asked)).eql([5, 5]);
    should(silent.filter(({ asked }) => asked > 0)).have.length(1);
    silent[0]?.giveUp();
    await ticks();
    should(silent.filter(({ asked }) => asked > 0)).have.length(2);
  });

  it('that answer come after those that do not, once these have had their time', async () => {
    const silent = clusters(4, true);
    const good = clusters(1);
    const all = [...silent, ...good];
    void lanes.round(all);
    for (let turn = 0; turn < 2; turn++) {
      for (const one of silent) if (one.asked > 0) one.giveUp();
      await ticks();
    }
    should(good[0]?.asked).equal(1);
  });

  it('are asked in each round beside one that is slow', async () => {
    const [slow] = clusters(1, true);
    const good = clusters(3);
    for (let count = 0; count < 4; count++) {
      const round = lanes.round(slow ? [slow, ...good] : good);
      await ticks();
      isOver();
      await round;
    }
    should([slow?.asked, ...good.map(({ asked }) => asked)]).eql([1, 4, 4, 4]);
  });

  it('have no longer pause between rounds because one is slow', async () => {
    const waited: number[] = [];
    lanes = new Lanes(async (milliseconds) => {
      waited.push(milliseconds);
    });
    await lanes.round(clusters(1, true));
    should(waited.map((took) => pauseAfter(0, took))).eql([PERIOD]);
  });

  it('are asked again where one throws', async () => {
    const good = clusters(1);
    const thrower = {
      isDoubtful: false,
      asked: 0,
      refresh: async () => {
        thrower.asked += 1;
        throw new Error('an answer without a body');
      },
    };
    for (let count = 0; count < 3; count++) await lanes.round([thrower, thrower, ...good]);
    should([thrower.asked, good[0]?.asked]).eql([3, 3]);
  });

  it('wait no longer where they are gone', async () => {
    const silent = clusters(3, true);
    void lanes.round(silent);
    void lanes.round(silent.slice(0, 2));
    silent[0]?.giveUp();
    await ticks();
    should(silent.map(({ asked }) => asked)).eql([1, 1, 0]);
  });

  it('rest longer the longer they take', async () => {
    let now = 0;
    let asked = 0;
    const rest = new Rest();
    const slow = () =>
      rest.over(
        async () => {
          asked += 1;
          now += 4_000;
          return true;
        },
        () => 0,
        () => now,
      );
    await slow();
    now = 23_999;
    await slow();
    should(asked).equal(1);
    now = 24_000;
    await slow();
    should(asked).equal(2);
  });
});
