import should from 'should';
import { MOST_RUNS, Runs } from '../../../../../nodes/common/search/search-node';

const MINUTE = 60_000;

describe('What a node that searches remembers', () => {
  it('is each run with what it found, where it searches now and then', () => {
    const runs = new Runs();
    for (const minute of [0, 1, 10]) runs.add(minute, 1, minute * MINUTE);
    should([...runs].map(({ at, items }) => [at / MINUTE, items])).eql([
      [0, 0],
      [1, 1],
      [10, 10],
    ]);
  });

  it('is at once the latest run, however soon it comes', () => {
    const runs = new Runs();
    runs.add(3, 1, 0);
    runs.add(8, 2, 5_000);
    should([...runs]).match([{ items: 3 }, { at: 5_000, items: 8, pages: 2 }]);
    should(runs.last).eql({ at: 5_000, items: 8, pages: 2 });
  });

  it('stays where it was, however long nothing comes after two that came soon', () => {
    const runs = new Runs();
    runs.add(5, 1, 0);
    runs.add(1_000, 10, MINUTE / 2);
    runs.add(1, 1, 180 * MINUTE);
    should([...runs].map(({ at, items }) => [at / MINUTE, items])).eql([
      [0, 5],
      [0.5, 1_000],
      [180, 1],
    ]);
  });

  it('is the most of each minute of the last hour, where it searches all the time', () => {
    const runs = new Runs();
    for (let second = 0; second <= 7_200; second++) runs.add(second % 3_000 === 5 ? 8 : 0, 1, second * 1_000);
    const kept = [...runs];
    should(kept.length).equal(MOST_RUNS);
    should(kept[0]?.at).be.within(3_550_000, 3_650_000);
    should(kept.filter(({ items }) => items === 8)).have.length(1);
    should(runs.last).match({ at: 7_200_000, items: 0 });
  });
});
