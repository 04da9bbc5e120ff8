import should from 'should';
import { Rest } from '../../../../nodes/camunda8-sidebar/form/clusters/rest';
import { LONGEST } from '../../../../nodes/camunda8-sidebar/form/poll';

describe('One of many that are asked', () => {
  let now: number;
  let asked: number;
  let rest: Rest;
  beforeEach(() => {
    [now, asked] = [0, 0];
    rest = new Rest();
  });

  const ask = (isGood = true, pause = 0) =>
    rest.over(
      async () => {
        asked += 1;
        return isGood;
      },
      () => pause,
      () => now,
    );

  it('is asked in each round where it goes well', async () => {
    for (let round = 0; round < 3; round++) await ask();
    should([asked, rest.isDoubtful]).eql([3, false]);
  });

  it('rests as long as it is to', async () => {
    await ask(true, 30_000);
    now = 29_999;
    await ask();
    should(asked).equal(1);
    now = 30_000;
    await ask();
    should(asked).equal(2);
  });

  it('rests longer the more often it fails', async () => {
    for (let second = 0; second < 100; second++) {
      now = second * 1_000;
      await ask(false);
    }
    should([asked, rest.isDoubtful]).eql([4, true]); // after 0, 10, 30 and 70 s
  });

  it('has failed where it throws, and is asked again', async () => {
    const thrown = rest.over(
      () => Promise.reject(new Error('an answer without a body')),
      () => 0,
      () => now,
    );
    await thrown;
    should(rest.isDoubtful).be.true();
    now = LONGEST;
    await ask();
    should([asked, rest.isDoubtful]).eql([1, false]);
  });

  it('is asked in the next round where it is woken while it is asked', async () => {
    const under = ask(true, 30_000);
    rest.wake();
    await under;
    await ask();
    should(asked).equal(2);
  });

  it('is asked at once where it is woken, but never twice at a time', async () => {
    await ask(false);
    rest.wake();
    await Promise.all([ask(), ask()]);
    should([asked, rest.isDoubtful]).eql([2, false]);
  });
});
