import should from 'should';
import { forgetAnswers, sharedAnswer } from '../../../../nodes/camunda8-sidebar/shared-answers';
import type { CamundaClient } from '../../../../src/camunda-client';

describe('An answer that many ask for', () => {
  let client: CamundaClient;
  let now: number;
  let asked: number;
  beforeEach(() => {
    client = {} as CamundaClient;
    [now, asked] = [0, 0];
  });

  const clock = { monotonic: () => now };
  const ask = (question = 'q', answer: () => Promise<number> = async () => asked, kept = 2_000) =>
    sharedAnswer(
      client,
      question,
      () => {
        asked += 1;
        return answer();
      },
      { kept, clock },
    );

  it('counts for two seconds after it came', async () => {
    await ask();
    now = 1_999;
    should(await ask()).equal(1);
    now = 2_000;
    should(await ask()).equal(2);
  });

  it('is waited for by all who ask meanwhile, however long it takes', async () => {
    let give = (_value: number) => {};
    const slow = ask('q', () => new Promise((resolve) => (give = resolve)));
    now = 60_000;
    const other = ask();
    give(7);
    should(await Promise.all([slow, other])).eql([7, 7]);
    should(asked).equal(1);
  });

  it('is a failure for all, and nobody hears of it twice', async () => {
    const failing = () => ask('q', () => Promise.reject(new Error('no')));
    await should(failing()).be.rejectedWith('no');
    await should(failing()).be.rejectedWith('no');
    should(asked).equal(1);
  });

  it('counts longer where it is to, but a failure never', async () => {
    const failing = () => Promise.reject(new Error('no'));
    await should(ask('failing', failing, 30_000)).be.rejectedWith('no');
    await ask('q', undefined, 30_000);
    now = 2_000;
    should(await ask('failing')).equal(3);
    now = 29_999;
    should(await ask()).equal(2);
    now = 30_000;
    should(await ask()).equal(4);
  });

  it('is one for each question and each client', async () => {
    await ask('one');
    await ask('two');
    client = {} as CamundaClient;
    await ask('one');
    should(asked).equal(3);
  });

  it('is asked for anew when something was changed', async () => {
    await ask();
    forgetAnswers(client);
    await ask();
    should(asked).equal(2);
  });
});
