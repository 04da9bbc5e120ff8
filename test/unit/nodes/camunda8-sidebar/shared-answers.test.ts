import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import should from 'should';
import { forgetAnswers, sharedAnswer } from '../../../../nodes/camunda8-sidebar/shared-answers';
import type { Onlooker } from '../../../../src/processes/onlooker';
import { FakeClock } from '../../../support/fake-clock';
import { refusal } from '../../../support/refusal';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

describe('An answer that many ask for', () => {
  let cluster: Onlooker;
  let clock: FakeClock;
  let asked: number;
  beforeEach(() => {
    cluster = {} as Onlooker;
    clock = new FakeClock({ sleepers: 'wait' });
    asked = 0;
  });

  const ask = (question = 'q', answer: () => Promise<unknown> = async () => asked, kept?: number) =>
    sharedAnswer(
      cluster,
      question,
      () => {
        asked += 1;
        return answer();
      },
      { kept: () => kept, clock },
    );

  /** Asks so many questions, one after the other. */
  async function askAll(count: number, answer?: () => Promise<unknown>): Promise<void> {
    for (let number = 1; number <= count; number++) await ask(`q${number}`, answer);
  }

  /** Whether Node-RED is asked anew. */
  async function isForgotten(question: string): Promise<boolean> {
    const before = asked;
    await ask(question);
    return asked > before;
  }

  it('counts for two seconds after it came', async () => {
    await ask();
    clock.advance(1_999);
    should(await ask()).equal(1);
    clock.advance(1);
    should(await ask()).equal(2);
  });

  it('is waited for by all who ask meanwhile, however long it takes', async () => {
    let give = (_value: number) => {};
    const slow = ask('q', () => new Promise((resolve) => (give = resolve)));
    clock.advance(60_000);
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
    clock.advance(2_000);
    should(await ask('failing')).equal(3);
    clock.advance(27_999);
    should(await ask()).equal(2);
    clock.advance(1);
    should(await ask()).equal(4);
  });

  it('is one for each question and each cluster', async () => {
    await ask('one');
    await ask('two');
    cluster = {} as Onlooker;
    await ask('one');
    should(asked).equal(3);
  });

  it('is asked for anew when something was changed', async () => {
    await ask();
    forgetAnswers(cluster);
    await ask();
    should(asked).equal(2);
  });

  it('is out of memory when it counts no longer, though nobody asks any more', async () => {
    let answer: WeakRef<object> | undefined;
    await ask('q', async () => {
      const large = { xml: 'x'.repeat(1_000) };
      answer = new WeakRef(large);
      return large;
    });
    const isThere = async () => {
      await new Promise(setImmediate);
      collectGarbage();
      return answer?.deref() !== undefined;
    };
    should(await isThere()).be.true();
    clock.advance(2_000);
    should(await isThere()).be.false();
  });

  it('is out of memory at once where others take its place, though its time is not over', async () => {
    let answer: WeakRef<object> | undefined;
    await ask('q', async () => {
      const large = { xml: 'x'.repeat(1_000) };
      answer = new WeakRef(large);
      return large;
    });
    await askAll(100);
    await new Promise(setImmediate);
    collectGarbage();
    should(answer?.deref()).be.undefined();
  });

  it('is kept with 99 others: of more, those that came first are forgotten', async () => {
    await askAll(102);
    should(await isForgotten('q3')).be.false();
    should(await isForgotten('q2')).be.true();
  });

  it('is kept with others of 20 million characters in all: of more, those that came first are forgotten', async () => {
    const large = 'x'.repeat(3_900_000);
    await askAll(6, async () => large);
    should(await isForgotten('q2')).be.false();
    should(await isForgotten('q1')).be.true();
  });

  it('is waited for with 29 others: one more is refused, and asked for when one has its answer', async () => {
    const give: (() => void)[] = [];
    const slow = () => new Promise<void>((resolve) => give.push(resolve)).then(() => 'slow');
    const waiting = Array.from({ length: 30 }, (_, number) => ask(`q${number}`, slow));
    const error = await refusal(() => ask('more'));
    should(error).match({ code: 'CAMUNDA_BUSY', message: /^Try again in a moment/ });
    should(error.cause.status).be.undefined();
    const same = ask('q7');
    should(asked).equal(30);
    give.shift()?.();
    await waiting[0];
    should(await ask('more')).equal(31);
    for (const one of give) one();
    should(await same).equal('slow');
    await Promise.all(waiting);
  });
});
